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

/**
 * Thousands of bytes a door may weigh. Who may call which route for how much of it, with whose team, is 2 of each API. Whoever needs more says here why; a lower figure is welcome at any time.
 */
const BUDGETS: Readonly<Record<string, number>> = {
  // Estimates and tests are 22 of the first two; that folds know the periods above them (the calendar) is 21 of the inbox.
  // What a briefing looks like (40, and 69 for the workbook) and what sends mail (150 to 180) are loaded when there is one to show or send.
  'briefing api': 350,
  'briefing clock': 350,
  'briefing inbox': 286,
  // Since results are corrected and customers are not rung by two: a task has more commands.
  // The route table has every answer's schema; a briefing's is 5 of each API.
  'callback api': 337,
  'callback clock': 282,
  'callback forgetting': 306,
  'callback inbox': 296,
  'callback relay': 244,
  // Complaint reckons deadlines: the calendar with its holidays and how a deadline is kept are 10 of each door. A case's history is 2, its kinds and their steps are 6.
  'complaint api': 349,
  'complaint clock': 256,
  'complaint forgetting': 318,
  'complaint inbox': 308,
  'complaint relay': 248,
  // What open work needs of a month is asked before its keys go.
  'intake api': 327,
  'intake clock': 277,
  'intake forgetting': 268,
  'intake inlet': 303,
  'intake relay': 242,
  'sampling api': 294,
  // Binds the branch to the keys of months: keys and their wrapping are 20 of it.
  'sampling clock': 283,
  'sampling forgetting': 268,
  'sampling inbox': 299,
  'sampling relay': 243,
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

  test('holds the holidays where a case is decided on, and nowhere else', () => {
    const isReckoning = service === 'complaint' && ['api', 'inbox', 'forgetting'].includes(name);
    expect(readFileSync(file, 'utf8').includes('2026-02-28')).toBe(isReckoning);
  });

  test('has no way to send mail at its start, and only the door that mails has one beside it', () => {
    const sending = readdirSync(folderOfDoor).filter((each) =>
      readFileSync(join(folderOfDoor, each), 'utf8').includes('Auto-Submitted'),
    );
    expect(sending).not.toContain('index.mjs');
    expect(sending.length > 0).toBe(service === 'briefing' && name === 'clock');
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
