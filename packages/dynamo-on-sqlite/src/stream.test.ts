import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ORDERS, type OrdersTable, openOrdersTable, order } from './orders-table.double.ts';

let orders: OrdersTable;
let woken: string[];
beforeEach(() => {
  orders = openOrdersTable();
  woken = [];
  orders.engine.onWrite((table) => void woken.push(table));
});
afterEach(() => orders.close());

const records = (after: bigint | null = null) => orders.engine.readStream('orders', after, 100);
const HOUR = 3_600_000;
const START = Date.UTC(2026, 9, 1);

describe("a table's stream", () => {
  it('tells every change once, in order, with both images', () => {
    orders.put(order({ v: { N: '1' } }));
    orders.put(order({ v: { N: '2' } }));
    orders.call('DeleteItem', { TableName: 'orders', Key: order() });
    expect(records().map(({ record }) => record)).toMatchObject([
      { eventName: 'INSERT', dynamodb: { Keys: order(), NewImage: order({ v: { N: '1' } }) } },
      {
        eventName: 'MODIFY',
        dynamodb: { OldImage: order({ v: { N: '1' } }), NewImage: order({ v: { N: '2' } }) },
      },
      { eventName: 'REMOVE', dynamodb: { Keys: order(), OldImage: order({ v: { N: '2' } }) } },
    ]);
    expect(woken).toEqual(['orders', 'orders', 'orders']);
  });

  it('says nothing of a put that changes nothing, a delete of nothing, or a failed condition', () => {
    orders.put(order({ s: { SS: ['a', 'b'] }, n: { N: '1' } }));
    orders.put(order({ n: { N: '1.0' }, s: { SS: ['b', 'a'] } }));
    orders.call('DeleteItem', { TableName: 'orders', Key: { pk: { S: 'x' }, sk: { S: 'x' } } });
    orders.engine.handle('PutItem', {
      TableName: 'orders',
      Item: order(),
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    expect(records()).toHaveLength(1);
    expect(woken).toEqual(['orders']);
  });

  it('numbers its records so that text and numbers compare alike', () => {
    for (let i = 0; i < 12; i += 1) orders.put(order({ v: { N: String(i) } }));
    const numbers = records().map(({ record }) => record.dynamodb.SequenceNumber);
    expect(numbers).toEqual([...numbers].sort());
    expect(numbers.map(BigInt)).toEqual(records().map(({ sequence }) => sequence));
    expect(orders.engine.lastSequence('orders')).toBe(12n);
  });

  it('is read on from where a reader stopped', () => {
    for (let i = 0; i < 5; i += 1) orders.put(order({ v: { N: String(i) } }));
    const [first, second] = orders.engine.readStream('orders', null, 2);
    expect([first?.sequence, second?.sequence]).toEqual([1n, 2n]);
    expect(records(2n).map(({ sequence }) => sequence)).toEqual([3n, 4n, 5n]);
    expect(records(5n)).toEqual([]);
  });

  it.each([
    ['KEYS_ONLY', ['Keys']],
    ['NEW_IMAGE', ['Keys', 'NewImage']],
    ['OLD_IMAGE', ['Keys', 'OldImage']],
    ['NEW_AND_OLD_IMAGES', ['Keys', 'NewImage', 'OldImage']],
  ])('of view type %s shows %j of a change', (StreamViewType, shown) => {
    const other = openOrdersTable(':memory:', {
      ...ORDERS,
      StreamSpecification: { StreamEnabled: true, StreamViewType },
    });
    other.put(order({ v: { N: '1' } }));
    other.put(order({ v: { N: '2' } }));
    const { dynamodb } = other.engine.readStream('orders', 1n, 1)[0]?.record ?? {};
    expect(Object.keys(dynamodb ?? {}).filter((name) => /Keys|Image$/.test(name))).toEqual(shown);
    other.close();
  });

  it('forgets after 24 hours of the moved clock, and goes on counting', () => {
    orders.put(order({ v: { N: '1' } }));
    orders.moveTo(START + 23 * HOUR);
    orders.put(order({ v: { N: '2' } }));
    orders.engine.sweep();
    expect(records()).toHaveLength(2);
    orders.moveTo(START + 25 * HOUR);
    orders.engine.sweep();
    expect(records().map(({ sequence }) => sequence)).toEqual([2n]);
    orders.moveTo(START + 100 * HOUR);
    orders.engine.sweep();
    expect(records()).toEqual([]);
    expect(orders.engine.lastSequence('orders')).toBe(2n);
    orders.put(order({ v: { N: '3' } }));
    expect(records().map(({ sequence }) => sequence)).toEqual([3n]);
  });
});

describe('expiry', () => {
  const seconds = (hours: number) => ({ N: String(START / 1000 + hours * 3600) });
  beforeEach(() => {
    orders.put({ pk: { S: 'before' }, sk: { S: '1' }, x: seconds(1), team: { S: 'T' }, due: { N: '1' } });
    orders.call('UpdateTimeToLive', {
      TableName: 'orders',
      TimeToLiveSpecification: { AttributeName: 'x', Enabled: true },
    });
    orders.put({ pk: { S: 'after' }, sk: { S: '1' }, x: seconds(3) });
    orders.put({ pk: { S: 'text' }, sk: { S: '1' }, x: { S: '1' } });
    orders.put({ pk: { S: 'ancient' }, sk: { S: '1' }, x: { N: '1' } });
  });
  const left = () => {
    const { Items } = orders.call('Scan', { TableName: 'orders', ProjectionExpression: 'pk' });
    return JSON.stringify(Items);
  };

  it('removes what is due by the moved clock, also what lay there before it was enabled, from indexes too', () => {
    orders.moveTo(START + 2 * HOUR);
    orders.engine.sweep();
    expect(left()).not.toContain('before');
    for (const kept of ['after', 'text', 'ancient']) expect(left()).toContain(kept);
    const { Count } = orders.call('Scan', { TableName: 'orders', IndexName: 'by-team' });
    expect(Count).toBe(0);
  });

  it('says in the stream that the service removed it', () => {
    orders.moveTo(START + 2 * HOUR);
    woken = [];
    orders.engine.sweep();
    orders.engine.sweep();
    expect(records(4n).map(({ record }) => record)).toMatchObject([
      {
        eventName: 'REMOVE',
        dynamodb: { Keys: { pk: { S: 'before' } } },
        userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
      },
    ]);
    expect(woken).toEqual(['orders']);
  });
});
