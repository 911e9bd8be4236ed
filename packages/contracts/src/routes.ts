import { type RightScope, ROLES, type Role } from '@huiyin/vocabulary';
import * as z from 'zod';
import { readyAnswer } from './branch.ts';
import { type BriefingDocument, briefingDocument, callbacksAnswer, callbacksQuery } from './briefing.ts';
import {
  attemptAnswer,
  attemptBody,
  attemptResult,
  correctionAnswer,
  nextAnswer,
  openWorkAnswer,
  queueAnswer,
  releaseAnswer,
  revealsAnswer,
  roomAnswer,
  taskAnswer,
} from './callback.ts';
import { historyAnswer, historyQuery } from './case-history.ts';
import { requestBody } from './case-request.ts';
import {
  acceptBody,
  acknowledgeBody,
  adjudicateBody,
  appealBody,
  assessBody,
  communicateBody,
  complaintCase,
  complaintsAnswer,
  concludeBody,
  declineBody,
  handOnBody,
  investigateBody,
  makeStatementBody,
  mergeBody,
  referBody,
  replyBody,
  revealAnswer,
  revealBody,
  withdrawBody,
} from './complaint.ts';
import { complaintAnswer } from './complaint-answer.ts';
import { complaintsQuery } from './complaints-query.ts';
import { countermeasure, countermeasureBody, countermeasuresAnswer, followUpBody } from './countermeasure.ts';
import {
  deadLettersAnswer,
  discardBody,
  letterActsAnswer,
  letterId,
  letterQueue,
  letterQueuesAnswer,
  resubmittedAnswer,
} from './dead-letters.ts';
import { type DepositAnswer, depositAnswer } from './deposit.ts';
import { evidenceAnswer, evidenceBody, evidenceLinkAnswer, evidenceUploadAnswer } from './evidence.ts';
import { figureAnswer, figureQuery } from './figure.ts';
import {
  destroyAnswer,
  forgetAnswer,
  forgetBody,
  monthKeysAnswer,
  needsAnswer,
  orderAnswer,
  orderResult,
  ordersAnswer,
  ordersBody,
  rejectedAnswer,
} from './intake.ts';
import { planAnswer, planQuery } from './plan.ts';
import {
  redistributionAnswer,
  redistributionPlan,
  redistributionRule,
  redistributionsAnswer,
} from './redistribution.ts';
import { revealsPath, revealsQuery, shownAnswer } from './reveals.ts';
import {
  feedbackBody,
  feedbackQuery,
  reviewAnswer,
  reviewFiguresAnswer,
  reviewPath,
  reviewRates,
  reviewSheet,
  reviewsAnswer,
  reviewsQuery,
  scoreBody,
} from './review.ts';
import {
  approvalBody,
  daysAnswer,
  daysBody,
  decisionsAnswer,
  decisionsQuery,
  policiesAnswer,
  policyBody,
  recordedDecision,
  samplingKeyAnswer,
} from './sampling.ts';
import { day, language, listOf, month, ownId, recordId, role, slug, staffId, wording } from './scalars.ts';
import { briefingsAnswer, tableAnswer, tableBody } from './table-import.ts';
import { stopBody, topicBody, topicId, topicOrdersAnswer, topicsAnswer } from './topic.ts';
import { topicReport } from './topic-report.ts';
import { typicalCase, typicalCaseBody, typicalCasesAnswer, typicalCasesQuery } from './typical-case.ts';

/** How often somebody may call. */
export interface Pace {
  readonly perSecond: number;
  /** So many at once, after a while without a call. */
  readonly atOnce: number;
}

export interface Route {
  /** The service that serves it, by the name in its surface. */
  readonly service: string;
  /** Which of its doors for people and systems serves it; `api` unless told. */
  readonly door?: string;
  /** Who may call it, and for how much; enforced in one place, `packages/lambda`, and nowhere else. */
  readonly may: Readonly<Partial<Record<Role, RightScope>>>;
  /** Of an answer what is about these teams; undefined: nothing of it is. Routes that somebody may call for their own team or department have it. */
  readonly ofTeams?: (answer: never, teams: readonly string[]) => unknown;
  /** Of all callers together, before the gateway answers 429; twice as many at once. A route's callers starve no other route's. */
  readonly callsPerSecond: number;
  /** Of one caller, before the door answers 429: in each instance of its function, so that a caller starves no other. */
  readonly ofOneCaller: Pace;
  readonly path?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
}

const id = z.string().min(1).max(128);

/** What nothing of the branch's work is in. */
const EVERYONE = Object.fromEntries(ROLES.map((role) => [role, 'all'])) as Record<Role, 'all'>;

