import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from './cursor.ts';

const cursorOf = (text: string) => Buffer.from(text).toString('base64url');

describe('a cursor', () => {
  it('leads back to the key at which a page ended', () => {
    const key = { pk: { S: 'VISIT#1' }, sk: { S: '回访' }, i1pk: { S: 'TEAM#repair-1' } };
    expect(readCursor(writeCursor(key))).toEqual(key);
  });

  it('may stand in a path as it is', () => {
    expect(writeCursor({ pk: { S: '???>>>' } })).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '"pk"'],
    ['not of text', '{"pk":1}'],
    ['of keys within keys', '{"pk":{"S":"x"}}'],
  ])('that was never given out is refused: %s', (_, text) => {
    expect(() => readCursor(cursorOf(text))).toThrow(
      expect.objectContaining({
        code: 'cursor-unreadable',
        message: 'A cursor is not one that was given out',
        cause: expect.any(Error),
      }),
    );
  });
});
