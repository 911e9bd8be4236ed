import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Entry,
  PERCENT_MIN,
  percentOf,
  readLedger,
  type Survivor,
  shortcomingsOf,
  updated,
  writeLedger,
} from './ledger.ts';
import { fingerprintsOf, isTypesOnly, type Room, roomsOf, sourcesOf } from './rooms.ts';

const room: Room = { name: 'table', folder: 'packages/table/src' };

const survivor = (line: string, reason = ''): Survivor => ({ line, was: '<', becomes: '<=', reason });
const entry = (mutants: number, noticed: number, ...survivors: Survivor[]): Entry => ({
  fingerprint: 'f',
  mutants,
  noticed,
  survivors,
});

describe('a ledger after a run', () => {
  it('has the reasons of survivors that were there before, wherever their line lies now', () => {
    const before = { a: entry(9, 7, survivor('if (x < 1)', 'the same below one'), survivor('gone', 'old')) };
    const measured = { a: entry(9, 7, survivor('if (y < 1)'), survivor('if (x < 1)')) };
    expect(updated(before, measured, ['a'])).toEqual({
      a: entry(9, 7, survivor('if (y < 1)'), survivor('if (x < 1)', 'the same below one')),
    });
  });

  it('gives each reason once: a second survivor of the same kind has none yet', () => {
    const before = { a: entry(9, 8, survivor('if (x < 1)', 'the same below one')) };
    const measured = { a: entry(9, 7, survivor('if (x < 1)'), survivor('if (x < 1)')) };
    expect(updated(before, measured, ['a']).a?.survivors.map(({ reason }) => reason)).toEqual([
      'the same below one',
      '',
    ]);
  });

  it('still has the sources that were not mutated, and no longer those that are gone', () => {
    const before = { a: entry(9, 9), b: entry(5, 5) };
    expect(updated(before, { c: entry(1, 1) }, ['a', 'c', 'never-measured'])).toEqual({
      a: entry(9, 9),
      c: entry(1, 1),
    });
  });
});

describe('a room', () => {
  it('answers for every survivor without a reason', () => {
    const content = { a: entry(100, 98, survivor('if (x < 1)', 'why'), survivor('if (y < 1)', ' ')) };
    expect(shortcomingsOf(room, content)).toEqual(['a: no test notices, in “if (y < 1)”: < → <=']);
  });

  it('answers for mutants that its tests do not notice, over all its sources', () => {
    expect(shortcomingsOf(room, { a: entry(90, 90), b: entry(10, 0) })).toEqual([]);
    expect(shortcomingsOf(room, { a: entry(990, 899), b: entry(10, 0) })).toEqual([
      `table: 89.9 % of its mutants are noticed, not ${PERCENT_MIN} %`,
    ]);
  });

  it('is not rounded up, and has nothing to answer for without mutants', () => {
    expect(percentOf({ a: entry(10_000, 8999) })).toBe(89.9);
    expect(percentOf({ a: entry(3, 3) })).toBe(100);
    expect(percentOf({})).toBe(100);
  });

  it('is every service’s domain, and the packages that everything rests on', () => {
    const root = join(import.meta.dirname, '../..');
    expect(roomsOf(root).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['table', 'seal', 'intake', 'sampling', 'callback', 'complaint', 'briefing']),
    );
    const sources = sourcesOf(root, room);
    expect(sources).toContain('packages/table/src/aggregate/item.ts');
    expect(sources.filter((path) => /\.(test|double)\.ts$|index\.ts$/.test(path))).toEqual([]);
  });
});

describe('in a folder', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'huiyin-ledger-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('a ledger is read as it was written, in the order of its sources', () => {
    expect(readLedger(root, room)).toEqual({});
    writeLedger(root, room, { b: entry(1, 1), a: entry(2, 1, survivor('x', 'why')) });
    expect(Object.entries(readLedger(root, room))).toEqual([
      ['a', entry(2, 1, survivor('x', 'why'))],
      ['b', entry(1, 1)],
    ]);
  });

  describe('a fingerprint', () => {
    const write = (files: Record<string, string>) => {
      mkdirSync(join(root, room.folder), { recursive: true });
      for (const [name, text] of Object.entries(files)) writeFileSync(join(root, room.folder, name), text);
    };
    const changed = (change: () => void) => {
      const before = fingerprintsOf(root, room);
      change();
      const after = fingerprintsOf(root, room);
      return Object.keys(after).filter((source) => after[source] !== before[source]);
    };
    const [rule, part] = [`${room.folder}/rule.ts`, `${room.folder}/part.ts`];

    beforeEach(() =>
      write({
        'part.ts': 'part',
        'rule.ts': "import { part } from './part.ts';",
        'rule.test.ts': "import { rule } from './rule.ts';",
        'journey.test.ts': "import { rule } from './rule.ts';",
        'other.test.ts': "import { other } from './other.ts';",
        'by-name.test.ts': 'by its name only',
        'by-name.ts': 'no test imports this',
      }),
    );

    it.each([
      ['its source', { 'rule.ts': "import type { part } from './part.ts';" }, [rule]],
      ['a source that nothing imports', { 'by-name.ts': 'two' }, [`${room.folder}/by-name.ts`]],
      ['the test of its name', { 'by-name.test.ts': 'two' }, [`${room.folder}/by-name.ts`]],
      // No test imports the part: those of the rule are the nearest.
      [
        'a test that imports it',
        { 'journey.test.ts': "import { rule as it } from './rule.ts';" },
        [part, rule],
      ],
      ['a test more', { 'more.test.ts': "import { part } from './part.ts';" }, [part]],
      ['nothing but another test', { 'other.test.ts': 'two' }, []],
    ])('changes with %s', (_what, files, sources) => {
      expect(changed(() => write(files))).toEqual(sources);
    });

    it('changes when such a test is gone', () => {
      expect(changed(() => rmSync(join(root, room.folder, 'journey.test.ts')))).toEqual([part, rule]);
      expect(changed(() => rmSync(join(root, room.folder, 'by-name.test.ts')))).toHaveLength(1);
    });
  });
});

describe('a source', () => {
  it.each([
    [
      "import type { A } from './a.ts';\n\n/** One. */\nexport interface B extends A {} // and no more\n",
      true,
    ],
    ["/* one */\nexport type A = 'a' | 'b';\nexport type { B } from './b.ts';\n", true],
    ["export type A = 'a';\nexport const A = 'a'; // type A\n", false],
    ["import './a.ts';\n", false],
  ])('is types and no more, or not: %j', (text, isSo) => {
    expect(isTypesOnly(text)).toBe(isSo);
  });
});
