import { describe, expect, it } from 'vitest';
import { CursorUnreadable, readCursor, writeCursor } from './cursor.ts';

const key = { pk: { S: 'C#1' }, sk: { S: 'C' }, i1pk: { S: 'OPEN' }, i1sk: { S: '2026-10-05' } };
const range = { names: { pk: 'i1pk', sk: 'i1sk' }, pk: 'OPEN' };
const spell = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  it('is read back in the range that gave it out', () => {
    expect(readCursor(writeCursor(key), range)).toEqual(key);
    expect(readCursor(writeCursor(key))).toEqual(key);
    const long = { ...key, sk: { S: `a${'字'.repeat(341)}` } };
    expect(readCursor(writeCursor(long), range)).toEqual(long);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'rubbish'],
    ['no object', spell(7)],
    ['a value that is no text', spell({ pk: 7 })],
    ['an empty key', spell({ pk: 'C#1', sk: '', i1pk: 'OPEN', i1sk: '1' })],
    ['the key of another table', spell({ a: 'b' })],
    ['a key that lacks an attribute', spell({ pk: 'C#1', sk: 'C', i1pk: 'OPEN' })],
    ['a key with an attribute too many', spell({ pk: 'C#1', sk: 'C', i1pk: 'OPEN', i1sk: '1', x: '1' })],
    ['a key with another attribute', spell({ pk: 'C#1', sk: 'C', i1pk: 'OPEN', x: '1' })],
    ['a key longer than any', spell({ pk: 'C#1', sk: '字'.repeat(342), i1pk: 'OPEN', i1sk: '1' })],
    ['half a character', spell({ pk: 'C#\ud800', sk: 'C', i1pk: 'OPEN', i1sk: '1' })],
    ['another partition', spell({ pk: 'C#1', sk: 'C', i1pk: 'CLOSED', i1sk: '1' })],
  ])('that is %s is refused', (_, cursor) => {
    expect(() => readCursor(cursor, range)).toThrow(CursorUnreadable);
  });
});
