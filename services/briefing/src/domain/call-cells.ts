import { dayOf, epochMs, minuteOfDay, minutesOf } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import type { Segment } from '@huiyin/vocabulary';
import { addCells } from './add-cells.ts';
import type { CallbackFact } from './facts.ts';
import { once, type Tally } from './tally.ts';

/** What of the branch says in which slot a call fell. */
export type CallRules = Pick<BranchConfiguration, 'zone'> & {
  readonly calling: Pick<BranchConfiguration['calling'], 'slots'>;
};

/** Which call of a task: the third stands for all after it. */
export type Nth = 1 | 2 | 3;

/** Days from the service to the call that reached the customer: the least of each stretch. */
export const DAYS_FROM = [0, 2, 5, 10] as const;
export type DaysFrom = (typeof DAYS_FROM)[number];

/** No slot of the branch: rung outside all of them. */
export const NO_SLOT = 'other';

/** The calls of an agent in a time of day that were the first, second or a later one of their tasks, by how they ended. */
export interface CallCell {
  readonly agent: string;
  readonly slot: string;
  readonly nth: Nth;
  readonly tally: Tally;
}

/** Complete interviews by the call that brought them and how long after the service, of orders that were drawn alike. */
export interface ReachedCell {
  readonly businessType: string;
  readonly segment: Segment;
  readonly probability: number;
  readonly nth: Nth;
  readonly days: DaysFrom;
  readonly tally: Tally;
}

/** Complete interviews that an agent held about a team's work. */
export interface AgentCell {
  readonly agent: string;
  readonly team: string;
  readonly businessType: string;
  readonly tally: Tally;
}

const nthOf = (index: number): Nth => (index === 0 ? 1 : index === 1 ? 2 : 3);

/** Every call of callbacks that ended. */
export const callCells = (facts: readonly CallbackFact[], { zone, calling }: CallRules): CallCell[] =>
  addCells(
    facts.flatMap(({ attempts, reopened }) =>
      reopened
        ? []
        : attempts.map(({ agent, calledAt, disposition }, index) => ({
            agent,
            slot: slotOf(minuteOfDay(calledAt, zone), calling.slots),
            nth: nthOf(index),
            tally: once(`call.${disposition}`),
          })),
    ),
  );

const slotOf = (minute: number, slots: CallRules['calling']['slots']): string =>
  slots.find(({ from, to }) => minutesOf(from) <= minute && minute < minutesOf(to))?.id ?? NO_SLOT;

/** `tallyOf` names what is counted of each. */
export const reachedCells = (
  facts: readonly CallbackFact[],
  tallyOf: (fact: CallbackFact) => Tally,
  { zone }: CallRules,
): ReachedCell[] =>
  addCells(
    facts.flatMap((fact) => {
      const { interview, order, sampling, attempts } = fact;
      if (!interview || !isInterviewed(fact)) return [];
      const index = attempts.findIndex(
        ({ agent, calledAt }) => agent === interview.agent && calledAt === interview.calledAt,
      );
      return [
        {
          businessType: order.businessType,
          segment: order.segment,
          probability: sampling.probability,
          nth: nthOf(index < 0 ? attempts.length - 1 : index),
          days: daysFrom(order.completedAt, interview.calledAt, zone),
          // Closed: what an estimate weighs.
          tally: only(tallyOf(fact), (counter) => isRating(counter) || counter === 'closed'),
        },
      ];
    }),
  );

/** The same by agent and team. */
export const agentCells = (
  facts: readonly CallbackFact[],
  tallyOf: (fact: CallbackFact) => Tally,
): AgentCell[] =>
  addCells(
    facts.flatMap((fact) => {
      const { interview, order } = fact;
      if (!interview || !isInterviewed(fact)) return [];
      const { team, businessType } = order;
      const tally = only(tallyOf(fact), (counter) => isRating(counter) || CONDUCT.has(counter));
      return [{ agent: interview.agent, team, businessType, tally }];
    }),
  );

const isInterviewed = ({ disposition, reopened }: CallbackFact): boolean =>
  disposition === 'complete' && !reopened;

const CONDUCT = new Set(['short', 'levelled', 'straight']);
const isRating = (counter: string): boolean =>
  counter === 'callbacks' || counter === 'notRated' || counter.startsWith('level.');

const only = (tally: Tally, isCounted: (counter: string) => boolean): Tally =>
  Object.fromEntries(Object.entries(tally).filter(([counter]) => isCounted(counter)));

/** By the branch's calendar: a call on the day of the service is of day 0. */
function daysFrom(completedAt: string, calledAt: string, zone: string): DaysFrom {
  const [from, to] = [dayOf(completedAt, zone), dayOf(calledAt, zone)];
  const days = Math.round((epochMs(`${to}T00:00:00.000Z`) - epochMs(`${from}T00:00:00.000Z`)) / 86_400_000);
  return DAYS_FROM.findLast((least) => days >= least) ?? 0;
}