/** The same without machines. */
const STAFF = Object.fromEntries(
  ROLES.flatMap((role) => (role === 'upstream' ? [] : [[role, 'all']])),
) as Record<Exclude<Role, 'upstream'>, 'all'>;

/** Who looks into one order, callback or case; a team leader into those of their team, a head into those of their department's teams. */
const WORK_LOOKED_INTO = {
  officer: 'all',
  supervisor: 'all',
  administrator: 'all',
  'shift-leader': 'all',
  'team-leader': 'own-team',
  'department-head': 'own-department',
  leadership: 'all',
  auditor: 'all',
} as const;
/** Who looks into how orders were drawn, and by which rates. */
const SAMPLE_LOOKED_INTO = {
  supervisor: 'all',
  administrator: 'all',
  leadership: 'all',
  auditor: 'all',
} as const;

/** Who takes cases from somebody who has too many, or is away. */
const REDISTRIBUTORS = { supervisor: 'all', 'shift-leader': 'all' } as const;

/** Who judges how agents ring. */
const REVIEWERS = { supervisor: 'all', 'shift-leader': 'all' } as const;

/** Who sees which messages a branch could not handle. */
const LETTERS_LOOKED_AT = { administrator: 'all', supervisor: 'all', auditor: 'all' } as const;

/** What the routes are for says how often they are called. */
const CALLS = {
  /** One upstream system, up to 500 orders a call. */
  orders: { callsPerSecond: 50, ofOneCaller: { perSecond: 50, atOnce: 100 } },
  /** Two hundred agents. */
  desk: { callsPerSecond: 50, ofOneCaller: { perSecond: 5, atOnce: 20 } },
  /** People who look something up, and pages that show it. */
  look: { callsPerSecond: 20, ofOneCaller: { perSecond: 10, atOnce: 20 } },
  /** People who decide something. */
  act: { callsPerSecond: 10, ofOneCaller: { perSecond: 2, atOnce: 10 } },
  /** Lists and counts for one administrator. */
  administer: { callsPerSecond: 5, ofOneCaller: { perSecond: 1, atOnce: 5 } },
} as const satisfies Record<string, Pick<Route, 'callsPerSecond' | 'ofOneCaller'>>;
const named = z.strictObject({ id: slug, name: wording });
/** The `next` of the page before; a key, and no database takes a longer one. */
const page = z.strictObject({ next: z.string().max(128).optional() });

/** What an answer says of its team; the rest of it is as the contract has it. */
const ofOrder = z.looseObject({ team: slug });
const withOrder = z.looseObject({ order: ofOrder });

const orderOfTeams = (answer: z.output<typeof orderAnswer>, teams: readonly string[]) =>
  teams.includes(ofOrder.safeParse(answer).data?.team ?? '') ? answer : undefined;
/** Of what says itself which team it is about. */
const saidOfTeams = <Answer extends { readonly team: string }>(answer: Answer, teams: readonly string[]) =>
  teams.includes(answer.team) ? answer : undefined;
/** Of a task or a case. */
const taskOfTeams = <Answer extends object>(answer: Answer, teams: readonly string[]) =>
  teams.includes(withOrder.safeParse(answer).data?.order.team ?? '') ? answer : undefined;
/** A page of cases without those of other teams; the next page is where it was. */
const casesOfTeams = (
  { complaints, ...page }: z.output<typeof complaintsAnswer>,
  teams: readonly string[],
) => ({
  ...page,
  complaints: complaints.filter(({ order }) => teams.includes(order.team)),
});
/** A briefing is made for the part of the branch that somebody may see; none of another part leaves. */
const briefingOfTeams = (answer: BriefingDocument, teams: readonly string[]) =>
  answer.part?.teams.every((team) => teams.includes(team)) ? answer : undefined;
/** The accounts without what was booked for cases about other teams. */
const depositOfTeams = ({ accounts, ...month }: DepositAnswer, teams: readonly string[]) => ({
  ...month,
  accounts: accounts.flatMap(({ entries: all, total: _, ...account }) => {
    const entries = all.filter(({ team }) => teams.includes(team));
    const total = entries.reduce((sum, { amount }) => sum + amount, 0);
    return entries.length === 0 ? [] : [{ ...account, total, entries }];
  }),
});

const callbacksOfTeams = (
  { callbacks, ...page }: z.output<typeof callbacksAnswer>,
  teams: readonly string[],
) => ({
  ...page,
  callbacks: callbacks.filter((each) => teams.includes(each.team)),
});

/** A figure of a part of the branch: what is withheld there could be reckoned back from the branch's. */
const figureOfTeams = (answer: z.output<typeof figureAnswer>, teams: readonly string[]) =>
  answer.teams?.every((team) => teams.includes(team)) ? answer : undefined;

