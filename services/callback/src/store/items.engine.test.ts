import { type AttributeValue, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { localTable } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import type { Task } from '../domain/task.ts';
import { call, interviewed } from '../testing/calls.ts';
import { orderTask } from '../testing/events.ts';
import { HOLDING, LAPSED_CLAIM } from './claim-item.ts';
import { EXAMPLES } from './items.ts';
import { QUEUE_COUNTS } from './queue-counts.ts';
import { REVIEW } from './reviews.ts';
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
    const types = { [HOLDING.name]: HOLDING, [LAPSED_CLAIM.name]: LAPSED_CLAIM };
    for (const [{ name }, state] of EXAMPLES)
      if ('about' in state) {
        await local.table.save(TASK, state, undefined, trace);
        expect((await local.table.load(TASK, TASK.keyOf(state)))?.state).toEqual(state);
      } else if ('scores' in state) {
        await local.table.save(REVIEW, state, undefined, trace);
        expect((await local.table.load(REVIEW, REVIEW.keyOf(state)))?.state).toEqual(state);
      } else if ('open' in state) {
        await local.table.save(QUEUE_COUNTS, state, undefined, trace);
        expect((await local.table.load(QUEUE_COUNTS, QUEUE_COUNTS.keyOf(state)))?.state).toEqual(state);
      } else {
        const type = types[name] ?? HOLDING;
        await local.table.save(type, state, undefined, trace);
        expect((await local.table.load(type, type.keyOf(state)))?.state).toEqual(state);
      }
  });
});

it('a task goes so many days after it closed or, withdrawn, after its window; an open one stays', () => {
  const { expiresAt } = taskFor(420);
  const open = orderTask();
  const [kept, day] = [420 * 86_400, (moment: string) => Date.parse(moment) / 1000];
  expect(expiresAt?.(open)).toBeUndefined();
  expect(expiresAt?.(closed(open))).toBe(day(closed(open).closed?.at ?? '') + kept);
  expect(expiresAt?.({ ...open, state: 'withdrawn' })).toBe(day(open.windowEndsAt) + kept);
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

const long = { businessType: 'safety-inspection', team: 'safety-1', staff: ['LG1043', 'LG1044'] };
const inspected = {
  stratum: 'safety-inspection/residential/y2026',
  probability: 0.3,
  policyVersion: 'y2026',
};
const closed = (task: Task): Task => call(task, '20261006-000000000A', interviewed()).next;

describe('a task in the table', () => {
  it.each<[string, Task, number]>([
    ['that is open has under a thousand bytes', orderTask(), 1000],
    ['that one complete call closed has under a thousand bytes', closed(orderTask()), 1000],
    [
      'with longer names is one write unit still',
      closed(orderTask({ order: long, sampling: inspected })),
      1024,
    ],
  ])('%s', async (_, task, bytesMax) => {
    await using local = await localTable();
    const type = taskFor(400);
    const emits = task.state === 'closed' ? (['callback.closed'] as const) : [];
    // Versions are milliseconds of today, so that they are as long as in a branch.
    const saved = { ...task, sourceVersion: Date.parse(trace.at) };
    await local.table.save(type, saved, undefined, trace, emits);
    const { pk, sk } = type.keyOf(task);
    const { Item = {} } = await local.client.send(
      new GetItemCommand({ TableName: local.tableName, Key: { pk: { S: pk }, sk: { S: sk } } }),
    );
    expect(sizeOf(Item)).toBeGreaterThan(700);
    expect(sizeOf(Item)).toBeLessThan(bytesMax);
  });
});
