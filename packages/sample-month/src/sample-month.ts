import { type Day, momentAt } from '@huiyin/calendar';
import type { ComplaintCase } from '@huiyin/contracts';
import type { CallDisposition } from '@huiyin/vocabulary';
import { drawsOf } from './draw.ts';
import { inletOf } from './inlet.ts';
import { liveMonth } from './live-month.ts';
import type { LivedOffice } from './lived-office.ts';
import { planMonth } from './orders/plan-month.ts';
import { agent } from './people/agent.ts';
import type { MonthActor } from './people/month-actor.ts';
import { officer } from './people/officer.ts';
import { requests } from './people/requests.ts';
import { reviewer } from './people/reviewer.ts';
import { upstream } from './people/upstream.ts';

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
  readonly calls: Partial<Record<CallDisposition, number>>;
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

/** What came another way is worked by its own story; should its customer say that it is not solved, it is worked as others are. */
const isOfficersOwn = ({ channel, round }: ComplaintCase): boolean => channel === 'callback' || round > 1;

/** Lives through a sample month of the demo branch, or on from where one was interrupted. */
export async function liveSampleMonth(
  office: LivedOffice,
  month: SampleMonth,
  onProgress: (share: number) => void = () => {},
): Promise<MonthDiary> {
  const { api, branch, cloud } = office;
  const draw = drawsOf(month.seed);
  const startMs = Date.parse(momentAt(month.from, '00:00', branch.zone));
  const fromMs = Math.max(startMs, cloud.clock.now().getTime());
  const plan = planMonth(branch, month.from, month.untilMs, draw);
  const calls: Partial<Record<CallDisposition, number>> = {};
  const people = { api, draw, fromMs };
  const owner = { ...people, zone: branch.zone, untilMs: month.agentsUntilMs };
  const actors: MonthActor[] = [
    upstream({
      sendings: plan.sendings,
      // What was sent just before an interruption may not have arrived; intake knows what did.
      fromMs: fromMs - 6 * 3_600_000,
      put: inletOf(office),
      post: async (orders) => (await api.call('POST /work-orders', { body: [...orders] })).results,
    }),
    ...SHIFTS.map(({ person, slots }) =>
      agent({
        ...people,
        slots,
        branch,
        user: { role: 'agent', person },
        untilMs: month.agentsUntilMs,
        onAttempt: ({ disposition }) => {
          calls[disposition] = (calls[disposition] ?? 0) + 1;
        },
      }),
    ),
    requests({ ...owner, from: month.from }),
    officer({
      ...owner,
      user: { role: 'officer', person: 'officer-01' },
      owns: (found) => found.ownerRole === 'officer' && found.owner !== 'officer-02' && isOfficersOwn(found),
    }),
    officer({
      ...owner,
      // What was handed over to them.
      user: { role: 'officer', person: 'officer-02' },
      owns: (found) => found.owner === 'officer-02' && isOfficersOwn(found),
    }),
    officer({
      ...owner,
      user: { role: 'supervisor', person: 'supervisor-01' },
      owns: (found) => found.ownerRole === 'supervisor' && isOfficersOwn(found),
    }),
    reviewer({ ...owner, user: { role: 'shift-leader', person: 'shift-leader-01' } }),
    reviewer({ ...owner, user: { role: 'supervisor', person: 'supervisor-01' } }),
  ];
  await liveMonth({
    clock: cloud.clock,
    actors,
    untilMs: month.untilMs,
    onMoved: (nowMs) => onProgress((nowMs - startMs) / (month.untilMs - startMs)),
  });
  return { calls };
}
