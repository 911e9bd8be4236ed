import { ROLES, type Role } from '@huiyin/vocabulary';
import * as z from 'zod';
import { briefingDocument } from './briefing.ts';
import {
  attemptAnswer,
  attemptBody,
  attemptResult,
  correctionAnswer,
  nextAnswer,
  openWorkAnswer,
  queueAnswer,
  releaseAnswer,
  taskAnswer,
} from './callback.ts';
import { historyAnswer, historyQuery } from './case-history.ts';
import { requestBody } from './case-request.ts';
import {
  acceptBody,
  acknowledgeBody,
  assessBody,
  communicateBody,
  complaintCase,
  complaintsAnswer,
  concludeBody,
  declineBody,
  handOnBody,
  investigateBody,
  referBody,
  revealAnswer,
  revealBody,
  withdrawBody,
} from './complaint.ts';
import { complaintAnswer } from './complaint-answer.ts';
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
import {
  daysAnswer,
  daysBody,
  decisionsAnswer,
  decisionsQuery,
  policiesAnswer,
  policyBody,
  recordedDecision,
  samplingKeyAnswer,
} from './sampling.ts';
import { day, language, month, ownId, recordId, slug, wording } from './scalars.ts';
import { briefingsAnswer, tableAnswer, tableBody } from './table-import.ts';

export interface Route {
  /** The service that serves it, by the name in its surface. */
  readonly service: string;
  /** Who may call it; enforced in one place, `packages/lambda`, and nowhere else. */
  readonly roles: readonly Role[];
  /** Of all callers together, before the gateway answers 429; twice as many at once. A route's callers starve no other route's. */
  readonly callsPerSecond: number;
  readonly path?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
}

const id = z.string().min(1).max(128);

/** What the routes are for says how often they are called. */
const CALLS = {
  /** One upstream system, up to 500 orders a call. */
  orders: 50,
  /** Two hundred agents. */
  desk: 50,
  /** People who look something up, and pages that show it. */
  look: 20,
  /** People who decide something. */
  act: 10,
  /** Lists and counts for one administrator. */
  administer: 5,
} as const;
/** The `next` of the page before; a key, and no database takes a longer one. */
const page = z.strictObject({ next: z.string().max(128).optional() });

