import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { plusMinutes } from '@huiyin/calendar';
import { toItem } from '@huiyin/table';
import type { Task } from '../domain/task.ts';
import { TASK } from '../store/task-item.ts';
import { at, interviewed } from './calls.ts';
import { type Desk, openDesk } from './desk.ts';
import { orderTask } from './events.ts';

export interface QueueSize {
  /** Open tasks, those who wait among them. */
  readonly open: number;
  readonly waiting: number;
  /** Tasks whose call was made already. */
  readonly called: number;
  readonly agents: number;
}

export interface QueueCost {
  /** Of one `next` each, in the order in which agents asked. */
  readonly readUnits: readonly number[];
  readonly milliseconds: readonly number[];
  /** Of a claim and its attempt, without those of the task's request. */
  readonly writeUnitsPerCall: number;
  /** Read units of the queue's figures: asked for by everybody, and by the first who asks where a queue has grown that nobody saw. */
  readonly readUnitsOfFigures: { readonly asked: number; readonly unseen: number };
  /** Of a window of the table's stream: read when it begins and ends, written when it ends. */
  readonly unitsOfWindow: { readonly read: number; readonly write: number };
}

const AT_ONCE = 25;
const NOW = at('06 10:00');
const trace = { traceId: '0af7651916cd43dd8448eb211c80319c', at: NOW };

function* tasksOf({ open, waiting, called }: QueueSize): Generator<Task> {
  // No envelope: it costs neither table nor index anything, and each would have to be sealed.
  const task = orderTask();
  const attempts = (calledAt: string) => [
    {
      claimId: '20261006-earlier',
      agent: 'agent-00',
      calledAt,
      durationSeconds: 20,
      disposition: 'no-answer' as const,
      recordedAt: calledAt,
    },
  ];
  for (let number = 0; number < open + called; number += 1) {
    const base: Task = {
      ...task,
      taskId: `routine:WO-20261005-${String(number).padStart(6, '0')}`,
      customer: { customerKey: Buffer.from(String(number).padStart(16, '0')).toString('base64url') },
      windowEndsAt: plusMinutes(at('19 00:00'), 1440 * (number % 7)),
    };
    if (number >= open)
      yield {
        ...base,
        state: 'closed',
        attempts: attempts(NOW),
        closed: { at: NOW, day: '2026-10-06', disposition: 'no-answer' },
      };
    else if (number < waiting)
      yield {
        ...base,
        attempts: attempts(at('06 08:40')),
        waiting: { from: plusMinutes(at('06 14:00'), number % 400) },
      };
    else yield base;
  }
}

const unitsOf = (operations: Desk['operations']) => ({
  read: operations.reduce((sum, { units }) => sum + units.read, 0),
  write: operations.reduce((sum, { units }) => sum + units.write, 0),
});

/** Agents who work a queue of that size in turn: each completes a call and asks for the next, so many times. */
export async function workFullQueue(size: QueueSize, rounds: number): Promise<QueueCost> {
  await using desk = await openDesk();
  const requests = [...tasksOf(size)].map((state) => ({
    PutRequest: {
      Item: toItem(TASK, state, { over: undefined, version: Date.parse(NOW), emits: [], trace }),
    },
  }));
  for (let first = 0; first < requests.length; first += AT_ONCE)
    await desk.client.send(
      new BatchWriteItemCommand({
        RequestItems: { [desk.tableName]: requests.slice(first, first + AT_ONCE) },
      }),
    );
  const agents = Array.from({ length: size.agents }, (_, number) => `agent-${number}`);
  for (const agent of agents) await desk.claim(agent);
  const readUnits: number[] = [];
  const milliseconds: number[] = [];
  const begun = desk.operations.length;
  for (let round = 0; round < rounds; round += 1)
    for (const agent of agents) {
      await desk.record(agent, await desk.claim(agent), interviewed({}, { calledAt: NOW }));
      const before = desk.operations.length;
      const askedAt = performance.now();
      await desk.claim(agent);
      milliseconds.push(performance.now() - askedAt);
      readUnits.push(unitsOf(desk.operations.slice(before)).read);
    }
  const { write } = unitsOf(desk.operations.slice(begun));
  const costOf = async (act: () => Promise<unknown>) => {
    const before = desk.operations.length;
    await act();
    return unitsOf(desk.operations.slice(before));
  };
  const { read: unseen } = await costOf(desk.figures);
  const { read: asked } = await costOf(desk.figures);
  // What was written since the queue was counted: one call of each agent.
  desk.setNow(at('06 10:01'));
  desk.skipChanges();
  for (const agent of agents)
    await desk.record(agent, await desk.claim(agent), interviewed({}, { calledAt: at('06 10:01') }));
  const unitsOfWindow = await costOf(() => desk.endWindow());
  return {
    readUnits,
    milliseconds,
    writeUnitsPerCall: write / (rounds * size.agents),
    readUnitsOfFigures: { asked, unseen },
    unitsOfWindow,
  };
}
