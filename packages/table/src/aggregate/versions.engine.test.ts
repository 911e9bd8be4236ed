import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { localTable } from '@huiyin/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf, TRACE, VISIT, visitOf } from '../visit.double.ts';
import type { Item } from './item.ts';

const START = Date.parse('2026-10-05T02:00:00.000Z');
const key = keyOf('1');

async function tableWithClock() {
  let now = START;
  const local = await localTable(undefined, () => new Date(now));
  return {
    local,
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
    save: async (note: string) => {
      const found = await local.table.load(VISIT, key);
      const saved = await local.table.save(VISIT, visitOf({ note }), found, TRACE);
      return saved.saved ? saved.version : undefined;
    },
    async rawItem(): Promise<Item> {
      const { Item = {} } = await local.client.send(
        new GetItemCommand({ TableName: local.tableName, Key: marshall(key) }),
      );
      return Item;
    },
    async restore(item: Item | undefined) {
      await local.client.send(new PutItemCommand({ TableName: local.tableName, Item: item }));
    },
    async [Symbol.asyncDispose]() {
      await local[Symbol.asyncDispose]();
    },
  };
}

describe('the version of an item', () => {
  it('is the moment of its first save in milliseconds, and the moment of each later one', async () => {
    await using clocked = await tableWithClock();
    expect(await clocked.save('first')).toBe(START);
    clocked.advance(250);
    expect(await clocked.save('second')).toBe(START + 250);
    expect(await clocked.local.table.load(VISIT, key)).toMatchObject({ version: START + 250 });
  });

  it('rises within one millisecond, and when the clock was put back', async () => {
    await using clocked = await tableWithClock();
    await clocked.save('first');
    expect(await clocked.save('second')).toBe(START + 1);
    clocked.advance(-60_000);
    expect(await clocked.save('third')).toBe(START + 2);
  });

  it('is higher than any that was when an older item was restored', async () => {
    await using clocked = await tableWithClock();
    await clocked.save('first');
    const backup = await clocked.rawItem();
    clocked.advance(1000);
    await clocked.save('second');
    const last = await clocked.save('third');
    clocked.advance(1000);
    await clocked.restore(backup);
    expect(await clocked.save('after the restore')).toBeGreaterThan(Number(last));
  });

  it('comes twice in no history of saves, of a moving clock and of restores', async () => {
    const saves = fc.record({ act: fc.constant('save' as const), advance: fc.integer({ min: 0, max: 3 }) });
    const restores = fc.record({ act: fc.constant('restore' as const), which: fc.nat() });
    await using clocked = await tableWithClock();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(saves, restores), { maxLength: 12 }), async (history) => {
        const versions: (number | undefined)[] = [];
        const backups: Item[] = [];
        for (const step of history) {
          if (step.act === 'save') {
            clocked.advance(step.advance);
            versions.push(await clocked.save('any'));
            backups.push(await clocked.rawItem());
          } else if (backups.length > 0) {
            // A restore takes longer than the versions of one millisecond run ahead of the clock.
            clocked.advance(history.length);
            await clocked.restore(backups[step.which % backups.length]);
          }
        }
        expect(versions).toEqual([...new Set(versions)].sort((a, b) => Number(a) - Number(b)));
        clocked.advance(1000);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a save', () => {
  it('over nothing is refused where something lies, and answers what', async () => {
    await using local = await localTable();
    await local.table.save(VISIT, visitOf({ note: 'first' }), undefined, TRACE);
    expect(await local.table.save(VISIT, visitOf(), undefined, TRACE)).toEqual({
      saved: false,
      existing: await local.table.load(VISIT, key),
    });
  });

  it('over a version that is no longer there is refused, and answers what is', async () => {
    await using local = await localTable();
    await local.table.save(VISIT, visitOf({ note: 'first' }), undefined, TRACE);
    const first = await local.table.load(VISIT, key);
    await local.table.save(VISIT, visitOf({ note: 'second' }), first, TRACE);
    expect(await local.table.save(VISIT, visitOf({ note: 'third' }), first, TRACE)).toMatchObject({
      saved: false,
      existing: { state: { note: 'second' } },
    });
  });

  it('over something where nothing lies any more is refused', async () => {
    await using local = await localTable();
    await using elsewhere = await localTable();
    await elsewhere.table.save(VISIT, visitOf(), undefined, TRACE);
    const over = await elsewhere.table.load(VISIT, key);
    expect(await local.table.save(VISIT, visitOf(), over, TRACE)).toEqual({
      saved: false,
      existing: undefined,
    });
  });
});
