import { describe, expect, it } from 'vitest';
import { canonicalItem } from './canonical.ts';

const NESTED_32 = Array.from({ length: 32 }).reduce<object>((inner) => ({ L: [inner] }), { S: 'x' });

describe('an item', () => {
  it.each([
    [{ pk: { S: 'héllo' } }, 2 + 6],
    [{ b: { B: 'YWJj' } }, 1 + 3],
    [{ t: { BOOL: true }, u: { NULL: true } }, 2 + 2],
    [{ m: { M: {} }, l: { L: [] } }, 2 + 6],
    [{ m: { M: { a: { S: 'b' } } } }, 1 + 3 + 1 + 2],
    [{ l: { L: [{ S: 'b' }, { N: '1' }] } }, 1 + 3 + 2 + 1 + 2],
    [{ s: { SS: ['a', 'bb'] }, n: { NS: ['1', '22'] } }, 2 + 3 + 4],
  ])('%j weighs %i bytes', (item, bytes) => {
    expect(canonicalItem(item).bytes).toBe(bytes);
  });

  it('has one form, whatever the order of its parts', () => {
    const one = canonicalItem({ b: { NS: ['2.0', '1'] }, a: { M: { y: { N: '1e1' }, x: { S: '' } } } });
    const other = canonicalItem({ a: { M: { x: { S: '' }, y: { N: '10' } } }, b: { NS: ['1', '2'] } });
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });

  it.each([
    [{ a: {} }, 'is empty'],
    [{ a: { S: 'x', N: '1' } }, 'more than one datatypes'],
    [{ a: { SS: [] } }, 'may not be empty'],
    [{ a: { NS: ['1', '1.0'] } }, 'duplicates'],
    [{ a: { NULL: false } }, 'must have the value of true'],
    [{ '': { S: 'x' } }, 'attribute name may not be empty'],
    [{ a: { S: 1 } }, 'text'],
    [{ a: { B: '???' } }, 'base64'],
    [{ a: NESTED_32 }, 'Nesting Levels'],
  ])('%j is refused: %s', (item, reason) => {
    expect(() => canonicalItem(item)).toThrow(reason);
  });

  it('keeps an attribute called __proto__', () => {
    const given: unknown = JSON.parse('{"__proto__":{"S":"x"}}');
    expect(JSON.stringify(canonicalItem(given).item)).toBe('{"__proto__":{"S":"x"}}');
  });
});
