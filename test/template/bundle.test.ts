import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
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

/** Thousands of bytes a door may weigh. Whoever needs more says here why; a lower figure is welcome at any time. */
const BUDGETS: Readonly<Record<string, number>> = {
  // Every API has the whole route table with the shapes of its answers in it: 40 of each.
  // The inlet reads what people and machines send: phones, times and their zones are 30 of it.
  'intake api': 356,
  'intake clock': 275,
  // What an event says and whether it still may is 20 of it; the client of queues is in the relay as well.
  'intake dead-letters': 321,
  'intake forgetting': 272,
  'intake inlet': 308,
  'intake relay': 246,
  // Keys of months and their wrapping are 20 of the clock and the inbox; the relay judges weeks by binomials and switching, 17.
  'sampling api': 341,
  'sampling clock': 322,
  'sampling forgetting': 277,
  'sampling inbox': 310,
  'sampling relay': 251,
  // Reviews and their agreement are 8 of the API; the inbox draws calls for review by the keys of months, 19.
  'callback api': 382,
  'callback clock': 287,
  'callback forgetting': 311,
  'callback inbox': 321,
  'callback relay': 248,
  'callback tally': 267,
  // Deadlines with their holidays and how each is kept are 20 of each door but the relay and the clock; both sides and links to a bucket 10 of three.
  'complaint api': 420,
  'complaint clock': 268,
  'complaint deadlines': 406,
  'complaint forgetting': 350,
  'complaint inbox': 345,
  'complaint relay': 261,
  // Estimates and tests are 18 to 22, alerts and who answers 17, the calendar with its holidays 21. What a briefing looks like (40, and 69 for the
  // workbook) and what sends mail (150 to 180) are loaded when there is one to show or send. The relay knows how to fold, since examples are folds.
  'briefing api': 444,
  'briefing clock': 404,
  'briefing inbox': 307,
  'briefing relay': 279,
};

/** What a file of a bundle imports before it runs. */
const importsOf = (file: string): readonly string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(/(?:^|[;\n}])import\s*(?:[^"'()]*?from\s*)?["']([^"']+)["']/g),
  ].flatMap(([, name]) => name ?? []);

describe.each(doorsOf(SURFACES))('the bundle of $service $name', ({ service, name }) => {
  const folderOfDoor = bundle.folderOf(service, name);
  const file = join(folderOfDoor, 'index.mjs');

  test('needs nothing but Node and what lies beside it', () => {
    for (const each of readdirSync(folderOfDoor).filter((each) => each.endsWith('.mjs'))) {
      const imported = importsOf(join(folderOfDoor, each));
      expect(imported.length).toBeGreaterThan(0);
      expect(imported.filter((name) => !isBuiltin(name) && !existsSync(join(folderOfDoor, name)))).toEqual(
        [],
      );
    }
  });

  test('keeps its budget, so that it starts quickly', () => {
    const atStart = [
      file,
      ...importsOf(file).flatMap((name) => (isBuiltin(name) ? [] : [join(folderOfDoor, name)])),
    ];
    const weight = atStart.reduce((sum, each) => sum + statSync(each).size, 0);
    expect(weight).toBeLessThanOrEqual((BUDGETS[`${service} ${name}`] ?? 0) * 1000);
  });

  test('holds the holidays where a case is decided on or a day is folded, and nowhere else', () => {
    const isReckoning =
      (service === 'complaint' && ['api', 'inbox', 'forgetting', 'deadlines'].includes(name)) ||
      (service === 'briefing' && ['api', 'clock'].includes(name));
    expect(readFileSync(file, 'utf8').includes('2026-02-28')).toBe(isReckoning);
  });

  test('has no way to send mail at its start, and only the doors that mail have one beside it', () => {
    const sending = readdirSync(folderOfDoor).filter((each) =>
      readFileSync(join(folderOfDoor, each), 'utf8').includes('Auto-Submitted'),
    );
    expect(sending).not.toContain('index.mjs');
    expect(sending.length > 0).toBe(['briefing clock', 'complaint deadlines'].includes(`${service} ${name}`));
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
