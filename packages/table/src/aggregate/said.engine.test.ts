import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { localTable } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { emitter, eventsOfItem } from '../outbox/relay.ts';
import { keyOf, TRACE, VISIT, type Visit, visitOf } from '../visit.double.ts';
import type { AggregateType } from './aggregate-type.ts';

const key = keyOf('1');

/** A table in which one visit is saved again and again, a second apart. */
async function history(type: AggregateType<Visit> = VISIT) {
  let seconds = 0;
  const local = await localTable(undefined, () => new Date(seconds * 1000));
  const item = async () => {
    const { Item = {} } = await local.client.send(
      new GetItemCommand({ TableName: local.tableName, Key: marshall(key) }),
    );
    return Item;
  };
  return {
    item,
    async save(
      second: number,
      visit: Partial<Visit>,
      ...emits: readonly ('callback.requested' | 'callback.withdrawn')[]
    ) {
      seconds = second;
      const found = await local.table.load(type, key);
      await local.table.save(type, visitOf(visit), found, { ...TRACE, traceId: `trace-${second}` }, emits);
    },
    said: async (which: 'new' | 'all') =>
      eventsOfItem([emitter(type)], await item(), 'longgang', which).map(({ id }) => id),
    async [Symbol.asyncDispose]() {
      await local[Symbol.asyncDispose]();
    },
  };
}

describe('what an item says', () => {
  it('is new once, and the same under the same id in every replay after silent saves', async () => {
    await using visits = await history();
    await visits.save(1, {}, 'callback.requested');
    const first = await visits.said('new');
    expect(first).toEqual(['visit/1/1000/callback.requested']);
    expect(await visits.said('all')).toEqual(first);
    for (const second of [2, 3]) {
      await visits.save(second, { note: `silent ${second}` });
      expect(await visits.said('new')).toEqual([]);
      expect(await visits.said('all')).toEqual(first);
    }
  });

  it('is new alone in the save that says it, beside what was said before', async () => {
    await using visits = await history();
    await visits.save(1, {}, 'callback.requested');
    await visits.save(2, { isWithdrawn: true }, 'callback.withdrawn');
    expect(await visits.said('new')).toEqual(['visit/1/2000/callback.withdrawn']);
    expect(await visits.said('all')).toEqual([
      'visit/1/1000/callback.requested',
      'visit/1/2000/callback.withdrawn',
    ]);
  });

  it('is said anew under a new id when a save says it again', async () => {
    await using visits = await history();
    await visits.save(1, {}, 'callback.requested');
    await visits.save(2, { note: 'moved' }, 'callback.requested');
    expect(await visits.said('all')).toEqual(['visit/1/2000/callback.requested']);
  });

  it('is nothing that no save ever said', async () => {
    await using visits = await history();
    await visits.save(1, { isWithdrawn: true }, 'callback.withdrawn');
    expect(await visits.said('all')).toEqual(['visit/1/1000/callback.withdrawn']);
  });

  it('is gone for good with a state that no longer yields it', async () => {
    await using visits = await history();
    await visits.save(1, { isWithdrawn: true }, 'callback.withdrawn');
    await visits.save(2, {}, 'callback.requested');
    await visits.save(3, { isWithdrawn: true });
    expect(await visits.said('all')).toEqual(['visit/1/2000/callback.requested']);
  });

  it('lies in the item as the version of each event, marked only where the save said something', async () => {
    await using visits = await history();
    await visits.save(1, {});
    expect(await visits.item()).not.toHaveProperty('n');
    expect(await visits.item()).not.toHaveProperty('ev');
    await visits.save(2, {}, 'callback.requested');
    expect(await visits.item()).toMatchObject({
      n: { BOOL: true },
      ev: { M: { 'callback.requested': { N: '2000' } } },
    });
    await visits.save(3, {});
    expect(await visits.item()).not.toHaveProperty('n');
    expect(await visits.item()).toMatchObject({ ev: { M: { 'callback.requested': { N: '2000' } } } });
  });

  it('cannot be an event that the state does not yield: nothing is saved then', async () => {
    await using visits = await history();
    await expect(visits.save(1, {}, 'callback.withdrawn')).rejects.toMatchObject({
      code: 'event-not-yielded',
      message: 'The state of visit yields no callback.withdrawn',
    });
    expect(await visits.item()).toEqual({});
  });

  it('cannot be anything for a type without events', async () => {
    const { eventsOf: _, ...silent } = VISIT;
    await using visits = await history(silent);
    await expect(visits.save(1, {}, 'callback.requested')).rejects.toMatchObject({
      code: 'event-not-yielded',
    });
    await visits.save(1, {});
    expect(await visits.said('all')).toEqual([]);
  });
});
