import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { branchConfiguration } from '@huiyin/contracts';
import { bundleDoors } from '@huiyin/infra/bundle';
import { everyDoor } from '@huiyin/infra/doors';
import { longgang } from '@huiyin/testing';
import { afterAll, describe, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), 'huiyin-bundle-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const bundle = bundleDoors(longgang(), folder);

describe.each(everyDoor)('the bundle of $service $door', (door) => {
  const file = join(bundle.folderOf(door), 'index.mjs');

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
    const beside: unknown = JSON.parse(readFileSync(join(bundle.folderOf(door), 'branch.json'), 'utf8'));
    expect(branchConfiguration.parse(beside)).toEqual(longgang());
  });
});
