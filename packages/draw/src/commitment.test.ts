import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commitmentOf } from './commitment.ts';

const key = '07'.repeat(32);

describe('the commitment to a key', () => {
  it('is the hash of one line that anybody can write', () => {
    // printf 'huiyin sampling key longgang 2026-10 0707…07' | sha256sum
    expect(commitmentOf({ branch: 'longgang', month: '2026-10', key })).toBe(
      '1bd7b15a0c17b54f10b87454f1600d5ea77058291e5836e528ba89b577aea590',
    );
  });

  it('is of that branch, month and key alone, however its digits are written', () => {
    const one = { branch: 'longgang', month: '2026-10', key: 'ab'.repeat(32) };
    expect(commitmentOf({ ...one, key: 'AB'.repeat(32) })).toBe(commitmentOf(one));
    const line = `huiyin sampling key longgang 2026-10 ${one.key}`;
    expect(commitmentOf(one)).toBe(createHash('sha256').update(line).digest('hex'));
    const all = [one, { ...one, branch: 'pingshan' }, { ...one, month: '2026-11' }, { ...one, key }];
    expect(new Set(all.map(commitmentOf)).size).toBe(4);
  });
});
