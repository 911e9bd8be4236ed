import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { branchConfiguration } from '@huiyin/contracts';
import { bundleDoors } from '@huiyin/infra/bundle';
import { SERVICES } from '@huiyin/infra/services';
import { SURFACES } from '@huiyin/services';
import { doorsOf } from '@huiyin/surface';
import { longgang } from '@huiyin/testing';
import { afterAll, describe, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), 'huiyin-bundle-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const bundle = bundleDoors(longgang(), SERVICES, folder);

describe.each(doorsOf(SURFACES))('the bundle of $service $name', ({ service, name }) => {
  const folderOfDoor = bundle.folderOf(service, name);
  const file = join(folderOfDoor, 'index.mjs');

  test('needs nothing but Node', () => {
    const imported = [
      ...readFileSync(file, 'utf8').matchAll(/(?:^|[;\n}])import\s*[^"'()]*?from\s*["']([^"']+)["']/g),
    ];
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.map(([, name]) => name).filter((name) => !isBuiltin(name ?? ''))).toEqual([]);
  });

  test('is small enough to start quickly', () => {
    expect(statSync(file).size).toBeLessThan(2_000_000);
  });

  test('has its branch’s configuration beside it', () => {
    const beside: unknown = JSON.parse(readFileSync(join(folderOfDoor, 'branch.json'), 'utf8'));
    expect(branchConfiguration.parse(beside)).toEqual(longgang());
  });
});
