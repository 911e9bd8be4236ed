import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ORDERS, type OrdersTable, openOrdersTable, order } from './orders-table.double.ts';

let orders: OrdersTable;
beforeEach(() => {
  orders = openOrdersTable();
});
afterEach(() => orders.close());

describe('what the engine does not have', () => {
  it.each(['UpdateItem', 'TransactWriteItems', 'TransactGetItems', 'ExecuteStatement', 'toString'])(
    '%s is refused by name',
    (operation) => {
      expect(orders.engine.handle(operation, { TableName: 'orders' })).toMatchObject({
        status: 400,
        body: { message: `dynamo-on-sqlite does not support ${operation}` },
      });
    },
  );

  it('as a parameter is refused by name, not ignored', () => {
    const { status, body } = orders.engine.handle('PutItem', {
      TableName: 'orders',
      Item: order(),
      Expected: {},
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ message: 'dynamo-on-sqlite does not support the parameter Expected' });
    expect(orders.engine.readStream('orders', null, 1)).toEqual([]);
  });
});

describe('tables', () => {
  it('are described as they were created', () => {
    const { Table } = orders.call('DescribeTable', { TableName: 'orders' });
    expect(Table).toMatchObject({
      TableName: 'orders',
      TableStatus: 'ACTIVE',
      KeySchema: ORDERS.KeySchema,
      StreamSpecification: ORDERS.StreamSpecification,
      GlobalSecondaryIndexes: ORDERS.GlobalSecondaryIndexes,
      ItemCount: 0,
    });
  });

  it('start empty when one of the same name was deleted', () => {
    orders.put(order());
    orders.call('DeleteTable', { TableName: 'orders' });
    expect(orders.engine.handle('GetItem', { TableName: 'orders', Key: order() })).toMatchObject({
      status: 400,
      body: { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException' },
    });
    orders.call('CreateTable', ORDERS);
    expect(orders.call('Scan', { TableName: 'orders' })).toMatchObject({ Count: 0 });
    expect(orders.engine.readStream('orders', null, 1)).toEqual([]);
  });

  it('that are protected are not deleted', () => {
    orders.call('CreateTable', { ...ORDERS, TableName: 'kept', DeletionProtectionEnabled: true });
    expect(orders.engine.handle('DeleteTable', { TableName: 'kept' }).status).toBe(400);
    expect(orders.call('ListTables', {})).toEqual({ TableNames: ['kept', 'orders'] });
  });
});

describe('a scan', () => {
  it('in segments sees every item once', () => {
    const put = Array.from({ length: 200 }, (_, index) => `o${index}`);
    for (const pk of put) orders.put({ pk: { S: pk }, sk: { S: '1' } });
    const seen: string[] = [];
    for (let Segment = 0; Segment < 7; Segment += 1) {
      let ExclusiveStartKey: unknown;
      do {
        const page = orders.call('Scan', {
          TableName: 'orders',
          Segment,
          TotalSegments: 7,
          Limit: 9,
          ...(ExclusiveStartKey !== undefined && { ExclusiveStartKey }),
        });
        seen.push(...[...JSON.stringify(page.Items).matchAll(/"(o\d+)"/g)].map(([, pk]) => String(pk)));
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey !== undefined);
    }
    expect(seen.sort()).toEqual(put.sort());
  });
});
