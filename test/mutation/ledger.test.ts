import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Entry,
  hasLedger,
  PERCENT_MIN,
  percentOf,
  readLedger,
  type Survivor,
  shortcomingsOf,
  updated,
  writeLedger,
} from './ledger.ts';
import { fingerprintOf, type Room, roomsOf, sourcesOf } from './rooms.ts';

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
    // A ledger that is gone would take its room from the gate.
    expect(roomsOf(root).filter((each) => hasLedger(root, each))).toContainEqual(room);
    const sources = sourcesOf(root, room);
    expect(sources).toContain('packages/table/src/aggregate/item.ts');
    expect(sources.filter((path) => /\.(test|double)\.ts$|index\.ts$/.test(path))).toEqual([]);
  });
});

describe('in a folder', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'huiyin-ledger-'));
    writeFileSync(join(root, 'rule.ts'), 'one');
    writeFileSync(join(root, 'rule.test.ts'), 'test one');
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

  it('a fingerprint changes with the source and the test of its name, and with nothing else', () => {
    const prints = [fingerprintOf(root, 'rule.ts')];
    const change = (name: string, text: string) => {
      writeFileSync(join(root, name), text);
      prints.push(fingerprintOf(root, 'rule.ts'));
    };
    change('rule.ts', 'two');
    change('rule.test.ts', 'test two');
    expect(new Set(prints).size).toBe(3);
    change('other.test.ts', 'another test');
    change('other.ts', 'another source');
    expect(new Set(prints).size).toBe(3);
    rmSync(join(root, 'rule.test.ts'));
    expect(prints).not.toContain(fingerprintOf(root, 'rule.ts'));
  });
});
