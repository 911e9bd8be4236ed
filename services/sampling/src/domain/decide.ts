import type { Instant } from '@huiyin/calendar';
import type { BranchConfiguration, SamplingPolicy } from '@huiyin/contracts';
import { isIn, type OrderDraw, type Rate, rateOf, verdictOf } from '@huiyin/draw';
import { done, Fault, type Outcome, refuse } from '@huiyin/kernel';
import {
  type CallbackCommand,
  callbackStateOf,
  type DecisionEvent,
  transitionOf,
} from './callback-states.ts';
import type { Decision, RecordedOrder, SamplingReason, SamplingVerdict } from './decision.ts';
import { visitOf } from './visit.ts';
import { windowEndOf } from './window.ts';

export interface Decided {
  readonly next: Decision;
  readonly emits: readonly DecisionEvent[];
}

/** What is decided on: intake's order at its version, and its draw. */
export interface OrderRead {
  readonly order: RecordedOrder;
  readonly sourceVersion: number;
  /** First 56 bits of the order's keyed hash. */
  readonly draw: OrderDraw;
}

/** What the rules know beside the order. */
export interface DecideContext {
  readonly branch: Pick<BranchConfiguration, 'businessTypes' | 'zone'>;
  /** In their order, see `policiesInOrder`. */
  readonly policies: readonly SamplingPolicy[];
  readonly at: Instant;
  /** Another order of the customer is to be asked about in these days, or they want no more calls. */
  readonly suppressed?: 'paused' | 'refused';
}

/** `old-news`: this version of the order, or a later one, was read before. */
export type DecideRefusal = 'old-news' | 'unknown-business-type';

/**
 * Decides on an order, again for each revision that comes within its window. One that comes later, or after its customer
 * was forgotten, changes what is known of the order but not what was decided.
 */
export function decide(
  previous: Decision | undefined,
  read: OrderRead,
  context: DecideContext,
): Outcome<Decided, DecideRefusal> {
  if (previous && previous.sourceVersion >= read.sourceVersion) return refuse('old-news');
  const { order, recordedAt } = read.order;
  const type = context.branch.businessTypes.find(({ id }) => id === order.businessType);
  if (!type) return refuse('unknown-business-type');
  const { questionnaire } = type;
  if (previous && isSettled(previous, recordedAt))
    return done(
      saying(previous, 'correct', {
        ...corrected(previous, read),
        questionnaire,
        ...(previous.wasRequested && { visit: visitOf(read.order, type) }),
      }),
    );
  const windowEndsAt = windowEndOf(order.countedDay, type, context.branch.zone);
  // What was asked for already is not taken back for another order.
  const suppressed = callbackStateOf(previous) === 'requested' ? undefined : context.suppressed;
  const next = { ...decidedAnew(read, windowEndsAt, context, suppressed), questionnaire };
  const command = next.decision === 'sampled' ? 'sample' : 'pass-over';
  const wasRequested = command === 'sample' || (previous?.wasRequested ?? false);
  const visit = wasRequested ? { visit: visitOf(read.order, type) } : {};
  return done(saying(previous, command, { ...next, wasRequested, ...visit }));
}

/** Is the decision taken, whatever comes? */
const isSettled = (previous: Decision, recordedAt: Instant): boolean =>
  callbackStateOf(previous) === 'forgotten' || recordedAt >= previous.windowEndsAt;

function saying(previous: Decision | undefined, command: CallbackCommand, next: Decision): Decided {
  const transition = transitionOf(previous, command);
  if (transition === 'never' || transition === 'stays')
    throw new Fault('no-such-transition', `A decision has no answer to the command ${command}`);
  return { next, emits: transition.emits };
}

/** A correction keeps no customer that was not there, and none that it does not name itself. */
function corrected(previous: Decision, { order: { order, customer }, sourceVersion }: OrderRead): Decision {
  const { customer: before, ...rest } = previous;
  return {
    ...rest,
    order,
    sourceVersion,
    isCorrected: true,
    ...(before && customer && { customer }),
  };
}

function decidedAnew(
  { order: { order, recordedAt, customer }, sourceVersion, draw }: OrderRead,
  windowEndsAt: Instant,
  { branch, policies, at }: DecideContext,
  suppressed: DecideContext['suppressed'],
): Omit<Decision, 'questionnaire' | 'wasRequested'> {
  const rate = rateOf(order, policies, branch.zone);
  const { stratum, probability, policyVersion } = rate;
  const [decision, reason] = verdictOn({ recordedAt, customer }, { rate, draw, windowEndsAt, suppressed });
  return {
    order,
    sampling: { stratum, probability, policyVersion },
    decision,
    reason,
    decidedAt: at,
    windowEndsAt,
    sourceVersion,
    ...(decision !== 'window-passed' && customer && { customer }),
  };
}

function verdictOn(
  { recordedAt, customer }: Pick<RecordedOrder, 'recordedAt' | 'customer'>,
  {
    rate,
    draw,
    windowEndsAt,
    suppressed,
  }: {
    readonly rate: Rate;
    readonly draw: OrderDraw;
    readonly windowEndsAt: Instant;
    readonly suppressed: DecideContext['suppressed'];
  },
): [SamplingVerdict, SamplingReason] {
  if (recordedAt >= windowEndsAt) return ['window-passed', 'window-passed'];
  if (!customer) return ['forgotten', 'customer-forgotten'];
  const reason = verdictOf(rate, draw);
  if (!isIn(reason)) return ['not-sampled', reason];
  // Before the contact budget is asked: nobody is kept from them for a call that cannot be.
  if (customer.lacksPhone) return ['paused', 'phone-missing'];
  return suppressed ? ['paused', `customer-${suppressed}`] : ['sampled', reason];
}
