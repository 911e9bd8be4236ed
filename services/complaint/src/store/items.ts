import type { ExplainedDeadline } from '@huiyin/calendar';
import {
  type CaseNotice,
  type CaseStep,
  caseStep,
  count,
  EVENTS,
  evidence,
  explainedCase,
  instant,
  keyedHash,
  linkedCase,
  listOf,
  recordId,
  sealedCustomer,
  sealedWords,
  slug,
  staffId,
} from '@huiyin/contracts';
import { MAILING, MAILING_EXAMPLE } from '@huiyin/post';
import { type AggregateType, droppedAfter, inIndex } from '@huiyin/table';
import { nextDeadline, runningDeadlines } from '@huiyin/vocabulary';
import * as z from 'zod';
import type { CaseFile } from '../domain/case-file.ts';
import { eventsOf } from '../domain/events-of.ts';
import { type HistoryPage, STEPS_OF_PAGE } from '../domain/history.ts';
import type { CustomerCases } from '../domain/repeats.ts';
import type { CaseEvent } from '../domain/transitions.ts';
import { DEPOSIT_EXAMPLES } from './deposits.ts';
import { HISTORY_PAGE } from './history.ts';
import { DUE, NOTICE_RUN, NOTICE_RUN_EXAMPLE } from './notice-runs.ts';
import { RECKONED_UNDER, RECKONED_UNDER_EXAMPLE } from './reckoned-under.ts';
import { REDISTRIBUTION, REDISTRIBUTION_EXAMPLE } from './redistributions.ts';
import { TYPICAL_CASE, TYPICAL_CASE_EXAMPLE } from './typical-cases.ts';

const caseFile = z.strictObject({
  ...explainedCase.shape,
  customer: sealedCustomer.optional(),
  dueAt: instant.optional(),
  words: listOf(sealedWords),
  evidence: listOf(evidence),
  firstCallers: listOf(staffId),
  resolvers: listOf(staffId),
  pages: count,
  steps: listOf(caseStep),
  questionnaire: slug.optional(),
  askedAt: instant.optional(),
  fingerprint: keyedHash.optional(),
  redistributionId: recordId.optional(),
  sourceVersion: z.int().min(1),
  settled: z
    .strictObject({
      round: z.int().min(1),
      version: z.int().min(1),
      figuresBefore: explainedCase.pick({ solved: true, satisfied: true }),
    })
    .optional(),
  roundBefore: explainedCase
    .pick({
      assessBy: true,
      investigateBy: true,
      concludeBy: true,
      communicateBy: true,
      adjudicateBy: true,
      deadlines: true,
      concludedAt: true,
      communicated: true,
      valid: true,
      responsible: true,
      appeal: true,
      notices: true,
      liable: true,
      nature: true,
      reopenedAt: true,
    })
    .extend({ questionnaire: slug.optional(), askedAt: instant.optional() })
    .optional(),
});

export const caseKey = (caseId: string) => ({ pk: `C#${caseId}`, sk: 'C' });

/** The partitions of the index: what is still to be done by its next deadline, closed cases by closing. One whose sender outside waits for an answer is not over. */
export const OPEN = 'OPEN';
export const CLOSED = 'CLOSED';

/** The partitions of the other indexes: what somebody owns, in the same order; what they are to accept; by an order, and by a number outside. */
export const ownedBy = (owner: string, list: typeof OPEN | typeof CLOSED): string => `${list}#${owner}`;
export const offeredTo = (person: string): string => `OFFERED#${person}`;
export const aboutOrder = (orderId: string): string => `ORDER#${orderId}`;
export const underNumber = (outsideNumber: string): string => `OUTSIDE#${outsideNumber}`;

/** Where a case lies beside its own place. What it is found by never moves, so that it is written there once. */
function placesOf(found: CaseFile): Readonly<Record<string, string>> {
  const isOver = found.state === 'closed' && runningDeadlines(found).length === 0;
  const [list, at] = isOver
    ? ([CLOSED, found.closedAt ?? ''] as const)
    : ([OPEN, nextDeadline(found).by] as const);
  const sk = `${at}#${found.caseId}`;
  return {
    ...inIndex(1, list, sk),
    ...(found.dueAt !== undefined && inIndex(2, DUE, `${found.dueAt}#${found.caseId}`)),
    ...(found.owner !== undefined && inIndex(3, ownedBy(found.owner, list), sk)),
    ...(found.offeredTo !== undefined && inIndex(4, offeredTo(found.offeredTo), sk)),
    ...(found.order.orderId !== found.taskId && inIndex(5, aboutOrder(found.order.orderId), found.caseId)),
    ...(found.outsideNumber !== undefined && inIndex(6, underNumber(found.outsideNumber), found.caseId)),
  };
}

