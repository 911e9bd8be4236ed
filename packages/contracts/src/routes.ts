import type { Role } from '@huiyin/vocabulary';
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
import {
  acknowledgeBody,
  complaintCase,
  complaintsAnswer,
  concludeBody,
  handOnBody,
  revealAnswer,
  revealBody,
} from './complaint.ts';
import {
  destroyAnswer,
  forgetAnswer,
  forgetBody,
  monthKeysAnswer,
  orderAnswer,
  orderResult,
  ordersAnswer,
  ordersBody,
  rejectedAnswer,
} from './intake.ts';
import { daysAnswer, daysBody, decisionAnswer, policiesAnswer, policyBody } from './sampling.ts';
import { day, month, ownId, recordId, slug } from './scalars.ts';
import { briefingsAnswer, tableAnswer, tableBody } from './table-import.ts';

export interface Route {
  /** The service that serves it, by the name in its surface. */
  readonly service: string;
  /** Who may call it; enforced in one place, `packages/lambda`, and nowhere else. */
  readonly roles: readonly Role[];
  readonly path?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
}

const id = z.string().min(1).max(128);
const page = z.strictObject({ next: z.string().optional() });

/** Every route of a branch's API: `METHOD /path` → service, roles, shapes. The role × route table of the product. */
export const ROUTES = {
  'POST /work-orders': {
    service: 'intake',
    roles: ['upstream', 'administrator'],
    body: ordersBody,
    answer: ordersAnswer,
  },
  'GET /work-orders/{orderId}': {
    service: 'intake',
    roles: ['officer', 'supervisor', 'administrator'],
    path: z.strictObject({ orderId: recordId }),
    answer: orderAnswer,
  },
  'GET /rejected': { service: 'intake', roles: ['administrator'], query: page, answer: rejectedAnswer },
  'POST /rejected/{rejectedId}/resubmit': {
    service: 'intake',
    roles: ['administrator'],
    path: z.strictObject({ rejectedId: id }),
    answer: orderResult,
  },
  'POST /forgotten-customers': {
    service: 'intake',
    roles: ['administrator'],
    body: forgetBody,
    answer: forgetAnswer,
  },
  'GET /month-keys': { service: 'intake', roles: ['administrator'], answer: monthKeysAnswer },
  'DELETE /month-keys/{month}': {
    service: 'intake',
    roles: ['administrator'],
    path: z.strictObject({ month }),
    answer: destroyAnswer,
  },
  'GET /decisions/{day}/{orderId}': {
    service: 'sampling',
    roles: ['supervisor', 'administrator'],
    path: z.strictObject({ day, orderId: recordId }),
    answer: decisionAnswer,
  },
  'GET /policies': { service: 'sampling', roles: ['supervisor', 'administrator'], answer: policiesAnswer },
  /** Puts a rate change in force without a deployment. */
  'PUT /policies/{version}': {
    service: 'sampling',
    roles: ['supervisor'],
    path: z.strictObject({ version: slug }),
    body: policyBody,
    answer: policiesAnswer,
  },
  /** Counts the populations of these days anew. */
  'POST /populations/recount': {
    service: 'sampling',
    roles: ['administrator'],
    body: daysBody,
    answer: daysAnswer,
  },
  'POST /tasks/next': { service: 'callback', roles: ['agent'], answer: nextAnswer },
  'PUT /tasks/{taskId}/attempts/{claimId}': {
    service: 'callback',
    roles: ['agent'],
    path: z.strictObject({ taskId: ownId, claimId: id }),
    body: attemptBody,
    answer: attemptAnswer,
  },
  /** What was sent in error, said anew by the same agent; the number counts an attempt's corrections from 1. */
  'PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number}': {
    service: 'callback',
    roles: ['agent'],
    path: z.strictObject({ taskId: ownId, claimId: id, number: z.string().regex(/^[1-9]\d?$/) }),
    body: attemptResult,
    answer: correctionAnswer,
  },
  'DELETE /tasks/{taskId}/claims/{claimId}': {
    service: 'callback',
    roles: ['agent'],
    path: z.strictObject({ taskId: ownId, claimId: id }),
    answer: releaseAnswer,
  },
  'GET /tasks/{taskId}': {
    service: 'callback',
    roles: ['officer', 'supervisor', 'administrator'],
    path: z.strictObject({ taskId: ownId }),
    answer: taskAnswer,
  },
  'GET /queue': {
    service: 'callback',
    roles: ['agent', 'officer', 'supervisor', 'administrator'],
    answer: queueAnswer,
  },
  'GET /open-tasks/{month}': {
    service: 'callback',
    roles: ['administrator'],
    path: z.strictObject({ month }),
    answer: openWorkAnswer,
  },
  'GET /complaints': {
    service: 'complaint',
    roles: ['officer', 'supervisor', 'administrator'],
    query: z.strictObject({ state: z.enum(['open', 'closed']).default('open'), next: z.string().optional() }),
    answer: complaintsAnswer,
  },
  'GET /complaints/{caseId}': {
    service: 'complaint',
    roles: ['officer', 'supervisor', 'administrator'],
    path: z.strictObject({ caseId: ownId }),
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/acknowledge': {
    service: 'complaint',
    roles: ['officer', 'supervisor'],
    path: z.strictObject({ caseId: ownId }),
    body: acknowledgeBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/hand-on': {
    service: 'complaint',
    roles: ['officer', 'supervisor'],
    path: z.strictObject({ caseId: ownId }),
    body: handOnBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/conclude': {
    service: 'complaint',
    roles: ['officer', 'supervisor'],
    path: z.strictObject({ caseId: ownId }),
    body: concludeBody,
    answer: complaintCase,
  },
  'POST /complaints/{caseId}/reveal': {
    service: 'complaint',
    roles: ['officer', 'supervisor'],
    path: z.strictObject({ caseId: ownId }),
    body: revealBody,
    answer: revealAnswer,
  },
  'GET /open-complaints/{month}': {
    service: 'complaint',
    roles: ['administrator'],
    path: z.strictObject({ month }),
    answer: openWorkAnswer,
  },
  'GET /briefings': {
    service: 'briefing',
    roles: ['agent', 'officer', 'supervisor', 'administrator'],
    answer: briefingsAnswer,
  },
  'GET /briefings/{period}': {
    service: 'briefing',
    roles: ['officer', 'supervisor', 'administrator'],
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
    body: daysBody,
    answer: daysAnswer,
  },
  'POST /tables': {
    service: 'briefing',
    roles: ['supervisor', 'administrator'],
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
