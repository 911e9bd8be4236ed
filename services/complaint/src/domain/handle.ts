import type { BranchConfiguration, BusEvent, Role } from '@huiyin/contracts';
import { dayOf, done, type Instant, type Outcome, refuse } from '@huiyin/kernel';
import type { KeptCase, Reveal, SealedWords } from './complaint-case.ts';
import { classRuleOf, deadlineOf } from './deadlines.ts';

/** Who acts on a case. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly Role[];
}

export type CaseRefusal =
  | 'already-acknowledged'
  | 'not-acknowledged'
  | 'already-concluded'
  | 'case-closed'
  | 'owned-by-supervisor';

type CaseOutcome = Outcome<KeptCase, CaseRefusal>;

/** A major case belongs to the supervisor; an officer may look at it and no more. */
const mayAct = (kept: KeptCase, actor: Actor): boolean =>
  kept.ownerRole === 'officer' || actor.roles.includes('supervisor');

/** Somebody takes the case on: 有人负责. */
export function acknowledge(
  kept: KeptCase,
  actor: Actor,
  owner: string | undefined,
  at: Instant,
): CaseOutcome {
  if (kept.state === 'closed') return refuse('case-closed');
  if (kept.state !== 'received') return refuse('already-acknowledged');
  if (!mayAct(kept, actor)) return refuse('owned-by-supervisor');
  return done({ ...kept, state: 'acknowledged', owner: owner ?? actor.id, acknowledgedAt: at });
}

/** The owner says what was found and done, and whether the complaint is valid and who is to blame: 逐一结论. */
export function conclude(
  kept: KeptCase,
  actor: Actor,
  finding: { readonly valid: boolean; readonly responsible: boolean; readonly words: SealedWords },
  at: Instant,
): CaseOutcome {
  if (kept.state === 'closed') return refuse('case-closed');
  if (kept.state === 'received') return refuse('not-acknowledged');
  if (kept.state === 'concluded') return refuse('already-concluded');
  if (!mayAct(kept, actor)) return refuse('owned-by-supervisor');
  return done({
    ...kept,
    state: 'concluded',
    concludedAt: at,
    valid: finding.valid,
    responsible: finding.responsible,
    words: [...kept.words, finding.words],
  });
}

/** Every opening of the customer's data is written down before it happens. */
export function reveal(kept: KeptCase, actor: Actor, reason: Reveal['reason'], at: Instant): CaseOutcome {
  if (!mayAct(kept, actor)) return refuse('owned-by-supervisor');
  return done({ ...kept, reveals: [...kept.reveals, { by: actor.id, at, reason }] });
}

export type SecondCallbackEffect = 'closed' | 'reopened';

/**
 * What the second callback says about a concluded case: a solved matter closes it, an unsolved one reopens it in the
 * next round, and where the customer could not be asked it is closed with that reason. Satisfaction is its own figure
 * and decides nothing. Undefined when the callback is of another round or the case waits for none.
 */
export function hearSecondCallback(
  kept: KeptCase,
  { data, branch: branchName }: BusEvent<'second-callback.closed'>,
  branch: BranchConfiguration,
): { readonly next: KeptCase; readonly effect: SecondCallbackEffect } | undefined {
  if (kept.state !== 'concluded' || data.round !== kept.round) return undefined;
  const words: readonly SealedWords[] =
    // What the forgotten say after that is not kept.
    kept.customer && data.sealedWords !== undefined && data.verdict
      ? [
          {
            at: data.verdict.calledAt,
            sealed: data.sealedWords,
            context: [branchName, kept.orderId, data.verdict.claimId],
          },
        ]
      : [];
  const heard: KeptCase = {
    ...kept,
    words: [...kept.words, ...words],
    ...(data.verdict && { solved: data.verdict.solved, satisfied: data.verdict.satisfied }),
  };
  if (data.verdict && !data.verdict.solved) {
    const { concludedAt, valid, responsible, ...open } = heard;
    const concludeBy = deadlineOf(data.closedAt, classRuleOf(branch, kept.class).conclude, branch.zone);
    return {
      next: {
        ...open,
        state: 'acknowledged',
        round: kept.round + 1,
        reopened: kept.reopened + 1,
        reopenedAt: data.closedAt,
        concludeBy,
      },
      effect: 'reopened',
    };
  }
  return {
    next: {
      ...heard,
      state: 'closed',
      closedAt: data.closedAt,
      closedDay: dayOf(data.closedAt, branch.zone),
      closedBecause: data.verdict ? 'solved' : 'unreachable',
    },
    effect: 'closed',
  };
}

/** Forgets the customer of a case: envelopes, hash and words go, the case and its figures stay. */
export function forget(kept: KeptCase): KeptCase {
  const { customer, ...rest } = kept;
  return { ...rest, words: [] };
}
