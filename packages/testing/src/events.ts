import { calendarOf, deadlineOf } from '@huiyin/calendar';
import {
  type BusEvent,
  type CallbackClosed,
  type ComplaintAnswer,
  type ComplaintCase,
  EVENTS,
  type EventData,
  type EventName,
  type Interview,
} from '@huiyin/contracts';
import { longgang } from './branch.ts';

/** An event of the main bus about one aggregate, as a relay would have made it. */
export function eventOf<Name extends EventName>(
  name: Name,
  data: EventData<Name>,
  aggregate: Partial<BusEvent['aggregate']> = {},
): BusEvent<Name> {
  const about = { type: 'test', id: 'test', version: 1, ...aggregate };
  const event = {
    id: `${about.type}/${about.id}/${about.version}/${name}`,
    name,
    contract: EVENTS[name].version,
    branch: 'longgang',
    at: '2026-10-06T02:00:00.000Z',
    traceId: 'trace-1',
    aggregate: about,
    data,
  };
  // Built field by field as the union wants it; the compiler cannot follow the generic name through it.
  return event as unknown as BusEvent<Name>;
}

/** A satisfied customer's interview about the repair of 5 October. */
export const interviewOf = (overrides: Partial<Interview> = {}): Interview => ({
  claimId: 'claim-1',
  agent: 'agent-01',
  calledAt: '2026-10-06T01:57:00.000Z',
  durationSeconds: 120,
  questionnaire: { id: 'on-site', version: 1 },
  answers: {
    visit: 'yes',
    appointment: 'yes',
    overall: 'good',
    integrity: 'no',
    suggestion: null,
    praise: null,
    complaint: null,
  },
  ...overrides,
});

/** Calls of agent-01 on the mornings from 6 October on; the last one found the customer, the others nobody. */
export const attemptsOf = (number: number): CallbackClosed['attempts'] =>
  Array.from({ length: number }, (_, index) => ({
    agent: 'agent-01',
    calledAt: `2026-10-${String(6 + index).padStart(2, '0')}T01:57:00.000Z`,
    durationSeconds: index === number - 1 ? 120 : 30,
    disposition: index === number - 1 ? 'complete' : 'no-answer',
  }));

/** A satisfied customer of the repair of 5 October, reached at the first call on 6 October at 10:00. */
export const callbackClosedOf = (overrides: Partial<CallbackClosed> = {}): CallbackClosed => ({
  ...EVENTS['callback.closed'].data.parse(EVENTS['callback.closed'].example),
  interview: interviewOf(),
  concernsSaid: overrides.concerns ?? [],
  ...overrides,
});

/** The case below as its officer is shown it: with how its deadlines came about. */
export function complaintAnswerOf(overrides: Partial<ComplaintCase> = {}): ComplaintAnswer {
  const complaintCase = complaintCaseOf(overrides);
  const { classes } = longgang().complaints.kinds[complaintCase.kind];
  const { acknowledge, conclude } = classes[complaintCase.class] ?? classes.ordinary;
  const reckon = (limit: typeof conclude) =>
    deadlineOf(calendarOf(longgang()), { receivedAt: complaintCase.raisedAt, limit, pauses: [] });
  return {
    ...complaintCase,
    deadlines: { acknowledge: reckon(acknowledge), conclude: reckon(conclude) },
    linked: [],
    leads: 'customer',
    servedSide: [],
    evidence: [],
    mayAttach: false,
    nextSteps: ['acknowledge'],
    categories: longgang().complaints.categories.map(({ id, name, causes }) => ({
      id,
      name,
      causes: causes.map((cause) => ({ id: cause.id, name: cause.name })),
    })),
  };
}

/** The case that a dissatisfied customer of the same repair gave rise to, just received. */
export const complaintCaseOf = (overrides: Partial<ComplaintCase> = {}): ComplaintCase => ({
  ...EVENTS['complaint.raised'].data.parse(EVENTS['complaint.raised'].example),
  ...overrides,
});
