import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  'briefing api': 420,
  'briefing clock': 569,
  'briefing inbox': 262,
  // Since results are corrected and customers are not rung by two: a task has more commands.
  'callback api': 333,
  'callback clock': 282,
  'callback forgetting': 304,
  'callback inbox': 295,
  'callback relay': 244,
  // Complaint reckons deadlines: the calendar with its holidays and how a deadline is kept are 10 of each door. A case's history is 2, its kinds and their steps are 6,
  // requests that come another way 5; whoever reads the table of routes carries their contract.
  'complaint api': 344,
  'complaint clock': 254,
  'complaint forgetting': 318,
  'complaint inbox': 309,
  'complaint relay': 248,
  // What open work needs of a month is asked before its keys go.
  'intake api': 322,
  'intake clock': 276,
  'intake forgetting': 267,
  'intake inlet': 302,
  'intake relay': 242,
  'sampling api': 285,
  'sampling clock': 260,
  'sampling forgetting': 267,
  'sampling inbox': 297,
  'sampling relay': 242,
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

  // A door reads it as it lies there, without the contract.
  test('has its branch’s configuration beside it', () => {
    const beside: unknown = JSON.parse(readFileSync(join(folderOfDoor, 'branch.json'), 'utf8'));
    expect(beside).toEqual(longgang());
  });
});