/** Every route of a branch's API: `METHOD /path` → service, who may call it for how much, shapes. The one role × route × scope table of the product. */
export const ROUTES = {
  /** Who answers here, by whose clock and in which language, and what its teams, business types and categories of cases are called; for whoever shows them. */
  'GET /branch': {
    service: 'intake',
    may: EVERYONE,
    ...CALLS.look,
    answer: z.strictObject({
      branch: slug,
      name: wording,
      zone: z.string(),
      language,
      teams: z.array(named),
      businessTypes: z.array(named),
      categories: z.array(z.strictObject({ ...named.shape, causes: z.array(named) })),
    }),
  },
  /** Who the caller is here, by their token. */
  'GET /me': {
    service: 'intake',
    may: EVERYONE,
    ...CALLS.look,
    answer: z.strictObject({
      id: staffId,
      roles: z.array(role),
      team: slug.optional(),
      department: slug.optional(),
    }),
  },
  'POST /work-orders': {
    service: 'intake',
    may: { upstream: 'all', administrator: 'all' },
    ...CALLS.orders,
    body: ordersBody,
    answer: ordersAnswer,
  },
  /** What `POST /work-orders` would answer now; nothing is recorded or kept. */
  'POST /work-orders/check': {
    service: 'intake',
    may: { upstream: 'all', administrator: 'all' },
    ...CALLS.orders,
    body: ordersBody,
    answer: ordersAnswer,
  },
  'GET /work-orders/{orderId}': {
    service: 'intake',
    may: WORK_LOOKED_INTO,
    ...CALLS.look,
    path: z.strictObject({ orderId: recordId }),
    answer: orderAnswer,
    ofTeams: orderOfTeams,
  },
  'GET /rejected': {
    service: 'intake',
    may: { administrator: 'all', auditor: 'all' },
    ...CALLS.administer,
    query: page,
    answer: rejectedAnswer,
  },
  'POST /rejected/{rejectedId}/resubmit': {
    service: 'intake',
    may: { administrator: 'all' },
    ...CALLS.look,
    path: z.strictObject({ rejectedId: id }),
    answer: orderResult,
  },
  'POST /forgotten-customers': {
    service: 'intake',
    may: { administrator: 'all' },
    ...CALLS.administer,
    body: forgetBody,
    answer: forgetAnswer,
  },
  'GET /month-keys': {
    service: 'intake',
    may: { administrator: 'all', auditor: 'all' },
    ...CALLS.administer,
    answer: monthKeysAnswer,
  },
  'DELETE /month-keys/{month}': {
    service: 'intake',
    may: { administrator: 'all' },
    ...CALLS.administer,
    path: z.strictObject({ month }),
    /** `yes`: also while open work needs it, or nobody told of late whether any does. */
    query: z.strictObject({ force: z.enum(['yes', 'no']).default('no') }),
    answer: destroyAnswer,
  },
  /** Which doors of the branch have dead letters. */
  'GET /dead-letters': {
    service: 'intake',
    door: 'dead-letters',
    may: LETTERS_LOOKED_AT,
    ...CALLS.administer,
    answer: letterQueuesAnswer,
  },
  /** The dead letters of one door, without what they say. */
  'GET /dead-letters/{queue}': {
    service: 'intake',
    door: 'dead-letters',
    may: LETTERS_LOOKED_AT,
    ...CALLS.administer,
    path: z.strictObject({ queue: letterQueue }),
    answer: deadLettersAnswer,
  },
  /** Sends all of them back to the door. */
  'POST /dead-letters/{queue}/resubmit': {
    service: 'intake',
    door: 'dead-letters',
    may: { administrator: 'all' },
    ...CALLS.act,
    path: z.strictObject({ queue: letterQueue }),
    answer: resubmittedAnswer,
  },
  'POST /dead-letters/{queue}/{letterId}/resubmit': {
    service: 'intake',
    door: 'dead-letters',
    may: { administrator: 'all' },
    ...CALLS.act,
    path: z.strictObject({ queue: letterQueue, letterId }),
    answer: resubmittedAnswer,
  },
  /** Takes a letter away for good; who did so and why stays on record. */
  'POST /dead-letters/{queue}/{letterId}/discard': {
    service: 'intake',
    door: 'dead-letters',
    may: { administrator: 'all' },
    ...CALLS.act,
    path: z.strictObject({ queue: letterQueue, letterId }),
    body: discardBody,
    answer: resubmittedAnswer,
  },
  /** Who resubmitted or discarded what, newest first. */
  'GET /dead-letter-acts': {
    service: 'intake',
    door: 'dead-letters',
    may: LETTERS_LOOKED_AT,
    ...CALLS.administer,
    query: page,
    answer: letterActsAnswer,
  },
  'GET /decisions/{day}/{orderId}': {
    service: 'sampling',
    may: SAMPLE_LOOKED_INTO,
    ...CALLS.look,
    path: z.strictObject({ day, orderId: recordId }),
    answer: recordedDecision,
  },
  /** Every decision on the orders of a month, page by page: what a sample that is drawn again is held against. */
  'GET /decisions/{month}': {
    service: 'sampling',
    may: SAMPLE_LOOKED_INTO,
    ...CALLS.look,
    path: z.strictObject({ month }),
    query: decisionsQuery,
    answer: decisionsAnswer,
  },
  /** What binds the branch to the key of a month, and the key itself once the month's windows have ended. */
  'GET /sampling-keys/{month}': {
    service: 'sampling',
    may: EVERYONE,
    ...CALLS.look,
    path: z.strictObject({ month }),
    answer: samplingKeyAnswer,
  },
  'GET /policies': {
    service: 'sampling',
    may: SAMPLE_LOOKED_INTO,
    ...CALLS.look,
    answer: policiesAnswer,
  },
  /** Proposes a policy; the same again is the same. */
  'PUT /policies/{version}': {
    service: 'sampling',
    may: { supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ version: slug }),
    body: policyBody,
    answer: policiesAnswer,
  },
  /** In force from its first day on, without a deployment; by somebody else than who proposed it, unless the branch has it otherwise. */
  'POST /policies/{version}/approve': {
    service: 'sampling',
    may: { supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ version: slug }),
    body: approvalBody,
    answer: policiesAnswer,
  },
  'POST /policies/{version}/refuse': {
    service: 'sampling',
    may: { supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ version: slug }),
    answer: policiesAnswer,
  },
  /** Takes a proposal back, or a policy before its first day. */
  'POST /policies/{version}/withdraw': {
    service: 'sampling',
    may: { supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ version: slug }),
    answer: policiesAnswer,
  },
  /** Topic callbacks, whatever became of them. */
  'GET /topics': {
    service: 'sampling',
    may: SAMPLE_LOOKED_INTO,
    ...CALLS.look,
    answer: topicsAnswer,
  },
  /** Proposes a topic callback; the same again is the same. */
  'PUT /topics/{topicId}': {
    service: 'sampling',
    may: { supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ topicId }),
    body: topicBody,
    answer: topicsAnswer,
  },
  /** Its sample is drawn at the clock's next stroke, and its customers are rung. */
  'POST /topics/{topicId}/start': {
    service: 'sampling',
    may: { supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ topicId }),
    answer: topicsAnswer,
  },
  'POST /topics/{topicId}/refuse': {
    service: 'sampling',
    may: { supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ topicId }),
    answer: topicsAnswer,
  },
  /** Takes a proposal back. */
  'POST /topics/{topicId}/withdraw': {
    service: 'sampling',
    may: { supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ topicId }),
    answer: topicsAnswer,
  },
  /** Nobody more is drawn or rung for it; what was said by then is in its report. */
  'POST /topics/{topicId}/stop': {
    service: 'sampling',
    may: { supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ topicId }),
    body: stopBody,
    answer: topicsAnswer,
  },
  /** Every order that a topic's draw came to, and what became of it: what its sample is held against when it is drawn again. */
  'GET /topics/{topicId}/orders': {
    service: 'sampling',
    may: SAMPLE_LOOKED_INTO,
    ...CALLS.look,
    path: z.strictObject({ topicId }),
    answer: topicOrdersAnswer,
  },
  /** Counts the populations of these days anew. */
  'POST /populations/recount': {
    service: 'sampling',
    may: { administrator: 'all' },
    ...CALLS.administer,
    body: daysBody,
    answer: daysAnswer,
  },
  'POST /tasks/next': {
    service: 'callback',
    may: { agent: 'own' },
    ...CALLS.desk,
    answer: nextAnswer,
  },
  'PUT /tasks/{taskId}/attempts/{claimId}': {
    service: 'callback',
    may: { agent: 'own' },
    ...CALLS.desk,
    path: z.strictObject({ taskId: ownId, claimId: id }),
    body: attemptBody,
    answer: attemptAnswer,
  },
  /** What was sent in error, said anew by the same agent; the number counts an attempt's corrections from 1. */
  'PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number}': {
    service: 'callback',
    may: { agent: 'own' },
    ...CALLS.desk,
    path: z.strictObject({ taskId: ownId, claimId: id, number: z.string().regex(/^[1-9]\d?$/) }),
    body: attemptResult,
    answer: correctionAnswer,
  },
  'DELETE /tasks/{taskId}/claims/{claimId}': {
    service: 'callback',
    may: { agent: 'own' },
    ...CALLS.desk,
    path: z.strictObject({ taskId: ownId, claimId: id }),
    answer: releaseAnswer,
  },
  /** What agents answer to questions on the spot, as the branch words it. */
  'GET /answer-bank': {
    service: 'callback',
    may: {
      agent: 'all',
      officer: 'all',
      supervisor: 'all',
      administrator: 'all',
      'shift-leader': 'all',
      auditor: 'all',
    },
    ...CALLS.look,
    answer: z.strictObject({ answers: listOf(readyAnswer) }),
  },
  'GET /tasks/{taskId}': {
    service: 'callback',
    may: WORK_LOOKED_INTO,
    ...CALLS.look,
    path: z.strictObject({ taskId: ownId }),
    answer: taskAnswer,
    ofTeams: taskOfTeams,
  },
  /** To whom the customer of a task was shown, and when; for a number itself there is no route. */
  'GET /tasks/{taskId}/reveals': {
    service: 'callback',
    may: { auditor: 'all' },
    ...CALLS.look,
    path: z.strictObject({ taskId: ownId }),
    answer: revealsAnswer,
  },
  /** To whose calls customers were shown on a day: by person, page by page. */
  'GET /reveals/{person}/{day}': {
    service: 'callback',
    may: { auditor: 'all' },
    ...CALLS.look,
    path: revealsPath,
    query: revealsQuery,
    answer: shownAnswer,
  },
  'GET /queue': {
    service: 'callback',
    may: {
      agent: 'all',
      officer: 'all',
      supervisor: 'all',
      administrator: 'all',
      'shift-leader': 'all',
      leadership: 'all',
      auditor: 'all',
    },
    ...CALLS.look,
    answer: queueAnswer,
  },
  /** Who rings, what was rung today hour by hour, and the queue by how soon it ends. */
  'GET /room': {
    service: 'callback',
    may: {
      supervisor: 'all',
      administrator: 'all',
      'shift-leader': 'all',
      leadership: 'all',
      auditor: 'all',
    },
    ...CALLS.look,
    answer: roomAnswer,
  },
  /** Ends the lease of an agent who has left. What they may have rung can still be recorded. */
  'DELETE /room/claims/{taskId}/{claimId}': {
    service: 'callback',
    may: { 'shift-leader': 'all' },
    ...CALLS.act,
    path: z.strictObject({ taskId: ownId, claimId: id }),
    answer: releaseAnswer,
  },
  /** What calls are scored on, in every version. */
  'GET /review-sheets': {
    service: 'callback',
    may: { ...REVIEWERS, agent: 'all', administrator: 'all', auditor: 'all' },
    ...CALLS.look,
    answer: z.strictObject({ sheets: listOf(reviewSheet) }),
  },
  /** How many of the calls are drawn, from which day on: with the calls of a month and its key, all that is needed to draw them again. */
  'GET /review-rates': {
    service: 'callback',
    may: { ...REVIEWERS, administrator: 'all', auditor: 'all' },
    ...CALLS.look,
    answer: z.strictObject({ rates: listOf(reviewRates) }),
  },
  /** Calls that wait for the caller: to be scored by them, or for their agent to be told; the earliest first. Whoever scores none sees all of them. */
  'GET /reviews': {
    service: 'callback',
    may: { ...REVIEWERS, auditor: 'all' },
    ...CALLS.look,
    query: reviewsQuery,
    answer: reviewsAnswer,
  },
  /** Every call that was drawn of those that closed in a month, page by page: what a sample that is drawn again is held against. */
  'GET /reviews/{month}': {
    service: 'callback',
    may: { ...REVIEWERS, administrator: 'all', auditor: 'all' },
    ...CALLS.look,
    path: z.strictObject({ month }),
    query: z.strictObject({ next: z.string().min(1).max(256).optional() }),
    answer: reviewsAnswer,
  },
  'GET /reviews/{month}/{claimId}': {
    service: 'callback',
    may: { ...REVIEWERS, auditor: 'all' },
    ...CALLS.look,
    path: reviewPath,
    answer: reviewAnswer,
  },
  /** The caller's own score; once, and seen by nobody else until another has scored the same call. */
  'PUT /reviews/{month}/{claimId}/score': {
    service: 'callback',
    may: REVIEWERS,
    ...CALLS.act,
    path: reviewPath,
    body: scoreBody,
    answer: reviewAnswer,
  },
  /** One of the two reviewers tells the agent, who sees the review from then on. */
  'POST /reviews/{month}/{claimId}/feedback': {
    service: 'callback',
    may: REVIEWERS,
    ...CALLS.act,
    path: reviewPath,
    body: feedbackBody,
    answer: reviewAnswer,
  },
  /** The agent answers, once. */
  'POST /reviews/{month}/{claimId}/answer': {
    service: 'callback',
    may: { agent: 'own' },
    ...CALLS.act,
    path: reviewPath,
    body: feedbackBody,
    answer: reviewAnswer,
  },
  /** What an agent was told of their own calls, the newest first; an auditor names the agent. */
  'GET /feedback': {
    service: 'callback',
    may: { agent: 'own', auditor: 'all' },
    ...CALLS.look,
    query: feedbackQuery,
    answer: reviewsAnswer,
  },
  /** How far the reviews of a month are, what came of them, and how well two reviewers agree. */
  'GET /review-figures/{month}': {
    service: 'callback',
    may: { ...REVIEWERS, administrator: 'all', auditor: 'all' },
    ...CALLS.administer,
    path: z.strictObject({ month }),
    answer: reviewFiguresAnswer,
  },
  'GET /open-tasks/{month}': {
    service: 'callback',
    may: { administrator: 'all', auditor: 'all' },
    ...CALLS.administer,
    path: z.strictObject({ month }),
    answer: openWorkAnswer,
  },
  /** Looks which months open callbacks need, and tells it for whoever destroys a month. */
  'PUT /needed-months/callback': {
    service: 'callback',
    may: { administrator: 'all' },
    ...CALLS.administer,
    answer: needsAnswer,
  },
  'GET /complaints': {
    service: 'complaint',
    may: WORK_LOOKED_INTO,
    ...CALLS.look,
    query: complaintsQuery,
    answer: complaintsAnswer,
    ofTeams: casesOfTeams,
  },
  /** A case that came another way than by a callback; the caller's reference again is the same case. */
  'POST /complaints': {
    service: 'complaint',
    may: { upstream: 'all', agent: 'all', officer: 'all', supervisor: 'all', 'shift-leader': 'all' },
    ...CALLS.act,
    body: requestBody,
    answer: complaintCase,
  },
  'GET /complaints/{caseId}': {
    service: 'complaint',
    may: WORK_LOOKED_INTO,
    ...CALLS.look,
    path: z.strictObject({ caseId: ownId }),
    answer: complaintAnswer,
    ofTeams: taskOfTeams,
  },
  /** Who did what when, and why; what lies sealed is not in it. */
  'GET /complaints/{caseId}/history': {
    service: 'complaint',
    may: {
      officer: 'all',
      supervisor: 'all',
      administrator: 'all',
      'shift-leader': 'all',
      'department-head': 'own-department',
      leadership: 'all',
      auditor: 'all',
    },
    ...CALLS.look,
    path: z.strictObject({ caseId: ownId }),
    query: historyQuery,
    answer: historyAnswer,
    ofTeams: saidOfTeams,
  },
  'POST /complaints/{caseId}/acknowledge': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: acknowledgeBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/hand-on': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: handOnBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/accept': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: acceptBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/decline': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: declineBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/conclude': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: concludeBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/assess': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: assessBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/investigate': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: investigateBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/communicate': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: communicateBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/withdraw': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: withdrawBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/refer': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: referBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/merge': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: mergeBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/reply': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: replyBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/reveal': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: revealBody,
    answer: revealAnswer,
  },
  /** Where a file may be put beside a case: a photograph or a document, from either side. */
  'POST /complaints/{caseId}/evidence': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all', 'team-leader': 'own-team' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: evidenceBody,
    answer: evidenceUploadAnswer,
    ofTeams: saidOfTeams,
  },
  /** It was put there: looked at, and kept or refused. */
  'PUT /complaints/{caseId}/evidence/{evidenceId}': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all', 'team-leader': 'own-team' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId, evidenceId: recordId }),
    answer: evidenceAnswer,
    ofTeams: saidOfTeams,
  },
  'POST /complaints/{caseId}/evidence/{evidenceId}/open': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId, evidenceId: recordId }),
    body: revealBody,
    answer: evidenceLinkAnswer,
  },
  /** What the leader of the team that it is about says for those who served; sealed, and never changed. */
  'POST /complaints/{caseId}/make-statement': {
    service: 'complaint',
    may: { 'team-leader': 'own-team' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: makeStatementBody,
    answer: complaintCase,
    ofTeams: taskOfTeams,
  },
  'POST /complaints/{caseId}/appeal': {
    service: 'complaint',
    may: { 'team-leader': 'own-team' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: appealBody,
    answer: complaintCase,
    ofTeams: taskOfTeams,
  },
  'POST /complaints/{caseId}/adjudicate': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: adjudicateBody,
    answer: complaintCase,
  },
  /** What a redistribution would come to now; nothing is moved. */
  'POST /redistributions/check': {
    service: 'complaint',
    may: REDISTRIBUTORS,
    ...CALLS.administer,
    body: redistributionRule,
    answer: redistributionPlan,
  },
  /** Offers somebody's cases to others by a rule; the same id again is the same redistribution, as far as it has come. */
  'PUT /redistributions/{redistributionId}': {
    service: 'complaint',
    may: REDISTRIBUTORS,
    ...CALLS.administer,
    path: z.strictObject({ redistributionId: recordId }),
    body: redistributionRule,
    answer: redistributionAnswer,
  },
  /** Those of the last years, and how far each has come. */
  'GET /redistributions': {
    service: 'complaint',
    may: { ...REDISTRIBUTORS, administrator: 'all', leadership: 'all', auditor: 'all' },
    ...CALLS.look,
    query: page,
    answer: redistributionsAnswer,
  },
  'GET /redistributions/{redistributionId}': {
    service: 'complaint',
    may: { ...REDISTRIBUTORS, administrator: 'all', leadership: 'all', auditor: 'all' },
    ...CALLS.look,
    path: z.strictObject({ redistributionId: recordId }),
    answer: redistributionAnswer,
  },
  /** Cases that others learn from, for all who work here. */
  'GET /typical-cases': {
    service: 'complaint',
    may: STAFF,
    ...CALLS.look,
    query: typicalCasesQuery,
    answer: typicalCasesAnswer,
  },
  'GET /typical-cases/written': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all', leadership: 'all', auditor: 'all' },
    ...CALLS.look,
    query: typicalCasesQuery,
    answer: typicalCasesAnswer,
  },
  /** Written of a closed case, or anew; it names nobody, and is published by somebody else. */
  'PUT /typical-cases/{caseId}': {
    service: 'complaint',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: typicalCaseBody,
    answer: typicalCase,
  },
  'POST /typical-cases/{caseId}/publish': {
    service: 'complaint',
    may: { supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    answer: typicalCase,
  },
  /** The accounts of the service risk deposit in one month. */
  'GET /deposits/{month}': {
    service: 'complaint',
    may: {
      supervisor: 'all',
      administrator: 'all',
      'department-head': 'own-department',
      leadership: 'all',
      auditor: 'all',
    },
    ...CALLS.administer,
    path: z.strictObject({ month }),
    answer: depositAnswer,
    ofTeams: depositOfTeams,
  },
  /** Which cases somebody opened the customers of on a day, and why. */
  'GET /case-reveals/{person}/{day}': {
    service: 'complaint',
    may: { auditor: 'all' },
    ...CALLS.look,
    path: revealsPath,
    query: revealsQuery,
    answer: shownAnswer,
  },
  'GET /open-complaints/{month}': {
    service: 'complaint',
    may: { administrator: 'all', auditor: 'all' },
    ...CALLS.administer,
    path: z.strictObject({ month }),
    answer: openWorkAnswer,
  },
  /** Looks which months open cases need, and tells it for whoever destroys a month. */
  'PUT /needed-months/complaint': {
    service: 'complaint',
    may: { administrator: 'all' },
    ...CALLS.administer,
    answer: needsAnswer,
  },
  'GET /briefings': {
    service: 'briefing',
    may: {
      agent: 'all',
      officer: 'all',
      supervisor: 'all',
      administrator: 'all',
      'shift-leader': 'all',
      'team-leader': 'all',
      'department-head': 'all',
      leadership: 'all',
      auditor: 'all',
    },
    ...CALLS.look,
    answer: briefingsAnswer,
  },
  /** A team leader reads their team's, a head their department's: made of the same facts, without those of anybody else. */
  'GET /briefings/{period}': {
    service: 'briefing',
    may: WORK_LOOKED_INTO,
    ...CALLS.look,
    path: z.strictObject({ period: z.string().max(10) }),
    query: z.strictObject({
      format: z.enum(['json', 'html', 'xlsx']).default('json'),
      language: z.enum(['zh', 'en']).optional(),
    }),
    answer: briefingDocument,
    ofTeams: briefingOfTeams,
  },
  /** Which callbacks a figure of a period counts: the way from a number to its orders and cases. */
  'GET /briefings/{period}/callbacks': {
    service: 'briefing',
    may: WORK_LOOKED_INTO,
    ...CALLS.look,
    path: z.strictObject({ period: z.string().max(10) }),
    query: callbacksQuery,
    answer: callbacksAnswer,
    ofTeams: callbacksOfTeams,
  },
  /** What a figure counts, by its name: the callbacks and cases behind it, as many as it says. */
  'GET /figure-facts': {
    service: 'briefing',
    may: WORK_LOOKED_INTO,
    ...CALLS.look,
    query: figureQuery,
    answer: figureAnswer,
    ofTeams: figureOfTeams,
  },
  /** What is done about hot and hard spots, by the month whose briefing looks into it. */
  'GET /countermeasures/{due}': {
    service: 'briefing',
    may: {
      officer: 'all',
      supervisor: 'all',
      administrator: 'all',
      'shift-leader': 'all',
      leadership: 'all',
      auditor: 'all',
    },
    ...CALLS.look,
    path: z.strictObject({ due: month }),
    answer: countermeasuresAnswer,
  },
  'POST /countermeasures': {
    service: 'briefing',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    body: countermeasureBody,
    answer: countermeasure,
  },
  'POST /countermeasures/{countermeasureId}/follow-up': {
    service: 'briefing',
    may: { officer: 'all', supervisor: 'all' },
    ...CALLS.act,
    path: z.strictObject({ countermeasureId: ownId }),
    body: followUpBody,
    answer: countermeasure,
  },
  /** What a topic callback has come to: the causes that customers named, and whom they are about. */
  'GET /topic-reports/{topicId}': {
    service: 'briefing',
    may: {
      officer: 'all',
      supervisor: 'all',
      administrator: 'all',
      'shift-leader': 'all',
      leadership: 'all',
      auditor: 'all',
    },
    ...CALLS.look,
    path: z.strictObject({ topicId }),
    query: z.strictObject({
      format: z.enum(['json', 'html', 'xlsx']).default('json'),
      language: z.enum(['zh', 'en']).optional(),
    }),
    answer: topicReport,
  },
  /** Folds these days anew from their facts. */
  'POST /day-folds/refold': {
    service: 'briefing',
    may: { administrator: 'all' },
    ...CALLS.administer,
    body: daysBody,
    answer: daysAnswer,
  },
  /** What so many agents can know of the branch and its parts, and by which rates. */
  'GET /plan': {
    service: 'briefing',
    may: SAMPLE_LOOKED_INTO,
    ...CALLS.administer,
    query: planQuery,
    answer: planAnswer,
  },
  'POST /tables': {
    service: 'briefing',
    may: { supervisor: 'all', administrator: 'all' },
    ...CALLS.administer,
    body: tableBody,
    answer: tableAnswer,
  },
} as const satisfies Record<string, Route>;

