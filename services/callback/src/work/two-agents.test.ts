import { logDouble } from '@huiyin/lambda/testing';
import type { Reveals, Stored } from '@huiyin/table';
import { keyRingDouble, longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../domain/claim.ts';
import type { QueueEntry } from '../domain/queue-entry.ts';
import type { ClaimStore } from '../store/claims.ts';
import type { TaskStore } from '../store/tasks.ts';
import { at } from '../testing/calls.ts';
import { CUSTOMER_KEY, orderTask } from '../testing/events.ts';
import { everyOrder, type Turn } from '../testing/every-order.ts';
import { claimNext } from './claim-next.ts';

const [branch, keys] = [longgang(), keyRingDouble()];

const orderWithout = (orderId: string) => {
  const { customer: _, ...task } = orderTask({ taskId: `routine:${orderId}` });
  return task;
};

/** The holdings in memory: another's is read, and one's own written, in a turn of its own, so that a query is no snapshot. */
function holdingsInMemory(agents: readonly string[]) {
  const stored = new Map<string, Stored<Claim>>();
  return (reader: string, turn: Turn): ClaimStore => ({
    async holdings() {
      const read: Stored<Claim>[] = [];
      for (const agent of agents) {
        if (agent !== reader) await turn();
        const found = stored.get(agent);
        if (found) read.push(found);
      }
      return read;
    },
    lapsedOf: async () => [],
    async hold(state, over) {
      await turn();
      if (stored.get(state.agent)?.version !== over?.version) return undefined;
      const version = (over?.version ?? 0) + 1;
      const saved = { state, version, traceId: 't', said: {}, emits: [], unknown: [] };
      stored.set(state.agent, saved);
      return saved;
    },
    lapse: async () => {},
  });
}

/** A defect for the proof to find: nobody looks again after they wrote. */
function withoutLooking(store: ClaimStore): ClaimStore {
  let first: readonly Stored<Claim>[] | undefined;
  return {
    ...store,
    holdings: async () => {
      first ??= await store.holdings();
      return first;
    },
  };
}

const HASHES = [
  { customerKey: CUSTOMER_KEY },
  { customerKey: 'of-the-year-after', earlierKey: CUSTOMER_KEY },
];

interface Scene {
  readonly orders: readonly string[];
  readonly asks: readonly number[];
  /** All orders are of one customer, who is not to be rung by two; every other one is of the year after. */
  readonly isOneCustomer?: boolean;
  readonly plant?: (store: ClaimStore) => ClaimStore;
}

/** Agents who ask at the same time, each so often; does any order of their dealings give one task to two? */
const explore = ({ orders, asks, isOneCustomer = false, plant = (store) => store }: Scene) =>
  everyOrder((turnOf) => {
    const agents = asks.map((_, index) => `agent-${index}`);
    const storeFor = holdingsInMemory(agents);
    const open = new Map(orders.map((orderId) => [`routine:${orderId}`, orderWithout(orderId)]));
    const entries: readonly QueueEntry[] = [...open.values()].map((task, index) => ({
      taskId: task.taskId,
      windowEndsAt: task.windowEndsAt,
      about: task.about,
      businessType: task.order.businessType,
      team: task.order.team,
      tied: [],
      ...(isOneCustomer && HASHES[index % 2]),
    }));
    const tasks: TaskStore = {
      load: async (taskId) => open.get(taskId),
      change: async () => {
        throw new Error('nobody changes a task here');
      },
      async *inTurn() {
        yield* entries;
      },
      async *open() {
        yield* entries;
      },
      async *needs() {},
      async *endedBy() {},
      appointments: async () => [],
    };
    const reveals: Reveals = {
      note: async () => {},
      of: async () => ({ items: [] }),
    };
    const { log } = logDouble();
    let ids = 0;
    const newId = () => {
      ids += 1;
      return String(ids).padStart(26, '0');
    };
    const held = new Map<string, string>();
    let isTwice = false;
    const ask = async (agent: string, times: number) => {
      const claims = plant(storeFor(agent, turnOf(agent)));
      const now = () => new Date(at('06 10:00'));
      const next = claimNext({ branch, keys, tasks, claims, reveals, now, newId });
      for (let time = 0; time < times; time += 1) {
        const { task } = await next({ agent, traceId: 't', log });
        if (!task) continue;
        held.set(agent, task.taskId);
        const isRival = ([other, taskId]: readonly [string, string]) =>
          other !== agent && (isOneCustomer || taskId === task.taskId);
        if ([...held].some(isRival)) isTwice = true;
      }
    };
    const done = Promise.all(agents.map((agent, index) => ask(agent, asks[index] ?? 1)));
    return { done, holds: () => !isTwice };
  });

describe('in every order in which two agents’ dealings with the holdings can come', () => {
  it('one task is given to one of them at most', async () => {
    const { isHeld, orders } = await explore({ orders: ['o-1'], asks: [1, 1] });
    expect(isHeld).toBe(true);
    expect(orders).toBeGreaterThan(100);
  });

  it.each([
    { orders: ['o-1', 'o-2'], asks: [1, 1] },
    { orders: ['o-1'], asks: [2, 1] },
    { orders: ['o-1', 'o-2'], asks: [1, 1], isOneCustomer: true },
  ])(
    'of these tasks none is given to two: %j',
    async (scene) => {
      expect(await explore(scene)).toMatchObject({ isHeld: true });
    },
    60_000,
  );

  it('a planted defect is found: without a look after the claim was written, both are given it', async () => {
    const { isHeld } = await explore({ orders: ['o-1'], asks: [1, 1], plant: withoutLooking });
    expect(isHeld).toBe(false);
    const { isHeld: areTwoHeld } = await explore({
      orders: ['o-1', 'o-2'],
      asks: [1, 1],
      isOneCustomer: true,
      plant: withoutLooking,
    });
    expect(areTwoHeld).toBe(false);
  });
});
