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
 * Thousands of bytes a door may weigh. Who may call which route for how much of it, with whose team, is 2 of each API; the shapes of policies and of teams' rates are 1 of those. Whoever needs more says here why; a lower figure is welcome at any time.
 */
const BUDGETS: Readonly<Record<string, number>> = {
  // An API door has the whole route table in it: the room and the reveals are 3 of each.
  // Estimates and tests are 18 of the first two; that folds know the periods above them (the calendar) is 21 of the inbox.
  'briefing api': 388,
  // What sends mail (150 to 180) is loaded with the first letter.
  'briefing clock': 525,
  // Estimates and tests are 22 of the first two; that folds know the periods above them (the calendar) is 21 of the inbox.
  // What a briefing looks like (40, and 69 for the workbook) and what sends mail (150 to 180) are loaded when there is one to show or send.
  'briefing inbox': 292,
  // Since results are corrected and customers are not rung by two: a task has more commands.
  // Reviews: their routes are 3 of each API, their rules and the agreement of reviewers 8 of this one.
  'callback api': 375,
  'callback clock': 284,
  'callback forgetting': 312,
  // Draws calls for review: the keys of months are 19 of it.
  'callback inbox': 320,
  'callback relay': 247,
  // Complaint reckons deadlines: the calendar with its holidays and how a deadline is kept are 10 of each door. A case's history is 2, its kinds and their steps are 6.
  // How long it was in each state, and what became of hand-overs, is 1 of each door that knows its shape; the analysis of a briefing is 1 of each API.
  'complaint api': 413,
  'complaint clock': 268,
  'complaint deadlines': 512,
  'complaint forgetting': 349,
  'complaint inbox': 344,
  'complaint relay': 261,
  // Complaint reckons deadlines: the calendar with its holidays and how a deadline is kept are 10 of each door. A case's history is 2, its kinds and their steps are 6; what it repeats is 3; who answers outside and by when is 2.
  // Both sides and their appeal are 4; links to a bucket, which only three doors have, are 6 of theirs. The shapes of both are 1 of every door.
  // The route table has every answer's schema; a briefing's is 5 of each API.
  // What open work needs of a month is asked before its keys go.
  'intake api': 349,
  'intake clock': 277,
  'intake forgetting': 270,
  'intake inlet': 305,
  'intake relay': 244,
  'sampling api': 325,
  // Binds the branch to the keys of months: keys and their wrapping are 20 of it.
  'sampling clock': 305,
  'sampling forgetting': 272,
  'sampling inbox': 305,
  // A policy is proposed, approved, refused or taken back by its rules.
  // Both sides and their appeal are 4; links to a bucket, which only three doors have, are 6 of theirs. The shapes of both are 1 of every door.
  // Estimates and tests are 18 of the first two, and the plan of calls is 6 of the first; that folds know the periods above them (the calendar) is 21 of the inbox.
  // The examples of its items are folds, so that it knows how to fold.
  'briefing relay': 254,
  // Binds the branch to the keys of months: keys and their wrapping are 20 of it. Judges weeks: binomials and switching are 17.
  'sampling relay': 247,
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
    const isReckoning = service === 'complaint' && ['api', 'inbox', 'forgetting', 'deadlines'].includes(name);
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
