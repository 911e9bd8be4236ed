import type { BusEvent, CallbackClosed, EventData, SecondCallbackClosed } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { attemptsOf, callbackClosedOf, eventOf, interviewOf, longgang } from '@huiyin/testing';
import type { Answers, Classification, ComplaintState } from '@huiyin/vocabulary';
import type { CaseFile } from '../domain/case-file.ts';
import type { CaseCommand } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import type { CaseRequest } from '../domain/request.ts';

export const branch = longgang();
export const officer = { id: 'officer-01', roles: ['officer'] as const };
export const supervisor = { id: 'supervisor-01', roles: ['supervisor'] as const };
export const leader = { id: 'team-leader-01', roles: ['team-leader'], team: 'repair-1' } as const;
export const noon = '2026-10-06T04:00:00.000Z';
export const TASK = 'routine:WO-20261005-000123';
export const CASE = `${TASK}.1`;
export const sealed = 'AdIY'.repeat(10);
export const customer = {
  customerKey: 'c3RhbmRzLWZvci1oaW0xMg',
  numbersKey: 'bnVtYmVycy1vZi10aGVtMQ',
  sealedContact: 'A'.repeat(280),
};

/** An appeal that nobody decided yet. */
export const madeAppeal = {
  at: noon,
  by: leader.id,
  round: 1,
  before: { valid: true, responsible: false },
} as const;

export const orderOf = (overrides: Partial<Classification> = {}): Classification => ({
  ...callbackClosedOf().order,
  ...overrides,
});

/** What somebody said at the hotline about no order, sealed. */
export const requestOf = (overrides: Partial<CaseRequest> = {}): CaseRequest => ({
  body: {
    channel: 'hotline',
    reference: 'HL-1',
    kind: 'complaint',
    class: 'ordinary',
    businessType: 'repair',
    team: 'repair-1',
  },
  caseId: 'hotline:HL-1.1',
  requestId: 'hotline:HL-1',
  order: {
    orderId: 'hotline:HL-1',
    revision: 1,
    businessType: 'repair',
    team: 'repair-1',
    staff: [],
    segment: 'residential',
    completedAt: noon,
    countedDay: '2026-10-06',
  },
  receivedAt: noon,
  fingerprint: 'ZmluZ2VycHJpbnQtb2YtMTI',
  customer,
  words: { kind: 'request', at: noon, sealed },
  ...overrides,
});

/** An interview that this agent held. */
export const interviewBy = (agent: string) => interviewOf({ claimId: `claim-of-${agent}`, agent });

/** An order in which a field terminal flagged a leak, in the second version of its record. */
export const flaggedOrder = (
  overrides: Partial<EventData<'work-order.recorded'>> = {},
  version = 2,
): BusEvent<'work-order.recorded'> =>
  eventOf(
    'work-order.recorded',
    {
      order: orderOf(),
      outcome: 'done',
      abnormal: ['leak-found'],
      everAbnormal: 'abnormal' in overrides ? overrides.abnormal : ['leak-found'],
      recordedAt: noon,
      customer,
      ...overrides,
    },
    { type: 'work-order', version },
  );

/** The same order, corrected: it flags nothing any more. */
export const droppedFlag = (version = 3): BusEvent<'work-order.recorded'> =>
  flaggedOrder(
    { order: orderOf({ revision: 2 }), abnormal: undefined, everAbnormal: ['leak-found'] },
    version,
  );

/** A dissatisfied customer's callback, in the second version of its task. */
export const callback = (overrides: Partial<CallbackClosed> = {}, version = 2): BusEvent<'callback.closed'> =>
  eventOf(
    'callback.closed',
    callbackClosedOf({ concerns: ['dissatisfied'], customer, sealedWords: sealed, ...overrides }),
    { type: 'task', version },
  );

const ASKED = '2026-10-09T02:00:00.000Z';

/** The second callback of the first round, with these answers; without any, nobody was interviewed. */
export const secondCallback = (
  answers?: Answers,
  overrides: Partial<SecondCallbackClosed> = {},
  version = 1,
): BusEvent<'second-callback.closed'> =>
  eventOf(
    'second-callback.closed',
    {
      taskId: `second-callback:${CASE}:1`,
      disposition: answers ? 'complete' : 'no-answer',
      attempts: attemptsOf(1),
      closedAt: ASKED,
      closedDay: '2026-10-09',
      caseId: CASE,
      round: 1,
      ...(answers && {
        interview: interviewOf({ claimId: 'claim-9', calledAt: overrides.closedAt ?? ASKED, answers }),
      }),
      ...overrides,
    },
    { version },
  );

/** What a command makes of a case; the doubles throw when it is refused or changes nothing. */
export function after(found: CaseFile | undefined, command: CaseCommand): CaseFile {
  const outcome = decide(found, command, branch);
  if (!outcome.ok) throw new Fault('refused', `The case refused: ${outcome.refusal}`);
  if (!outcome.value.next) throw new Fault('unchanged', 'Nothing became of the command');
  return outcome.value.next;
}

export const acknowledging = { kind: 'acknowledge', actor: officer, at: noon } as const;
export const concluding = {
  kind: 'conclude',
  actor: officer,
  at: noon,
  valid: true,
  responsible: false,
  sealedConclusion: sealed,
} as const;

const received = after(undefined, { kind: 'callback', event: callback(), at: noon });
const acknowledged = after(received, acknowledging);
const assessed = after(acknowledged, { kind: 'assess', actor: officer, at: noon });
const investigating = after(assessed, { kind: 'investigate', actor: officer, at: noon });
/** Of a kind whose customers are told before they are rung. */
const answered = after({ ...acknowledged, kind: 'fault-report' }, concluding);
const concluded = after(acknowledged, concluding);
const closed = after(concluded, {
  kind: 'second-callback',
  event: secondCallback({ solved: 'yes', satisfied: 'no' }),
});

/** An ordinary case of the first round in each state. */
export const CASES: Readonly<Record<ComplaintState, CaseFile>> = {
  received,
  acknowledged,
  assessed,
  investigating,
  answered,
  concluded,
  closed,
};
