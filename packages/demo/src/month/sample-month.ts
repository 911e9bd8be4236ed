import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { AttemptBody, ClaimedTask, Disposition } from '@huiyin/contracts';
import { INLET_DETAIL_TYPE } from '@huiyin/contracts';
import { type Day, Fault, momentAt } from '@huiyin/kernel';
import { namesOf } from '@huiyin/surface';
import type { Office } from '../office/start-office.ts';
import type { Actor } from './actor.ts';
import { agent } from './agent.ts';
import { drawsOf } from './draw.ts';
import { liveMonth } from './live-month.ts';
import { officer } from './officer.ts';
import { planMonth, type Sending } from './plan.ts';
import { upstream } from './upstream.ts';

export interface SampleMonth {
  readonly from: Day;
  readonly untilMs: number;
  /** Agents ring nobody from here on, so that a queue is waiting at the end. */
  readonly agentsUntilMs: number;
  readonly seed: string;
}

/** What the people of the month did, as they saw it. */
export interface MonthDiary {
  /** Calls that were made, by how they ended. */
  readonly calls: Partial<Record<Disposition, number>>;
  readonly callsMade: number;
}

export const SEED = 'huiyin';

/** Who rings in which slots of the demo branch's day. */
const SHIFTS = [
  { person: 'agent-01', slots: ['morning', 'afternoon'] },
  { person: 'agent-02', slots: ['morning', 'afternoon'] },
  { person: 'agent-03', slots: ['morning', 'afternoon'] },
  { person: 'agent-04', slots: ['evening'] },
  { person: 'agent-05', slots: ['evening'] },
] as const;

/** Lives through a sample month of the demo branch, or on from where one was interrupted. */
export async function liveSampleMonth(
  office: Office,
  month: SampleMonth,
  onProgress: (share: number) => void = () => {},
): Promise<MonthDiary> {
  const { api, branch, cloud } = office;
  const draw = drawsOf(month.seed);
  const startMs = Date.parse(momentAt(month.from, '00:00', branch.zone));
  const fromMs = Math.max(startMs, cloud.clock.now().getTime());
  const plan = planMonth(branch, month.from, month.untilMs, draw);
  const calls: Partial<Record<Disposition, number>> = {};
  const onResult = (_task: ClaimedTask, { disposition }: AttemptBody): void => {
    calls[disposition] = (calls[disposition] ?? 0) + 1;
  };
  const people = { api, draw, fromMs };
  const owner = { ...people, zone: branch.zone, untilMs: month.agentsUntilMs };
  const actors: Actor[] = [
    upstream({
      sendings: plan.sendings,
      // What was sent just before an interruption may not have arrived; intake knows what did.
      fromMs: fromMs - 6 * 3_600_000,
      put: putsOn(office),
      post: async (orders) => (await api.call('POST /work-orders', { body: [...orders] })).results,
    }),
    ...SHIFTS.map(({ person, slots }) =>
      agent({
        ...people,
        slots,
        branch,
        caller: { role: 'agent', person },
        untilMs: month.agentsUntilMs,
        onResult,
      }),
    ),
    officer({
      ...owner,
      caller: { role: 'officer', person: 'officer-01' },
      owns: ({ ownerRole }) => ownerRole === 'officer',
    }),
    officer({
      ...owner,
      caller: { role: 'supervisor', person: 'supervisor-01' },
      owns: ({ ownerRole }) => ownerRole === 'supervisor',
    }),
  ];
  await liveMonth({
    clock: cloud.clock,
    actors,
    untilMs: month.untilMs,
    onMoved: (nowMs) => onProgress((nowMs - startMs) / (month.untilMs - startMs)),
  });
  return { calls, callsMade: Object.values(calls).reduce((sum, count) => sum + count, 0) };
}

/** EventBridge takes ten entries at once. */
const ENTRIES_MAX = 10;

function putsOn({ branch, cloud }: Office): (orders: Sending['orders']) => Promise<void> {
  const client = new EventBridgeClient({
    endpoint: cloud.endpoints.eventbridge,
    region: cloud.region,
    credentials: { accessKeyId: 'upstream', secretAccessKey: 'local' },
  });
  const { inletBus } = namesOf(branch.branch);
  return async (orders) => {
    for (let start = 0; start < orders.length; start += ENTRIES_MAX) {
      const { FailedEntryCount } = await client.send(
        new PutEventsCommand({
          Entries: orders.slice(start, start + ENTRIES_MAX).map((order) => ({
            EventBusName: inletBus,
            Source: 'field-service',
            DetailType: INLET_DETAIL_TYPE,
            Detail: JSON.stringify(order),
          })),
        }),
      );
      if (FailedEntryCount)
        throw new Fault('events-not-taken', 'the inlet bus refused orders of the sample month');
    }
  };
}
