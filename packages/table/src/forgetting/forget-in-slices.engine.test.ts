import { describe, expect, it, vi } from 'vitest';
import { ItemUnreadable } from '../aggregate/item.ts';
import { beforeSend } from '../before-send.double.ts';
import { TRACE, VISIT, visit, visitOf } from '../visit.double.ts';
import { FORGETTING, forgettable } from './forget-in-slices.ts';
import {
  ARCHIVED,
  CUSTOMER,
  customerOf,
  FORGOTTEN_AT,
  type ForgettingDouble,
  forgettingDouble,
  INNOCENT,
  SAME_CUSTOMER_NEXT_YEAR,
} from './forgetting.double.ts';

const progressOf = async ({ local }: ForgettingDouble) =>
  (await local.table.load(FORGETTING, { pk: 'FORGETTING#customer-1', sk: 'F' }))?.state;

describe('the forgetting of a customer', () => {
  it('ends after finitely many slices of one page, with nobody left under any of their keys', async () => {
    await using double = await forgettingDouble();
    for (const id of ['1', '2', '3', '4']) await double.save(id, CUSTOMER);
    await double.save('5', SAME_CUSTOMER_NEXT_YEAR);
    for (const id of ['1', '6']) await double.save(id, CUSTOMER, ARCHIVED);
    // Seven visits, two tombstones and the progress itself, two a page, once for each of two types.
    expect(await double.forget(12)).toBeGreaterThan(8);
    expect(await double.naming(CUSTOMER, SAME_CUSTOMER_NEXT_YEAR)).toBe(0);
    expect(await double.load('1')).toEqual(visitOf({ id: '1', note: 'forgotten' }));
    expect(await double.load('6', ARCHIVED)).toEqual(visitOf({ id: '6', note: 'forgotten' }));
    expect(await progressOf(double)).toMatchObject({ forgotten: 7, unreadable: 0, endedAt: FORGOTTEN_AT });
  });

  it('ends in an empty table', async () => {
    await using double = await forgettingDouble({ itemsOfPage: 100, sliceMilliseconds: 1000 });
    expect(await double.forget(1)).toBe(1);
    expect(await progressOf(double)).toMatchObject({ pages: 2, forgotten: 0, type: 2 });
  });

  it('touches and parses nobody else', async () => {
    await using double = await forgettingDouble();
    for (const id of ['1', '2', '3', '4', '5', '6']) await double.save(id, INNOCENT);
    await double.save('7', CUSTOMER);
    const before = double.local.operations.length;
    const parsed = vi.spyOn(visit, 'safeParse');
    await double.forget(30);
    expect(parsed.mock.calls.map(([state]) => Object(state).id)).toEqual(['7', '7']);
    parsed.mockRestore();
    const written = double.local.operations.slice(before).flatMap(({ keys = [] }) => keys);
    expect(written.filter(({ pk }) => JSON.stringify(pk).includes('VISIT'))).toEqual([
      { pk: { S: 'VISIT#7' }, sk: { S: 'V' } },
    ]);
    expect(await double.naming(INNOCENT)).toBe(6);
  });

  it('is not stopped by an item of somebody else that cannot be read', async () => {
    await using double = await forgettingDouble();
    await double.spoil('1', INNOCENT);
    await double.save('2', CUSTOMER);
    await double.forget(20);
    expect(double.unreadable).toEqual([]);
    expect(await double.naming(CUSTOMER)).toBe(0);
  });

  it('reports and counts an item of the customer that cannot be read, and goes on with the others', async () => {
    await using double = await forgettingDouble({ itemsOfPage: 10 });
    await double.spoil('1', CUSTOMER);
    await double.save('2', CUSTOMER);
    await double.spoil('3', CUSTOMER);
    await double.forget(20);
    expect(double.unreadable).toEqual([expect.any(ItemUnreadable), expect.any(ItemUnreadable)]);
    expect(await progressOf(double)).toMatchObject({ forgotten: 1, unreadable: 2 });
    expect(await double.load('2')).toEqual(visitOf({ id: '2', note: 'forgotten' }));
  });

  it('stops where an item cannot be written, and meets it again', async () => {
    await using double = await forgettingDouble({ itemsOfPage: 10 });
    await double.save('1', CUSTOMER);
    let isDown = true;
    beforeSend(double.local.client, (command, { Item }) => {
      if (isDown && command === 'PutItemCommand' && Object(Item).t.S === 'visit') throw new Error('down');
    });
    await expect(double.slice()).rejects.toThrow('down');
    expect(await progressOf(double)).toMatchObject({ pages: 0, forgotten: 0 });
    isDown = false;
    await double.forget(20);
    expect(await double.naming(CUSTOMER)).toBe(0);
  });

  it('decides on an item as it is then: a visit that is another customer’s by now stays', async () => {
    await using double = await forgettingDouble({ itemsOfPage: 10 });
    await double.save('1', CUSTOMER);
    let isReassigned = false;
    beforeSend(double.local.client, async (command, { Key }) => {
      if (command !== 'GetItemCommand' || isReassigned || Object(Key).pk.S !== 'VISIT#1') return;
      isReassigned = true;
      await double.save('1', INNOCENT);
    });
    await double.forget(20);
    expect(await double.load('1')).toEqual(visitOf({ id: '1', customer: customerOf(INNOCENT) }));
  });

  it('says under which trace it forgot', async () => {
    await using double = await forgettingDouble();
    await double.save('1', CUSTOMER);
    const traces: unknown[] = [];
    beforeSend(double.local.client, (command, { Item }) => {
      const { tr, t } = Object(Item);
      if (command === 'PutItemCommand') traces.push(`${t.S} ${tr.S}`);
    });
    await double.forget(20);
    expect([...new Set(traces)].sort()).toEqual([
      'forgetting trace-forget',
      'tombstone trace-forget',
      'visit trace-forget',
    ]);
  });

  it('stops with a fault at a type that the service no longer has', async () => {
    await using double = await forgettingDouble();
    const { local } = double;
    await double.slice();
    const key = { pk: 'FORGETTING#customer-1', sk: 'F' };
    await local.table.change(FORGETTING, key, TRACE, (found) => ({
      next: found && { ...found, type: 2 },
      answer: undefined,
    }));
    await expect(double.slice()).rejects.toMatchObject({
      code: 'forgetting-unknown-type',
      message: 'A forgetting stands at a type that this service no longer has',
    });
  });

  it('scans consistently, so that it does not miss what was saved a moment ago', async () => {
    await using double = await forgettingDouble();
    const asked: unknown[] = [];
    beforeSend(double.local.client, (command, { ConsistentRead }) => {
      if (command === 'ScanCommand') asked.push(ConsistentRead);
    });
    await double.slice();
    expect(asked).toEqual([true]);
  });

  it('cannot be set up for a hash that does not lie as bytes, where no scan would find it', () => {
    const { binary: _, ...withoutBytes } = VISIT;
    const rule = () => () => ({ answer: undefined });
    expect(() => forgettable(withoutBytes, 'customer.customerKey', rule)).toThrow(
      expect.objectContaining({ code: 'forgettable-not-binary' }),
    );
    expect(() => forgettable(VISIT, 'customer.contactHash', rule)).toThrow(
      expect.objectContaining({
        code: 'forgettable-not-binary',
        message: 'No scan finds customer.contactHash of visit: it does not lie as bytes',
      }),
    );
  });
});

