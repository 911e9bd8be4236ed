import type { BranchConfiguration, EventName } from '@huiyin/contracts';
import { done, type Instant, type Outcome, refuse } from '@huiyin/kernel';
import {
  classificationOf,
  type Decision,
  isWanted,
  type Reason,
  type RecordedOrder,
  type Verdict,
} from './decision.ts';
import { isSampled } from './is-sampled.ts';
import { NO_POLICY, rateOf } from './rate.ts';
import { windowEndOf } from './window.ts';

export interface Decided {
  readonly next: Decision;
  readonly emits: readonly EventName[];
}

/** What is decided on: intake's order at its version, and its draw. */
export interface Hearing {
  readonly order: RecordedOrder;
  readonly sourceVersion: number;
  /** First 56 bits of the order's keyed hash. */
  readonly draw: bigint;
}

/** `old-news`: this version of the order, or a later one, was heard before. */
export type DecideRefusal = 'old-news' | 'unknown-business-type';

/**
 * Decides on an order, again for each revision that comes within its window. One that comes later, or after its customer
 * was forgotten, changes what is known of the order but not what was decided.
 */
export function decide(
  previous: Decision | undefined,
  hearing: Hearing,
  branch: BranchConfiguration,
  at: Instant,
): Outcome<Decided, DecideRefusal> {
  if (previous && previous.sourceVersion >= hearing.sourceVersion) return refuse('old-news');
  const windowEndsAt = windowEndOf(hearing.order.countedDay, hearing.order.businessType, branch);
  if (windowEndsAt === undefined) return refuse('unknown-business-type');
  const isSettled =
    previous && (previous.forgottenAt !== undefined || hearing.order.recordedAt >= previous.windowEndsAt);
  const next = isSettled
    ? updated(previous, hearing)
    : decidedAnew(previous, hearing, windowEndsAt, branch, at);
  return done({ next, emits: emitsOf(next) });
}

function updated(previous: Decision, { order, sourceVersion }: Hearing): Decision {
  const { customer, ...rest } = previous;
  return {
    ...rest,
    ...classificationOf(order),
    sourceVersion,
    ...(customer && order.customer && { customer: order.customer }),
  };
}

function decidedAnew(
  previous: Decision | undefined,
  { order, sourceVersion, draw }: Hearing,
  windowEndsAt: Instant,
  branch: BranchConfiguration,
  at: Instant,
): Decision {
  const { probability, policyVersion } = rateOf(order, branch);
  const [decision, reason] = verdictOn(order, { probability, policyVersion, draw, windowEndsAt });
  const isRequested = decision === 'sampled';
  return {
    ...classificationOf(order),
    stratum: `${order.businessType}/${order.segment}/${policyVersion}`,
    probability,
    policyVersion,
    decision,
    reason,
    decidedAt: at,
    windowEndsAt,
    sourceVersion,
    wasRequested: isRequested || (previous?.wasRequested ?? false),
    ...(isRequested && { customer: order.customer }),
  };
}

function verdictOn(
  { recordedAt, customer }: RecordedOrder,
  terms: {
    readonly probability: number;
    readonly policyVersion: string;
    readonly draw: bigint;
    readonly windowEndsAt: Instant;
  },
): [Verdict, Reason] {
  if (recordedAt >= terms.windowEndsAt) return ['window-passed', 'window-passed'];
  if (!customer) return ['forgotten', 'customer-forgotten'];
  if (terms.policyVersion === NO_POLICY) return ['not-sampled', 'no-policy'];
  if (isSampled(terms.draw, terms.probability))
    return ['sampled', terms.probability === 1 ? 'always' : 'drawn'];
  return ['not-sampled', terms.probability === 0 ? 'never' : 'not-drawn'];
}

/** Asks for the callback, takes an earlier request back, or has nothing to tell. */
function emitsOf(next: Decision): readonly EventName[] {
  if (isWanted(next)) return ['callback.requested'];
  return next.wasRequested ? ['callback.withdrawn'] : [];
}