export const COMPLAINT_CASE: AggregateType<CaseFile, CaseEvent> = {
  name: 'complaint',
  schema: caseFile,
  idOf: ({ caseId }) => caseId,
  keyOf: ({ caseId }) => caseKey(caseId),
  indexOf: placesOf,
  binary: ['customer.sealedContact', 'customer.customerKey', 'customer.earlierKey', 'customer.numbersKey'],
  eventsOf,
};

/** The same, dropped so many days after it closed; one that is open stays. */
export const caseFor = (retentionDays: number): AggregateType<CaseFile, CaseEvent> =>
  droppedAfter(COMPLAINT_CASE, retentionDays, ({ state, closedAt }) =>
    state === 'closed' ? closedAt : undefined,
  );

export const customerCasesKey = (customerKey: string) => ({ pk: `R#${customerKey}`, sk: 'R' });

/** By the customer's hash; dropped when its newest case is so old that none is linked with it any more. */
export const CUSTOMER_CASES: AggregateType<CustomerCases, never> = {
  name: 'customer-cases',
  schema: z.strictObject({
    customerKey: keyedHash,
    cases: listOf(z.strictObject({ ...linkedCase.shape, matters: listOf(z.string()) })),
    until: instant,
  }),
  idOf: ({ customerKey }) => customerKey,
  keyOf: ({ customerKey }) => customerCasesKey(customerKey),
  binary: ['customerKey'],
  expiresAt: ({ until }) => Math.floor(Date.parse(until) / 1000),
};

const CUSTOMER_CASES_EXAMPLE: CustomerCases = {
  customerKey: 'c3RhbmRzLWZvci1oaW0xMg',
  cases: [{ caseId: 'hotline:HL-1.1', raisedAt: '2026-10-06T02:00:00.000Z', matters: ['category:conduct'] }],
  until: '2027-01-04T02:00:00.000Z',
};

const { order, caseId, taskId } = EVENTS['complaint.raised'].example;

/** A deadline with every kind of step that a case's may have. */
const DEADLINE_EXAMPLE: ExplainedDeadline = {
  by: '2026-10-12T09:30:00.000Z',
  receivedAt: '2026-09-30T09:40:00.000Z',
  limit: { workingDays: 3, from: 'opening' },
  pauses: [],
  zone: 'Asia/Shanghai',
  table: 'china 2024–2026, chinese-days 1.5.7',
  steps: [
    {
      step: 'received',
      at: '2026-09-30T09:40:00.000Z',
      attendance: 'after-closing',
      reason: { why: 'weekday' },
    },
    {
      step: 'runs',
      at: '2026-10-08T00:30:00.000Z',
      from: 'opening',
      reason: { why: 'weekday' },
      after: ['national-day'],
    },
    { step: 'limit', limit: { workingDays: 3, from: 'opening' } },
    {
      step: 'counted',
      first: '2026-10-09',
      last: '2026-10-09',
      reason: { why: 'weekday' },
      total: 1,
      unit: 'working-days',
    },
    {
      step: 'counted',
      first: '2026-10-10',
      last: '2026-10-10',
      reason: { why: 'made-up', holidays: ['national-day'] },
      total: 2,
      unit: 'working-days',
    },
    { step: 'passed-over', first: '2026-10-11', last: '2026-10-11', reason: { why: 'weekend' } },
    {
      step: 'counted',
      first: '2026-10-12',
      last: '2026-10-12',
      reason: { why: 'weekday' },
      total: 3,
      unit: 'working-days',
    },
    { step: 'ends', at: '2026-10-12T09:30:00.000Z', by: 'closing' },
  ],
};

const DEADLINES_EXAMPLE: CaseFile['deadlines'] = {
  acknowledge: DEADLINE_EXAMPLE,
  assess: DEADLINE_EXAMPLE,
  investigate: DEADLINE_EXAMPLE,
  conclude: DEADLINE_EXAMPLE,
  communicate: DEADLINE_EXAMPLE,
  adjudicate: DEADLINE_EXAMPLE,
  reply: DEADLINE_EXAMPLE,
};

