import { describe, expect, it } from 'vitest';
import { sniff } from './sniff.ts';

const text = (given: string): number[] => [...given].map((each) => each.charCodeAt(0));
const KNOWN = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/webp', [...text('RIFF'), 1, 2, 3, 4, ...text('WEBP')]],
  ['application/pdf', text('%PDF-')],
] as const;

describe('what bytes are', () => {
  it.each(KNOWN)('is %s by their beginning', (type, bytes) => {
    expect(sniff(Uint8Array.from([...bytes, 9, 9]))).toBe(type);
  });

  it.each(KNOWN)('is nothing that is taken where one byte of %s is another, or missing', (type, bytes) => {
    bytes.forEach((byte, index) => {
      const isLength = type === 'image/webp' && index >= 4 && index < 8;
      const other = Uint8Array.from(bytes.map((each, at) => (at === index ? byte ^ 1 : each)));
      expect(sniff(other)).toBe(isLength ? type : undefined);
    });
    expect(sniff(Uint8Array.from(bytes.slice(0, -1)))).toBeUndefined();
  });

  it.each(['<html>', '<svg xmlns="http://www.w3.org/2000/svg">', 'MZ', '', '\u0000'])(
    'is not %j',
    (given) => {
      expect(sniff(Uint8Array.from(text(given)))).toBeUndefined();
    },
  );
});
