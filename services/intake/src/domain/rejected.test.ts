import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inParts, storable } from './rejected.ts';

describe('a body in parts', () => {
  it('is the body again, each part within the limit and well formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 9 }), (body, max) => {
        const parts = inParts(body, max);
        expect(parts.join('')).toBe(body);
        expect(parts.every((part) => part.length > 0 && part.length <= max && part.isWellFormed())).toBe(
          true,
        );
      }),
    );
  });
});

describe('the reasons that are kept', () => {
  it.each([
    ['customer.张三', 'unknown-field', 'customer.*'],
    ['customer.a.b', 'unknown-field', 'customer.*'],
    ['stages.3.who', 'unknown-field', 'stages.3.*'],
    ['张三', 'unknown-field', '*'],
    ['customer.phones.0', 'impossible-phone', 'customer.phones.0'],
  ])('%s %s', (path, rule, kept) => {
    expect(storable([{ path, rule }])).toEqual([{ path: kept, rule }]);
  });
});