const NOTICE_EXAMPLE: CaseNotice = {
  deadline: 'conclude',
  by: '2026-10-14T16:00:00.000Z',
  rule: 'department',
  at: '2026-10-15T00:30:00.000Z',
};

const STEP_EXAMPLE: CaseStep = {
  at: '2026-10-06T04:05:00.000Z',
  act: 'reveal',
  by: 'officer-01',
  reason: 'investigate',
  notices: [NOTICE_EXAMPLE],
  way: 'phone',
  redistribution: {
    id: 'surge-20261009',
    reason: 'surge',
    from: 'officer-01',
    kind: 'complaint',
    class: 'ordinary',
    category: 'conduct',
    state: 'acknowledged',
  },
  cases: ['hotline:HL-2.1'],
  changed: {
    state: 'acknowledged',
    kind: 'complaint',
    assessBy: null,
    investigateBy: null,
    communicateBy: null,
    adjudicateBy: null,
    replyBy: '2026-10-12T09:30:00.000Z',
    referredTo: 'court',
    class: 'major',
    round: 2,
    owner: null,
    offeredTo: null,
    acknowledgeBy: '2026-10-07T02:00:00.000Z',
    concludeBy: '2026-10-14T16:00:00.000Z',
    category: 'conduct',
    cause: null,
    valid: null,
    responsible: null,
    liable: null,
    nature: null,
    mergedInto: null,
    solved: true,
    satisfied: false,
    closedBecause: 'solved',
    escalatedAt: '2026-10-06T04:05:00.000Z',
  },
};

/** A page of a history, with every field. */
const HISTORY_PAGE_EXAMPLE: HistoryPage = {
  caseId,
  number: 1,
  steps: Array.from({ length: STEPS_OF_PAGE }, () => STEP_EXAMPLE),
  closedAt: '2026-10-11T02:00:00.000Z',
};

const APPEAL_EXAMPLE: NonNullable<CaseFile['appeal']> = {
  at: '2026-10-10T06:00:00.000Z',
  by: 'team-leader-01',
  round: 2,
  before: { valid: true, responsible: true },
  decided: { at: '2026-10-12T02:00:00.000Z', by: 'officer-02' },
};

