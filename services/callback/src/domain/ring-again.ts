import { type Instant, plusMinutes } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import type { Disposition } from '@huiyin/vocabulary';
import { nextPermittedMoment, slotAt } from './permitted.ts';
import type { Attempt, Waiting } from './task.ts';

/** After such a call nobody rings again. */
const isFinal = (disposition: Disposition, { calling }: BranchConfiguration): boolean =>
  calling.retryMinutes[disposition] === undefined;

/** Dispositions of calls that reached nobody. */
const IN_VAIN: readonly Disposition[] = ['no-answer', 'busy', 'switched-off', 'wrong-number', 'dead-number'];

/** The attempts that tell of the customer: not those in vain to numbers that were corrected since, which disturbed somebody else. */
const telling = (attempts: readonly Attempt[]): readonly Attempt[] =>
  attempts.filter(({ toEarlierNumber, disposition }) => !(toEarlierNumber && IN_VAIN.includes(disposition)));

/**
 * How a task with these attempts, in the order in which they began, ended: complete if any was, else as the first final
 * one, else as the last one; by the calls to numbers corrected since only where there are no others.
 */
export function dispositionOf(attempts: readonly Attempt[], branch: BranchConfiguration): Disposition {
  const told = telling(attempts);
  const all = (told.length > 0 ? told : attempts).map(({ disposition }) => disposition);
  if (all.includes('complete')) return 'complete';
  return all.find((each) => isFinal(each, branch)) ?? all.at(-1) ?? 'not-attempted';
}

/** An appointment is a promise: the call in which the customer named a time uses up none of the attempts. */
const usesUp = ({ callAgainAt }: Attempt): boolean => callAgainAt === undefined;

/** Is nobody to ring again after these attempts? */
export function isOver(attempts: readonly Attempt[], branch: BranchConfiguration): boolean {
  const told = telling(attempts);
  if (told.length === 0) return false;
  return (
    isFinal(dispositionOf(told, branch), branch) || told.filter(usesUp).length >= branch.calling.attemptsMax
  );
}

/**
 * When to ring again: after the last attempt's retry time and the spacing, rather in a slot not tried yet; at the window's
 * end when no moment is left, so that nobody rings. A moment that the customer asked for is honoured, whatever spacing and slots say.
 */
export function waitingAfter(
  attempts: readonly Attempt[],
  windowEndsAt: Instant,
  branch: BranchConfiguration,
): Waiting | undefined {
  const told = telling(attempts);
  const last = told.at(-1);
  if (!last) return undefined;
  if (last.callAgainAt !== undefined) return { from: last.callAgainAt, named: true };
  const { retryMinutes, spacingMinutes } = branch.calling;
  const minutes = Math.max(retryMinutes[last.disposition] ?? 0, spacingMinutes);
  const from = plusMinutes(last.calledAt, minutes);
  const tried = told.flatMap(({ calledAt }) => slotAt(calledAt, branch) ?? []);
  return { from: nextPermittedMoment({ from, tried }, windowEndsAt, from, branch) ?? windowEndsAt };
}
