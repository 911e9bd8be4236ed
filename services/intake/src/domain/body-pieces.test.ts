import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPieces, PIECE_CHARACTERS_MAX } from './body-pieces.ts';

describe('a body in pieces', () => {
  it('is the body again, each piece within the limit and well formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 9 }), (body, max) => {
        const pieces = inPieces(body, max);
        expect(pieces.join('')).toBe(body);
        expect(pieces.every((piece) => piece.length > 0 && piece.length <= max && piece.isWellFormed())).toBe(
          true,
        );
      }),
    );
  });

  it.each([
    ['', 3, []],
    ['abc', 3, ['abc']],
    ['abcd', 3, ['abc', 'd']],
    ['ab😀', 3, ['ab', '😀']],
    ['a😀b', 3, ['a😀', 'b']],
    ['a\u{10ffff}b', 2, ['a', '\u{10ffff}', 'b']],
    ['a\u{10000}b', 2, ['a', '\u{10000}', 'b']],
    ['a\ud7ffb', 2, ['a\ud7ff', 'b']],
    ['a\ue000b', 2, ['a\ue000', 'b']],
  ] as const)('of %j, at most %d characters each', (body, max, pieces) => {
    expect(inPieces(body, max)).toEqual(pieces);
  });

  it('is one piece as long as an item has room for it', () => {
    expect(inPieces('x'.repeat(PIECE_CHARACTERS_MAX))).toHaveLength(1);
    expect(inPieces('x'.repeat(PIECE_CHARACTERS_MAX + 1))).toHaveLength(2);
  });
});