/** A case with every field that it can have; its envelopes open with no key. */
const COMPLAINT_CASE_EXAMPLE: CaseFile = {
  caseId,
  taskId,
  order: { ...order, partner: 'partner-1', language: 'zh' },
  channel: 'regulator',
  outsideNumber: 'REG-7',
  replyForm: 'letter',
  replyBy: '2026-10-12T09:30:00.000Z',
  replied: { at: '2026-10-07T02:00:00.000Z', by: 'officer-01' },
  kind: 'whistle-blowing',
  takenAs: { kind: 'complaint', class: 'ordinary' },
  category: 'conduct',
  cause: 'manner',
  class: 'ordinary',
  concerns: ['complaint', 'dissatisfied'],
  state: 'closed',
  since: '2026-10-11T02:00:00.000Z',
  spent: { received: 7200, acknowledged: 3600, answered: 0 },
  handOvers: { made: 3, accepted: 1, declined: 1, lapsed: 1, waited: 600 },
  round: 2,
  ownerRole: 'officer',
  owner: 'officer-01',
  offeredTo: 'officer-02',
  offeredAt: '2026-10-09T02:00:00.000Z',
  raisedAt: '2026-10-06T02:00:00.000Z',
  raisedDay: '2026-10-06',
  acknowledgeBy: '2026-10-07T02:00:00.000Z',
  concludeBy: '2026-10-14T16:00:00.000Z',
  assessBy: '2026-10-08T02:00:00.000Z',
  investigateBy: '2026-10-09T02:00:00.000Z',
  communicateBy: '2026-10-15T02:00:00.000Z',
  adjudicateBy: '2026-10-24T09:30:00.000Z',
  deadlines: DEADLINES_EXAMPLE,
  missed: [{ deadline: 'acknowledge', by: '2026-10-07T02:00:00.000Z', until: '2026-10-07T04:00:00.000Z' }],
  notices: [NOTICE_EXAMPLE],
  notifiedAt: NOTICE_EXAMPLE.at,
  dueAt: '2026-10-07T06:00:00.000Z',
  acknowledgedAt: '2026-10-06T04:00:00.000Z',
  concludedAt: '2026-10-10T04:00:00.000Z',
  valid: true,
  responsible: false,
  appeal: APPEAL_EXAMPLE,
  liable: [{ party: 'employee', id: 'LG1043' }, { party: 'team-leader' }],
  nature: 'special',
  mergedInto: 'hotline:HL-1.1',
  communicated: { at: '2026-10-10T05:00:00.000Z', by: 'officer-01', way: 'visit' },
  referredTo: 'court',
  closedAt: '2026-10-11T02:00:00.000Z',
  closedDay: '2026-10-11',
  closedBecause: 'solved',
  solved: true,
  satisfied: false,
  repeats: 1,
  escalatedAt: '2026-10-07T02:00:00.000Z',
  linked: [{ caseId: 'hotline:HL-1.1', raisedAt: '2026-10-06T02:00:00.000Z' }],
  reopened: 1,
  reopenedAt: '2026-10-09T02:00:00.000Z',
  changedAt: '2026-10-07T02:00:00.000Z',
  customer: EVENTS['callback.requested'].example.customer,
  words: [
    { kind: 'call', at: '2026-10-06T01:57:00.000Z', sealed: 'A'.repeat(100), taskId, claimId: 'claim-1' },
    { kind: 'request', at: '2026-10-06T01:57:00.000Z', sealed: 'A'.repeat(100) },
    { kind: 'reply', at: '2026-10-06T01:57:00.000Z', sealed: 'A'.repeat(100) },
    { kind: 'conclusion', at: '2026-10-10T04:00:00.000Z', sealed: 'A'.repeat(100), round: 2 },
    {
      kind: 'statement',
      at: '2026-10-07T04:00:00.000Z',
      by: 'team-leader-01',
      sealed: 'A'.repeat(100),
      number: 1,
    },
    {
      kind: 'appeal',
      at: '2026-10-10T06:00:00.000Z',
      by: 'team-leader-01',
      sealed: 'A'.repeat(100),
      round: 2,
    },
    {
      kind: 'adjudication',
      at: '2026-10-12T02:00:00.000Z',
      by: 'officer-02',
      sealed: 'A'.repeat(100),
      round: 2,
    },
  ],
  evidence: [
    {
      id: '01KAJX5S6Q0000000000000001',
      at: '2026-10-07T05:00:00.000Z',
      by: 'team-leader-01',
      type: 'image/jpeg',
      bytes: 2_400_000,
    },
  ],
  firstCallers: ['agent-01'],
  resolvers: ['officer-01'],
  pages: 1,
  steps: [STEP_EXAMPLE],
  questionnaire: 'second-callback',
  askedAt: '2026-10-10T05:00:00.000Z',
  takenBackAt: '2026-10-06T02:05:00.000Z',
  fingerprint: 'c3RhbmRzLWZvci1oaW0xMg',
  redistributionId: 'surge-20261009',
  sourceVersion: 1_791_166_269_000,
  settled: { round: 2, version: 1_791_666_000_000, figuresBefore: { solved: false, satisfied: false } },
  roundBefore: {
    concludeBy: '2026-10-11T16:00:00.000Z',
    assessBy: '2026-10-08T02:00:00.000Z',
    investigateBy: '2026-10-08T02:00:00.000Z',
    communicateBy: '2026-10-12T02:00:00.000Z',
    adjudicateBy: '2026-10-24T09:30:00.000Z',
    deadlines: DEADLINES_EXAMPLE,
    communicated: { at: '2026-10-08T05:00:00.000Z', by: 'officer-01', way: 'phone' },
    askedAt: '2026-10-08T05:00:00.000Z',
    concludedAt: '2026-10-08T04:00:00.000Z',
    valid: true,
    responsible: false,
    appeal: APPEAL_EXAMPLE,
    notices: [],
    liable: [{ party: 'department' }],
    nature: 'common',
    questionnaire: 'second-callback',
  },
};

/** A state of every aggregate type, with every field. Nobody is behind it. */
export const EXAMPLES = [
  [COMPLAINT_CASE, COMPLAINT_CASE_EXAMPLE],
  [HISTORY_PAGE, HISTORY_PAGE_EXAMPLE],
  [NOTICE_RUN, NOTICE_RUN_EXAMPLE],
  [RECKONED_UNDER, RECKONED_UNDER_EXAMPLE],
  [REDISTRIBUTION, REDISTRIBUTION_EXAMPLE],
  [MAILING, MAILING_EXAMPLE],
  [CUSTOMER_CASES, CUSTOMER_CASES_EXAMPLE],
  ...DEPOSIT_EXAMPLES,
  [TYPICAL_CASE, TYPICAL_CASE_EXAMPLE],
] as const;