export type RouteKey = keyof typeof ROUTES;
/** The door that serves a route. */
type DoorOf<Key extends RouteKey> = (typeof ROUTES)[Key] extends { readonly door: infer Door } ? Door : 'api';
/** The routes of a service's door. */
export type RouteOf<Service extends string, Door extends string = 'api'> = {
  [Key in RouteKey]: (typeof ROUTES)[Key]['service'] extends Service
    ? DoorOf<Key> extends Door
      ? Key
      : never
    : never;
}[RouteKey];

/** The roles that may call a route. */
export const rolesOf = (route: RouteKey): readonly Role[] =>
  ROLES.filter((role) => role in ROUTES[route].may);

const WIDEST: readonly RightScope[] = ['all', 'own', 'own-department', 'own-team'];

/** For how much somebody with these roles may call a route: the widest that any of them gives; undefined: not at all. */
export function scopeOf(roles: readonly Role[], route: RouteKey): RightScope | undefined {
  const { may }: Route = ROUTES[route];
  return WIDEST.find((scope) => roles.some((role) => may[role] === scope));
}

/** May somebody with one of these roles call this route, be it for their own team or department only? */
export const mayCall = (roles: readonly Role[], route: RouteKey): boolean =>
  scopeOf(roles, route) !== undefined;

const TEAM_GROUP = 'team-';
const DEPARTMENT_GROUP = 'department-';

/** The group of the issuer, or word among a token's `roles`, that says whose leader somebody is, or which team an agent or officer comes from. */
export const teamGroup = (team: string): string => `${TEAM_GROUP}${team}`;

/** The same that says whose head somebody is. */
export const departmentGroup = (department: string): string => `${DEPARTMENT_GROUP}${department}`;

/** The first that these groups name; some roles begin like one. */
const namedIn = (prefix: string, groups: readonly string[]): string | undefined =>
  groups
    .filter((group) => group.startsWith(prefix) && !role.safeParse(group).success)
    .map((group) => group.slice(prefix.length))
    .find((named) => slug.safeParse(named).success);

/** The first team that these groups name; `team-leader` is a role, not a team. */
export const teamIn = (groups: readonly string[]): string | undefined => namedIn(TEAM_GROUP, groups);

/** The first department that these groups name; `department-head` is a role. */
export const departmentIn = (groups: readonly string[]): string | undefined =>
  namedIn(DEPARTMENT_GROUP, groups);
