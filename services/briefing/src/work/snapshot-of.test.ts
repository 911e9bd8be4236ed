import { expect, it } from 'vitest';
import { snapshotOf } from './snapshot-of.ts';

it('a document has the same snapshot in whatever order its members stand', () => {
  const one = { b: [{ y: 1, x: '回' }], a: null };
  const other = { a: null, b: [{ x: '回', y: 1 }] };
  expect(snapshotOf(other)).toBe(snapshotOf(one));
  // printf '{"a":null,"b":[{"x":"回","y":1}]}' | sha256sum
  expect(snapshotOf(one)).toBe('9e571ff87d5a96f1eb3244cc16406707640b079875173273e50c63642f844c9f');
});

it('and another where a figure, or the order of a list, is another', () => {
  const known = snapshotOf({ a: [1, 2] });
  expect(snapshotOf({ a: [2, 1] })).not.toBe(known);
  expect(snapshotOf({ a: [1, 3] })).not.toBe(known);
  expect(snapshotOf({ b: [1, 2] })).not.toBe(known);
});
