import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Attributes } from './index.ts';
import { type OrdersTable, openOrdersTable, order, textOf } from './orders-table.double.ts';

let orders: OrdersTable;
beforeEach(() => {
  orders = openOrdersTable();
});
afterEach(() => orders.close());

const spent = () => {
  const last = orders.operations.at(-1);
  return {
    table: last?.tableUnits.write,
    indexes: Object.fromEntries(
      Object.entries(last?.indexUnits ?? {}).map(([name, { write }]) => [name, write]),
    ),
  };
};
/** `pk` + `o` + `sk` + `1` + `a` */
const KEYS_AND_NAME = 2 + 1 + 2 + 1 + 1;
const sized = (bytes: number) => order({ a: textOf(bytes - KEYS_AND_NAME) });

describe('write units', () => {
  // "DynamoDB read and write operations", developer guide: 1 unit per KB, rounded up; the larger of both versions.
  it.each([
    [512, 1],
    [1024, 1],
    [1025, 2],
    [3072, 3],
  ])('for an item of %i bytes are %i', (bytes, units) => {
    orders.put(sized(bytes));
    expect(spent()).toEqual({ table: units, indexes: {} });
  });

  it('follow the larger of the old and the new version', () => {
    orders.put(sized(3000));
    orders.put(sized(100));
    expect(spent().table).toBe(3);
  });

  it('of a deletion follow what was deleted, and are 1 when nothing was', () => {
    orders.put(sized(3000));
    const key = { TableName: 'orders', Key: order() };
    orders.call('DeleteItem', key);
    expect(spent().table).toBe(3);
    orders.call('DeleteItem', key);
    expect(spent().table).toBe(1);
  });

  it('are spent when the condition fails, by what lies there', () => {
    orders.put(sized(2500));
    const put = (item: Attributes) =>
      orders.engine.handle('PutItem', {
        TableName: 'orders',
        Item: item,
        ConditionExpression: 'v = :v',
        ExpressionAttributeValues: { ':v': { N: '1' } },
      });
    expect(put(sized(10)).status).toBe(400);
    expect(orders.operations.at(-1)).toMatchObject({ failedCondition: true, tableUnits: { write: 3 } });
    expect(put({ pk: { S: 'other' }, sk: { S: '1' } }).status).toBe(400);
    expect(orders.operations.at(-1)).toMatchObject({ failedCondition: true, tableUnits: { write: 1 } });
  });
});

describe('write units of an index', () => {
  const indexed = (more: Attributes = {}) => order({ team: { S: 'T1' }, due: { N: '1' }, ...more });

  it('are none for an item that lacks an index key', () => {
    orders.put(order({ team: { S: 'T1' } }));
    expect(spent().indexes).toEqual({});
  });

  it('are 1 for an item that comes in, and 1 for one that goes', () => {
    orders.put(order());
    orders.put(indexed());
    expect(spent().indexes).toEqual({ 'by-team': 1 });
    orders.put(order());
    expect(spent().indexes).toEqual({ 'by-team': 1 });
  });

  it('are 2 when an index key changes: one entry goes, one comes', () => {
    orders.put(indexed());
    orders.put(indexed({ due: { N: '2' } }));
    expect(spent().indexes).toEqual({ 'by-team': 2 });
  });

  it('are none when only attributes change that the index does not hold', () => {
    orders.put(indexed({ phase: { S: 'open' }, note: { S: 'n' } }));
    orders.put(indexed({ phase: { S: 'open' }, note: { S: 'n' }, other: { S: 'new' } }));
    expect(spent().indexes).toEqual({});
  });

  it('count the size of what the index holds', () => {
    orders.put(order({ phase: { S: 'open' }, note: { S: 'n' }, bulk: textOf(5000) }));
    expect(spent()).toEqual({ table: 5, indexes: { 'by-phase': 1 } });
    orders.put(order({ phase: { S: 'open' }, note: textOf(1500) }));
    expect(spent().indexes).toEqual({ 'by-phase': 2 });
  });
});

describe('read units', () => {
  const read = (operation: string, body: object) => {
    orders.call(operation, { TableName: 'orders', ...body });
    return orders.operations.at(-1)?.units.read;
  };
  const one = { Key: order() };
  const all = { KeyConditionExpression: 'pk = :o', ExpressionAttributeValues: { ':o': { S: 'o' } } };

  it('are 1 per 4 KB when consistent, half when not, and 1 or a half for nothing', () => {
    expect(read('GetItem', { ...one, ConsistentRead: true })).toBe(1);
    expect(read('GetItem', one)).toBe(0.5);
    orders.put(sized(4097));
    expect(read('GetItem', { ...one, ConsistentRead: true })).toBe(2);
    expect(read('GetItem', one)).toBe(1);
  });

  it('of a query are rounded once, over all it read, before the filter', () => {
    for (const sk of ['1', '2', '3']) orders.put({ ...sized(2000), sk: { S: sk } });
    expect(read('Query', { ...all, ConsistentRead: true })).toBe(2);
    expect(read('Query', { ...all, FilterExpression: 'attribute_exists(nothing)' })).toBe(1);
  });

  it('of a query on an index count what the index holds', () => {
    orders.put(order({ team: { S: 'T1' }, due: { N: '1' }, a: textOf(20_000) }));
    const units = read('Query', {
      IndexName: 'by-team',
      KeyConditionExpression: 'team = :t',
      ExpressionAttributeValues: { ':t': { S: 'T1' } },
    });
    expect(units).toBe(0.5);
    expect(orders.operations.at(-1)).toMatchObject({ index: 'by-team', tableUnits: { read: 0 } });
  });
});
