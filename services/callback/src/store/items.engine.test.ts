import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { localTable } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { call, interviewed } from '../testing/calls.ts';
import { orderTask } from '../testing/events.ts';
import { EXAMPLES } from './items.ts';
import { LEASE } from './lease-item.ts';
import { TASK, taskFor } from './task-item.ts';

/** A trace id as the first service makes it. */
const trace = { traceId: '0af7651916cd43dd8448eb211c80319c', at: '2026-10-06T02:00:00.000Z' };

describe('an example of each item', () => {
  it.each(EXAMPLES.map(([type, state]) => [type.name, type, state] as const))(
    'of type %s is what its schema reads, whole',
    (_, type, state) => {
      expect(type.schema.parse(state)).toEqual(state);
      expect(type.schema.safeParse({ ...state, mood: 'good' }).success).toBe(false);
    },
  );

  it('comes back out of the table as it went in', async () => {
    await using local = await localTable();
    for (const [type, state] of EXAMPLES)
      if (type === LEASE) {
        await local.table.save(type, state, undefined, trace);
        expect((await local.table.load(type, type.keyOf(state)))?.state).toEqual(state);
      } else {
        await local.table.save(TASK, state, undefined, trace);
        expect((await local.table.load(TASK, TASK.keyOf(state)))?.state).toEqual(state);
      }
  });
});

/** The size by which DynamoDB bills. */
function bytesOf(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.length / 2) + 1;
  if (value.B !== undefined) return value.B.length;
  if (value.L !== undefined) return 3 + value.L.reduce((sum, each) => sum + bytesOf(each) + 1, 0);
  if (value.M !== undefined) return 3 + sizeOf(value.M) + Object.keys(value.M).length;
  return 1;
}
const sizeOf = (item: Record<string, AttributeValue>): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOf(value), 0);

describe('a task in the table', () => {
  it.each([
    ['open', orderTask(), []],
    [
      'closed by one complete call',
      call(orderTask(), '20261006-000000000000000A', interviewed()).next,
      ['callback.closed'],
    ],
  ] as const)('%s has under a thousand bytes', async (_, task, emits) => {
    await using local = await localTable();
    const type = taskFor(400);
    // Versions are milliseconds of today, so that they are as long as in a branch.
    const sourceVersion = Date.parse(trace.at);
    await local.table.save(type, { ...task, sourceVersion }, undefined, trace, emits);
    const { Item = {} } = await local.client.send(
      new GetItemCommand({ TableName: local.tableName, Key: marshall(type.keyOf(task)) }),
    );
    const size = sizeOf(Item);
    console.log(size);
    expect(size).toBeLessThan(1000);
  });
});
