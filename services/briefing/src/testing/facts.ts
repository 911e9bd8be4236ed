import type {
  CallbackClosed,
  ComplaintCase,
  EventName,
  Interview,
  SecondCallbackClosed,
} from '@huiyin/contracts';
import { EVENTS } from '@huiyin/contracts';
import { attemptsOf, callbackClosedOf, eventOf, interviewOf, longgang } from '@huiyin/testing';
import type { Answer } from '@huiyin/vocabulary';
import { type DayFacts, type DayFold, foldDay as foldDayBy } from '../domain/day-fold.ts';
import type { CallbackFact, ComplaintFact, Fact, SecondCallbackFact } from '../domain/facts.ts';
import { factOf } from '../domain/facts.ts';
import { foldRulesOf } from '../domain/fold-rules.ts';

const CLOSED = { closedAt: '2026-11-21T02:00:00.000Z', closedDay: '2026-11-21' };

type Order = CallbackClosed['order'];

/** A routine callback of that task that closed on 21 November 2026, as briefing saves it; `order` changes single fields. */
export const callbackFactOf = (
  taskId: string,
  { order, ...overrides }: Partial<Omit<CallbackClosed, 'order'>> & { order?: Partial<Order> } = {},
): CallbackFact =>
  ofKind(
    'callback',
    factOf(
      eventOf(
        'callback.closed',
        callbackClosedOf({
          taskId,
          ...CLOSED,
          ...overrides,
          order: { ...callbackClosedOf().order, ...order },
        }),
      ),
    ),
  ).fact;

/** The interview of `callbackClosedOf` with other answers; of a questionnaire's questions those that are named change. */
export const answeredWith = (answers: Record<string, Answer>): Interview =>
  interviewOf({ answers: { ...interviewOf().answers, ...answers } });

/** The same with another rating; null: the customer gave none. */
export const ratedAs = (overall: string | null): Interview => answeredWith({ overall });

/** A second callback that closed on 21 November 2026 at the second call: solved, but the customer is not satisfied. */
export const secondCallbackFactOf = (overrides: Partial<SecondCallbackClosed> = {}): SecondCallbackFact => {
  const example = EVENTS['second-callback.closed'].data.parse(EVENTS['second-callback.closed'].example);
  return ofKind(
    'second-callback',
    factOf(
      eventOf('second-callback.closed', { ...example, attempts: attemptsOf(2), ...CLOSED, ...overrides }),
    ),
  ).fact;
};

/** A complaint raised on 20 November 2026 at 10:00 and to be concluded within five days. */
export const complaintCaseOf = (overrides: Partial<ComplaintCase> = {}): ComplaintCase => ({
  ...EVENTS['complaint.raised'].data.parse(EVENTS['complaint.raised'].example),
  caseId: 'routine:WO-1.1',
  taskId: 'routine:WO-1',
  raisedAt: '2026-11-20T02:00:00.000Z',
  raisedDay: '2026-11-20',
  acknowledgeBy: '2026-11-21T02:00:00.000Z',
  concludeBy: '2026-11-25T02:00:00.000Z',
  ...overrides,
});

export const complaintFactOf = (overrides: Partial<ComplaintCase> = {}): ComplaintFact =>
  ofKind('complaint', factOf(eventOf('complaint.raised', complaintCaseOf(overrides)))).fact;

function ofKind<Kind extends Fact['kind']>(kind: Kind, fact: Fact): Extract<Fact, { kind: Kind }> {
  if (fact.kind !== kind) throw new Error(`not a ${kind}`);
  // The kind was compared a line above.
  return fact as Extract<Fact, { kind: Kind }>;
}

const rules = foldRulesOf(longgang());

/** By the rules of longgang. */
export const foldDay = (day: string, facts: DayFacts): DayFold => foldDayBy(day, facts, rules);

/** A message as the main bus puts it on the inbox's queue. */
export const messageOf = (event: { name: EventName }): string =>
  JSON.stringify({
    version: '0',
    id: 'message',
    source: 'huiyin.callback',
    'detail-type': event.name,
    account: '000000000000',
    time: '2026-11-21T02:00:00Z',
    region: 'cn-north-1',
    resources: [],
    detail: event,
  });
