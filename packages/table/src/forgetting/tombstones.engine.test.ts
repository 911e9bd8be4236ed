import { localTable } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { tombstonesIn } from './tombstones.ts';

const MOMENT = '2026-10-06T02:00:00.000Z';
const AFTER = '2026-10-07T02:00:00.000Z';

describe('a forgotten customer', () => {
  it('is known under each of their keys, with the moment', async () => {
    await using local = await localTable();
    const tombstones = tombstonesIn(local.table);
    await tombstones.write(['key-2025', 'key-2026'], MOMENT, 'trace-1');
    expect(await tombstones.forgottenAt('key-2025')).toBe(MOMENT);
    expect(await tombstones.forgottenAt('key-2026')).toBe(MOMENT);
    expect(await tombstones.forgottenAt('key-other')).toBeUndefined();
  });

  it('who asks again is forgotten up to then; being told of the first time again changes nothing', async () => {
    await using local = await localTable();
    const tombstones = tombstonesIn(local.table);
    await tombstones.write(['key'], MOMENT, 'trace-1');
    await tombstones.write(['key'], AFTER, 'trace-2');
    const before = local.operations.length;
    await tombstones.write(['key'], MOMENT, 'trace-1');
    await tombstones.write(['key'], AFTER, 'trace-3');
    expect(local.operations.slice(before).map(({ units }) => units.write)).toEqual([0, 0]);
    expect(await tombstones.forgottenAt('key')).toBe(AFTER);
  });

  it('costs one read unit to ask for, whether or not they were forgotten', async () => {
    await using local = await localTable();
    const tombstones = tombstonesIn(local.table);
    await tombstones.write(['key'], MOMENT, 'trace-1');
    const before = local.operations.length;
    await tombstones.forgottenAt('key');
    await tombstones.forgottenAt('key-other');
    expect(local.operations.slice(before).map(({ units }) => units)).toEqual([
      expect.objectContaining({ read: 1, write: 0 }),
      expect.objectContaining({ read: 1, write: 0 }),
    ]);
  });
});
