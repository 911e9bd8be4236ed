import { describe, expect, it } from 'vitest';
import { holdsInfinite, withoutInfinite } from './infinite.ts';

const read = (text: string): unknown => JSON.parse(text);

describe('a number that JSON writes and no double holds', () => {
  it.each(['1e400', '-1e400', '[1,[1e400]]', '{"meter":{"reading":[0,1e999]}}'])('is found in %s', (text) => {
    expect(holdsInfinite(read(text))).toBe(true);
  });

  it.each([
    '0',
    '1.7976931348623157e308',
    '-1e-400',
    'null',
    'true',
    '"1e400"',
    '[]',
    '{}',
    '{"1e400":[null,{"a":1}]}',
  ])('is not in %s, which stays as it is', (text) => {
    expect(holdsInfinite(read(text))).toBe(false);
    expect(withoutInfinite(read(text))).toEqual(read(text));
  });

  it('gives way to null, and to nothing else of the value', () => {
    const value = read(
      '{"orderId":"WO-1","meter":[1e400,{"before":-1e400,"after":7}],"note":null,"ok":true}',
    );
    expect(withoutInfinite(value)).toEqual({
      orderId: 'WO-1',
      meter: [null, { before: null, after: 7 }],
      note: null,
      ok: true,
    });
  });
});
