import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, fingerprint, keyedHash, keyedHashText } from './index.ts';

const key = new Uint8Array(32).fill(7);

describe('a keyed hash', () => {
  it('is HMAC-SHA-256 of the parts, each behind its length', () => {
    // printf '\0\0\0\2WO\0\0\0\0011' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707…
    expect(Buffer.from(keyedHash(key, ['WO', '1'])).toString('hex')).toBe(
      '21e864e97777fd32ca84987d3e661f62569a80abaf475719c36effe087bc0e0d',
    );
  });

  it('tells apart any two different lists of parts', () => {
    const parts = fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const isSame = JSON.stringify(a) === JSON.stringify(b);
        expect(keyedHashText(key, a) === keyedHashText(key, b)).toBe(isSame);
      }),
    );
  });

  it('depends on the key', () => {
    expect(keyedHashText(new Uint8Array(32), ['WO'])).not.toBe(keyedHashText(key, ['WO']));
  });
});

describe('canonical JSON', () => {
  it.each<[unknown, string]>([
    [{ b: 1, a: [true, null, 'é'] }, '{"a":[true,null,"é"],"b":1}'],
    // RFC 8785, section 3.2.3: sorted by UTF-16 code units, so the emoji comes before U+FB33.
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\ud83d\ude00":5,"\ufb33":3}',
    ],
    // RFC 8785, appendix B.
    [
      [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0],
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    ],
    [{ gone: undefined, here: {} }, '{"here":{}}'],
    [JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
  ])('of %j is %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('means the same value, whatever the order of its fields', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(fingerprint(key, reversed(value))).toBe(fingerprint(key, value));
      }),
    );
  });

  it.each([
    [undefined, 'undefined'],
    [[undefined], 'undefined'],
    [Number.NaN, 'such number'],
    [Number.POSITIVE_INFINITY, 'such number'],
    [1n, 'bigint'],
    [() => 1, 'function'],
  ])('has no spelling for what JSON cannot say (%#)', (value, what) => {
    expect(() => canonicalJson(value)).toThrow(new TypeError(`JSON has no ${what}`));
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, field]) => [name, reversed(field)]),
  );
}
