import { dayOf, type Instant, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, RequestBody, SealedCustomer, SealedWords } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { possiblePhone } from '@huiyin/phones';
import { type Classification, caseIdOf, requestIdOf } from '@huiyin/vocabulary';
import { begun } from './begin.ts';
import type { CaseFile } from './case-file.ts';
import { limitsOf, replyLimitsOf } from './deadlines.ts';
import { classFor } from './severity.ts';

/** A request as the branch takes it, still in clear: which case it raises, and what that is about. */
export interface AcceptedRequest {
  readonly body: RequestBody;
  readonly caseId: string;
  readonly requestId: string;
  readonly order: Classification;
  readonly receivedAt: Instant;
}

/** The same with its customer and words sealed. */
export interface CaseRequest extends Omit<AcceptedRequest, 'body'> {
  readonly body: Omit<RequestBody, 'customer' | 'words'>;
  readonly fingerprint: string;
  readonly customer?: SealedCustomer | undefined;
  readonly words: SealedWords;
}

/** Why a request is not taken. */
export type RequestRefusal =
  | 'unknown-business-type'
  | 'unknown-team'
  | 'unknown-category'
  | 'unknown-cause'
  | 'phone-not-possible'
  | 'received-in-future'
  | 'received-too-long-ago';

/** As far back as somebody may record what they were told. */
const RECEIVED_DAYS_MAX = 31;
const DAY_MILLISECONDS = 86_400_000;

/** Judges a request by the rules of the branch; the contract was looked at before. */
export function judgeRequest(
  body: RequestBody,
  at: Instant,
  branch: BranchConfiguration,
): Outcome<AcceptedRequest, RequestRefusal> {
  const receivedAt = body.receivedAt === undefined ? at : toInstant(new Date(body.receivedAt));
  const refusal = refusalOf(body, receivedAt, at, branch);
  if (refusal) return refuse(refusal);
  const requestId = requestIdOf(body.channel, body.reference);
  return done({
    body,
    caseId: caseIdOf(requestId, 1),
    requestId,
    receivedAt,
    order: {
      orderId: body.orderId ?? requestId,
      revision: 1,
      businessType: body.businessType,
      team: body.team,
      staff: [],
      segment: 'residential',
      completedAt: receivedAt,
      countedDay: dayOf(receivedAt, branch.zone),
    },
  });
}

function refusalOf(
  { businessType, team, category, cause, customer }: RequestBody,
  receivedAt: Instant,
  at: Instant,
  { businessTypes, teams, complaints, phonePattern }: BranchConfiguration,
): RequestRefusal | undefined {
  if (!businessTypes.some(({ id }) => id === businessType)) return 'unknown-business-type';
  if (!teams.some(({ id }) => id === team)) return 'unknown-team';
  const found = complaints.categories.find(({ id }) => id === category);
  if (category !== undefined && !found) return 'unknown-category';
  if (cause !== undefined && !found?.causes.some(({ id }) => id === cause)) return 'unknown-cause';
  const isPossible = possiblePhone(phonePattern);
  if (customer?.phones.some((phone) => !isPossible(phone))) return 'phone-not-possible';
  if (receivedAt > at) return 'received-in-future';
  if (Date.parse(at) - Date.parse(receivedAt) > RECEIVED_DAYS_MAX * DAY_MILLISECONDS)
    return 'received-too-long-ago';
  return undefined;
}

/** The case that a request raises, as somebody took it; its deadlines run from when it was received. */
export function raiseRequested(
  { body, caseId, requestId, order, receivedAt, customer, words, fingerprint }: CaseRequest,
  takenBy: string,
  branch: BranchConfiguration,
): CaseFile {
  const { channel, outsideNumber, kind, category, cause } = body;
  const concerns = kind === 'complaint' ? (['complaint'] as const) : [];
  const judged = { channel, kind, class: classFor({ channel, concerns, cause }, body.class, branch) };
  const { reply, replyBy, replyForm } = replyLimitsOf(channel, receivedAt, branch);
  return {
    caseId,
    taskId: requestId,
    ...(outsideNumber !== undefined && { outsideNumber }),
    order,
    ...judged,
    ...(category !== undefined && { category }),
    ...(cause !== undefined && { cause }),
    concerns,
    ...begun(judged, receivedAt),
    round: 1,
    raisedAt: receivedAt,
    raisedDay: order.countedDay,
    ...(replyForm && { replyForm, replyBy }),
    ...limitsOf({ ...judged, deadlines: { reply } }, receivedAt, branch),
    missed: [],
    notices: [],
    repeats: 0,
    linked: [],
    reopened: 0,
    ...(customer && { customer }),
    words: [words],
    evidence: [],
    firstCallers: [takenBy],
    resolvers: [],
    pages: 0,
    steps: [],
    fingerprint,
    sourceVersion: 1,
  };
}
