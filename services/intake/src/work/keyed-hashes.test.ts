import { customerOf, keyRingDouble } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { numbersKeyOf } from './keyed-hashes.ts';

const keys = keyRingDouble();
const contactOf = (id: string, ...phones: string[]) => ({ ...customerOf(), id, phones });

describe('the hash of a customer’s numbers', () => {
  it('is the same in whatever order they are reported, and another with every other number, customer and year', async () => {
    const of = (id: string, year: string, ...phones: string[]) =>
      numbersKeyOf(keys, contactOf(id, ...phones), year);
    const own = await of('C-1', '2026', '13800000000', '13900000000');
    expect(await of('C-1', '2026', '13900000000', '13800000000')).toBe(own);
    const others = [
      of('C-1', '2026', '13800000000', '13900000001'),
      of('C-1', '2026', '13800000000'),
      of('C-1', '2026'),
      of('C-2', '2026', '13800000000', '13900000000'),
      of('C-1', '2027', '13800000000', '13900000000'),
    ];
    expect(new Set([own, ...(await Promise.all(others))]).size).toBe(6);
  });
});
