import { describe, expect, it } from 'vitest';
import { cutDepth, DEPTH_MAX, isTooDeep } from './depth.ts';

function nested(depth: number, inner: unknown = 'x'): unknown {
  let value = inner;
  for (let count = 0; count < depth; count += 1) value = count % 2 === 0 ? [value] : { inner: value };
  return value;
}

describe('a value', () => {
  it.each([
    ['a text', 'x'],
    ['null', null],
    ['as deep as may be', nested(DEPTH_MAX)],
  ])('%s is not too deep, and stays as it is', (_, value) => {
    expect(isTooDeep(value)).toBe(false);
    expect(cutDepth(value)).toEqual(value);
  });

  it.each([DEPTH_MAX + 1, 20_000])('nested %i deep is too deep, and is cut', (depth) => {
    const value = { orderId: 'WO-1', remark: nested(depth - 1) };
    expect(isTooDeep(value)).toBe(true);
    const cut = cutDepth(value);
    expect(isTooDeep(cut)).toBe(false);
    expect(cut).toMatchObject({ orderId: 'WO-1' });
    expect(JSON.stringify(cut)).toContain('null');
  });
});