describe('a slice', () => {
  /** A clock that runs ten milliseconds on with every page that is scanned. */
  async function doubleWithClock(sliceMilliseconds: number) {
    let now = Date.parse(FORGOTTEN_AT);
    const double = await forgettingDouble({
      itemsOfPage: 1,
      sliceMilliseconds,
      now: () => new Date(now),
    });
    for (const id of ['1', '2', '3', '4']) await double.save(id, INNOCENT);
    beforeSend(double.local.client, (command) => {
      if (command === 'ScanCommand') now += 10;
    });
    return double;
  }

  it.each([
    [0, 1],
    [10, 1],
    [11, 2],
    [30, 3],
    [31, 4],
  ])('of %i milliseconds begins a page only while it lasts', async (sliceMilliseconds, pages) => {
    await using double = await doubleWithClock(sliceMilliseconds);
    expect(await double.slice()).toBe('unfinished');
    expect(await progressOf(double)).toMatchObject({ pages });
    expect(await double.slice()).toBe('unfinished');
    expect(await progressOf(double)).toMatchObject({ pages: 2 * pages });
  });

  it('of one page still says when it was the last', async () => {
    await using double = await doubleWithClock(0);
    const results: string[] = [];
    for (let slice = 0; slice < 40 && results.at(-1) !== 'finished'; slice += 1)
      results.push(await double.slice());
    expect(new Set(results.slice(0, -1))).toEqual(new Set(['unfinished']));
    expect(results.at(-1)).toBe('finished');
    expect(await double.slice()).toBe('finished');
    expect(await progressOf(double)).toMatchObject({ pages: results.length });
  });
});

describe('the progress of a forgetting', () => {
  it('stays 400 days after its end, and until then', async () => {
    await using double = await forgettingDouble();
    const expiries: unknown[] = [];
    beforeSend(double.local.client, (command, { Item }) => {
      if (command === 'PutItemCommand' && Object(Item).t.S === 'forgetting') expiries.push(Object(Item).x);
    });
    await double.forget(20);
    const expiry = String(Date.parse(FORGOTTEN_AT) / 1000 + 400 * 24 * 3600);
    expect(expiries.at(-1)).toEqual({ N: expiry });
    expect(new Set(expiries.slice(0, -1))).toEqual(new Set([undefined]));
  });

  it('names nobody', async () => {
    await using double = await forgettingDouble();
    await double.save('1', CUSTOMER);
    await double.forget(20);
    expect(JSON.stringify(await progressOf(double))).not.toContain(CUSTOMER);
  });
});