/** Every route of a branch's API: `METHOD /path` → service, roles, shapes. The role × route table of the product. */
export const ROUTES = {
  /** Who answers here, by whose clock and in which language; for programs that show its times. */
  'GET /branch': {
    service: 'intake',
    roles: ROLES,
    callsPerSecond: CALLS.look,
    answer: z.strictObject({ branch: slug, name: wording, zone: z.string(), language }),
  },
  'POST /work-orders': {
    service: 'intake',
    roles: ['upstream', 'administrator'],
    callsPerSecond: CALLS.orders,
    body: ordersBody,
    answer: ordersAnswer,
  },
  /** What `POST /work-orders` would answer now; nothing is recorded or kept. */
  'POST /work-orders/check': {
    service: 'intake',
    roles: ['upstream', 'administrator'],
    callsPerSecond: CALLS.orders,
    body: ordersBody,
    answer: ordersAnswer,
  },
  'GET /work-orders/{orderId}': {
    service: 'intake',
    roles: ['officer', 'supervisor', 'administrator'],
    callsPerSecond: CALLS.look,
    path: z.strictObject({ orderId: recordId }),
    answer: orderAnswer,
  },
  'GET /rejected': {
    service: 'intake',
    roles: ['administrator'],
    callsPerSecond: CALLS.administer,
    query: page,
    answer: rejectedAnswer,
  },
  'POST /rejected/{rejectedId}/resubmit': {
    service: 'intake',
    roles: ['administrator'],
    callsPerSecond: CALLS.look,
    path: z.strictObject({ rejectedId: id }),
    answer: orderResult,
  },
  'POST /forgotten-customers': {
    service: 'intake',
    roles: ['administrator'],
    callsPerSecond: CALLS.administer,
    body: forgetBody,
    answer: forgetAnswer,
  },
  'GET /month-keys': {
    service: 'intake',
    roles: ['administrator'],
    callsPerSecond: CALLS.administer,
    answer: monthKeysAnswer,
  },
  'DELETE /month-keys/{month}': {
    service: 'intake',
    roles: ['administrator'],
    callsPerSecond: CALLS.administer,
    path: z.strictObject({ month }),
    /** `yes`: also while open work needs it, or nobody told of late whether any does. */
    query: z.strictObject({ force: z.enum(['yes', 'no']).default('no') }),
    answer: destroyAnswer,
  },
  'GET /decisions/{day}/{orderId}': {
    service: 'sampling',
    roles: ['supervisor', 'administrator'],
    callsPerSecond: CALLS.look,
    path: z.strictObject({ day, orderId: recordId }),
    answer: recordedDecision,
  },
  /** Every decision on the orders of a month, page by page: what a sample that is drawn again is held against. */
  'GET /decisions/{month}': {
    service: 'sampling',
    roles: ['supervisor', 'administrator'],
    callsPerSecond: CALLS.look,
    path: z.strictObject({ month }),
    query: decisionsQuery,
    answer: decisionsAnswer,
  },
  /** What binds the branch to the key of a month, and the key itself once the month's windows have ended. */
  'GET /sampling-keys/{month}': {
    service: 'sampling',
    roles: ROLES,
    callsPerSecond: CALLS.look,
    path: z.strictObject({ month }),
    answer: samplingKeyAnswer,
  },
  'GET /policies': {
    service: 'sampling',
    roles: ['supervisor', 'administrator'],
    callsPerSecond: CALLS.look,
    answer: policiesAnswer,
  },
  /** Puts a rate change in force without a deployment. */
  'PUT /policies/{version}': {
    service: 'sampling',
    roles: ['supervisor'],
    callsPerSecond: CALLS.act,
    path: z.strictObject({ version: slug }),
    body: policyBody,
    answer: policiesAnswer,
  },
  /** Counts the populations of these days anew. */
  'POST /populations/recount': {
    service: 'sampling',
    roles: ['administrator'],
    callsPerSecond: CALLS.administer,
    body: daysBody,
    answer: daysAnswer,
  },
  'POST /tasks/next': {
    service: 'callback',
    roles: ['agent'],
    callsPerSecond: CALLS.desk,
    answer: nextAnswer,
  },
  'PUT /tasks/{taskId}/attempts/{claimId}': {
    service: 'callback',
    roles: ['agent'],
    callsPerSecond: CALLS.desk,
    path: z.strictObject({ taskId: ownId, claimId: id }),
    body: attemptBody,
    answer: attemptAnswer,
  },
  /** What was sent in error, said anew by the same agent; the number counts an attempt's corrections from 1. */
  'PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number}': {
    service: 'callback',
    roles: ['agent'],
    callsPerSecond: CALLS.desk,
    path: z.strictObject({ taskId: ownId, claimId: id, number: z.string().regex(/^[1-9]\d?$/) }),
    body: attemptResult,
    answer: correctionAnswer,
  },
  'DELETE /tasks/{taskId}/claims/{claimId}': {
    service: 'callback',
    roles: ['agent'],
    callsPerSecond: CALLS.desk,
    path: z.strictObject({ taskId: ownId, claimId: id }),
    answer: releaseAnswer,
  },
  'GET /tasks/{taskId}': {
    service: 'callback',
    roles: ['officer', 'supervisor', 'administrator'],
    callsPerSecond: CALLS.look,
    path: z.strictObject({ taskId: ownId }),
    answer: taskAnswer,
  },
  'GET /queue': {
    service: 'callback',
    roles: ['agent', 'officer', 'supervisor', 'administrator'],
    callsPerSecond: CALLS.look,
    answer: queueAnswer,
  },
  'GET /open-tasks/{month}': {
    service: 'callback',
    roles: ['administrator'],
    callsPerSecond: CALLS.administer,
    path: z.strictObject({ month }),
    answer: openWorkAnswer,
  },
  /** Looks which months open callbacks need, and tells it for whoever destroys a month. */
  'PUT /needed-months/callback': {
    service: 'callback',
    roles: ['administrator'],
    callsPerSecond: CALLS.administer,
    answer: needsAnswer,
  },
  'GET /complaints': {
    service: 'complaint',
    roles: ['officer', 'supervisor', 'administrator'],
    callsPerSecond: CALLS.look,
    query: z.strictObject({ state: z.enum(['open', 'closed']).default('open'), next: z.string().optional() }),
    answer: complaintsAnswer,
  },
  /** A case that came another way than by a callback; the caller's reference again is the same case. */
  'POST /complaints': {
    service: 'complaint',
    roles: ['upstream', 'agent', 'officer', 'supervisor'],
    callsPerSecond: CALLS.act,
    body: requestBody,
    answer: complaintCase,
  },
  'GET /complaints/{caseId}': {
    service: 'complaint',
    roles: ['officer', 'supervisor', 'administrator'],
    callsPerSecond: CALLS.look,
    path: z.strictObject({ caseId: ownId }),
    answer: complaintAnswer,
  },
  /** Who did what when, and why; what lies sealed is not in it. */
  'GET /complaints/{caseId}/history': {
    service: 'complaint',
    roles: ['officer', 'supervisor', 'administrator'],
    callsPerSecond: CALLS.look,
    path: z.strictObject({ caseId: ownId }),
    query: historyQuery,
    answer: historyAnswer,
  },
  'POST /complaints/{caseId}/acknowledge': {
    service: 'complaint',
    roles: ['officer', 'supervisor'],
    callsPerSecond: CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: acknowledgeBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/hand-on': {
    service: 'complaint',
    roles: ['officer', 'supervisor'],
    callsPerSecond: CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: handOnBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/accept': {
    service: 'complaint',
    roles: ['officer', 'supervisor'],
    callsPerSecond: CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: acceptBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/decline': {
    service: 'complaint',
    roles: ['officer', 'supervisor'],
    callsPerSecond: CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: declineBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/conclude': {
    service: 'complaint',
    roles: ['officer', 'supervisor'],
    callsPerSecond: CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: concludeBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/assess': {
    service: 'complaint',
    roles: ['officer', 'supervisor'],
    callsPerSecond: CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: assessBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/investigate': {
    service: 'complaint',
    roles: ['officer', 'supervisor'],
    callsPerSecond: CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: investigateBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/communicate': {
    service: 'complaint',
    roles: ['officer', 'supervisor'],
    callsPerSecond: CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: communicateBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/withdraw': {
    service: 'complaint',
    roles: ['officer', 'supervisor'],
    callsPerSecond: CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: withdrawBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/refer': {
    service: 'complaint',
    roles: ['officer', 'supervisor'],
    callsPerSecond: CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: referBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/reveal': {
    service: 'complaint',
    roles: ['officer', 'supervisor'],
    callsPerSecond: CALLS.act,
    path: z.strictObject({ caseId: ownId }),
    body: revealBody,
    answer: revealAnswer,
  },
  'GET /open-complaints/{month}': {
    service: 'complaint',
    roles: ['administrator'],
    callsPerSecond: CALLS.administer,
    path: z.strictObject({ month }),
    answer: openWorkAnswer,
  },
  /** Looks which months open cases need, and tells it for whoever destroys a month. */
  'PUT /needed-months/complaint': {
    service: 'complaint',
    roles: ['administrator'],
    callsPerSecond: CALLS.administer,
    answer: needsAnswer,
  },
  'GET /briefings': {
    service: 'briefing',
    roles: ['agent', 'officer', 'supervisor', 'administrator'],
    callsPerSecond: CALLS.look,
    answer: briefingsAnswer,
  },
  'GET /briefings/{period}': {
    service: 'briefing',
    roles: ['officer', 'supervisor', 'administrator'],
    callsPerSecond: CALLS.look,
    path: z.strictObject({ period: z.string().max(10) }),
    query: z.strictObject({
      format: z.enum(['json', 'html', 'xlsx']).default('json'),
      language: z.enum(['zh', 'en']).optional(),
    }),
    answer: briefingDocument,
  },
  /** Folds these days anew from their facts. */
  'POST /day-folds/refold': {
    service: 'briefing',
    roles: ['administrator'],
    callsPerSecond: CALLS.administer,
    body: daysBody,
    answer: daysAnswer,
  },
  'POST /tables': {
    service: 'briefing',
    roles: ['supervisor', 'administrator'],
    callsPerSecond: CALLS.administer,
    body: tableBody,
    answer: tableAnswer,
  },
} as const satisfies Record<string, Route>;

export type RouteKey = keyof typeof ROUTES;
export type RouteOf<Service extends string> = {
  [Key in RouteKey]: (typeof ROUTES)[Key]['service'] extends Service ? Key : never;
}[RouteKey];

/** May this role call this route? */
export const mayCall = (roles: readonly Role[], route: RouteKey): boolean => {
  const allowed: readonly Role[] = ROUTES[route].roles;
  return roles.some((role) => allowed.includes(role));
};
