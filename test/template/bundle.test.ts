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
const bundle = await bundleDoors(longgang(), SERVICES, folder);

/**
 * Thousands of bytes a door may weigh. Whoever needs more says here why; a lower figure is welcome at any time.
 */
const BUDGETS: Readonly<Record<string, number>> = {
  'briefing api': 503,
  'briefing clock': 717,
  'briefing inbox': 322,
  // Since results are corrected and customers are not rung by two: a task has more commands.
  'callback api': 440,
  'callback clock': 379,
  'callback forgetting': 413,
  'callback inbox': 390,
  'callback relay': 304,
  // Complaint reckons deadlines: the calendar with its holidays and how a deadline is kept are 10 of each door.
  'complaint api': 434,
  'complaint clock': 415,
  'complaint forgetting': 420,
  'complaint inbox': 392,
  'complaint relay': 306,
  // What open work needs of a month is asked before its keys go.
  'intake api': 428,
  'intake clock': 400,
  'intake forgetting': 340,
  'intake inlet': 420,
  'intake relay': 302,
  'sampling api': 375,
  'sampling clock': 355,
  'sampling forgetting': 340,
  'sampling inbox': 410,
  'sampling relay': 302,
};

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

  test('keeps its budget, so that it starts quickly', () => {
    expect(statSync(file).size).toBeLessThanOrEqual((BUDGETS[`${service} ${name}`] ?? 0) * 1000);
  });

  test('holds the holidays where a case is decided on, and nowhere else', () => {
    const isReckoning = service === 'complaint' && ['api', 'inbox', 'forgetting'].includes(name);
    expect(readFileSync(file, 'utf8').includes('2026-02-28')).toBe(isReckoning);
  });

  test('holds no way to credentials but the environment', () => {
    expect(/AssumeRole|GetRoleCredentials/.test(readFileSync(file, 'utf8'))).toBe(false);
  });

  test('has its branch’s configuration beside it', () => {
    const beside: unknown = JSON.parse(readFileSync(join(folderOfDoor, 'branch.json'), 'utf8'));
    expect(branchConfiguration.parse(beside)).toEqual(longgang());
  });
});
