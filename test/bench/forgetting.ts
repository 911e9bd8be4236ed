import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { type AggregateType, forgettable, forgettingHandler, toItem } from '@huiyin/table';
import { eventOf, localTable } from '@huiyin/testing';
import * as z from 'zod';

/** As long as a callback task with one attempt, which is what most tables hold most of. */
const task = z.strictObject({
  id: z.string(),
  customer: z.strictObject({ customerKey: z.string(), sealedContact: z.string() }).optional(),
  rest: z.string(),
});
type Task = z.infer<typeof task>;

const TASK: AggregateType<Task, never> = {
  name: 'task',
  schema: task,
  idOf: ({ id }) => id,
  keyOf: ({ id }) => ({ pk: `T#${id}`, sk: 'T' }),
  binary: ['customer.customerKey', 'customer.sealedContact'],
};

const forgettableTasks = forgettable(TASK, 'customer.customerKey', () => (found) => {
  if (!found) return { answer: undefined };
  const { customer: _, ...rest } = found;
  return { next: rest, answer: undefined };
});

const keyNumber = (number: number): string =>
  Buffer.from(String(number).padStart(16, '0')).toString('base64url');
const CONTACT = Buffer.alloc(180, 7).toString('base64url');
const AT_ONCE = 25;
/** One item in so many is the customer's. */
const EVERY = 100_000;

export interface ForgettingFigures {
  readonly items: number;
  readonly forgotten: number;
  /** Invocations of the door: slices of twelve seconds. */
  readonly invocations: number;
  readonly longestInvocationSeconds: number;
  readonly seconds: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** Forgets one customer in a table of so many items, slice by slice, as a service's door does. */
export async function measureForgetting(items: number): Promise<ForgettingFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-forgetting-'));
  const now = () => new Date();
  const local = await localTable({ table: {} }, now, join(folder, 'table.db'));
  try {
    const trace = { traceId: 'bench', at: now().toISOString() };
    for (let first = 0; first < items; first += AT_ONCE) {
      const requests = Array.from({ length: Math.min(AT_ONCE, items - first) }, (_, index) => {
        const number = first + index;
        const customerKey = keyNumber(number % EVERY === 0 ? 0 : number);
        const state: Task = {
          id: String(number),
          customer: { customerKey, sealedContact: CONTACT },
          rest: 'x'.repeat(350),
        };
        return {
          PutRequest: {
            Item: toItem(TASK, state, { over: undefined, version: Date.parse(trace.at), emits: [], trace }),
          },
        };
      });
      await local.client.send(new BatchWriteItemCommand({ RequestItems: { [local.tableName]: requests } }));
    }
    const before = local.operations.length;
    const event = eventOf(
      'customer.forgotten',
      { customerKeys: [keyNumber(0)], forgottenAt: now().toISOString() },
      { type: 'forgotten-customer', id: 'customer' },
    );
    const again: string[] = [];
    const forget = forgettingHandler({
      table: local.table,
      forgettables: [forgettableTasks],
      now,
      again: async (body) => void again.push(body),
    });
    const log = {
      info: () => {},
      error: (_what: string, error: unknown) => {
        throw error;
      },
    };
    const durations: number[] = [];
    do {
      const begunAt = performance.now();
      await forget(event, { traceId: 'bench', body: 'the same message again', log });
      durations.push((performance.now() - begunAt) / 1000);
    } while (again.length === durations.length);
    const operations = local.operations.slice(before);
    const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
    return {
      items,
      forgotten: Math.ceil(items / EVERY),
      invocations: durations.length,
      longestInvocationSeconds: Math.round(Math.max(...durations) * 10) / 10,
      seconds: Math.round(sum(durations)),
      readUnits: sum(operations.map(({ units }) => units.read)),
      writeUnits: sum(operations.map(({ units }) => units.write)),
    };
  } finally {
    await local[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  }
}
