import { dayOf, type Instant } from '@huiyin/calendar';
import type {
  BranchConfiguration,
  BusEvent,
  CaseNotice,
  SealedWords,
  SecondCallbackClosed,
} from '@huiyin/contracts';
import { type CaseFile, OF_A_ROUND, type RoundBefore } from './case-file.ts';
import { wordsAfter } from './follow-callback.ts';
import { reopen } from './reopen.ts';

/** What a second callback brought: solved or not, or nobody who said so; undone: it is to be asked again. */
export type SecondOutcome = 'solved' | 'unsolved' | 'unreachable' | 'undone';

export function outcomeOf({ interview, reopened }: SecondCallbackClosed): SecondOutcome {
  if (reopened) return 'undone';
  switch (interview?.answers.solved) {
    case 'yes':
      return 'solved';
    case 'no':
      return 'unsolved';
    default:
      return 'unreachable';
  }
}

/** When the customer answered: one who is rung again answers later than their callback had closed. */
export const answeredAt = ({ interview, closedAt }: SecondCallbackClosed): Instant =>
  interview?.calledAt ?? closedAt;

/** When the callback came to its end: of one who was rung again, with their answer. */
function endedAt(data: SecondCallbackClosed): Instant {
  const isRungAgain = answeredAt(data) > data.closedAt;
  return isRungAgain ? answeredAt(data) : data.closedAt;
}

/**
 * What the second callback says about a concluded case, or says otherwise than before about one that it had ended or opened
 * again: an unsolved matter opens its next round; otherwise the case ends, with that reason, or waits on. Satisfaction is its
 * own figure and decides nothing.
 */
export function settle(
  found: CaseFile,
  { data, aggregate, at }: BusEvent<'second-callback.closed'>,
  branch: BranchConfiguration,
): CaseFile {
  const outcome = outcomeOf(data);
  const before = withoutAnswer(found, data.round);
  const answered: CaseFile = {
    ...before,
    words: wordsAfter(found.words, data.taskId, data.corrected, wordsIn(found, data)),
    ...figuresIn(data, outcome),
    settled: {
      round: data.round,
      version: aggregate.version,
      figuresBefore: { solved: before.solved, satisfied: before.satisfied },
    },
  };
  switch (outcome) {
    case 'unsolved':
      return reopenUnsolved(answered, answeredAt(data), branch);
    case 'undone': {
      const { closedAt, closedDay, closedBecause, ...open } = answered;
      // One that waits goes on waiting, and says nothing.
      return found.state === 'concluded' ? open : { ...open, changedAt: at };
    }
    case 'solved':
    case 'unreachable': {
      // A case that was over before stays over since then.
      const closedAt = found.closedAt ?? endedAt(data);
      return { ...answered, closedAt, closedDay: dayOf(closedAt, branch.zone), closedBecause: outcome };
    }
  }
}

/** The case as it stood before this round's second callback was answered. */
function withoutAnswer(found: CaseFile, round: number): CaseFile {
  if (found.settled?.round !== round) return found;
  const { roundBefore, ...said } = found;
  const before = { ...said, ...found.settled.figuresBefore };
  if (found.round === round || !roundBefore) return before;
  const { reopenedAt, ...reopened } = before;
  // Nobody is told again of a deadline that runs again; of one that ran on, what was told since.
  const since = found.notices.filter((each) => !roundBefore.notices.some((told) => isSame(told, each)));
  return {
    ...reopened,
    ...roundBefore,
    notices: [...roundBefore.notices, ...since],
    round,
    reopened: found.reopened - 1,
  };
}

const isSame = (one: CaseNotice, other: CaseNotice): boolean =>
  one.deadline === other.deadline && one.by === other.by && one.rule === other.rule;

/** The next round; what it ended is kept, should the answer have been sent in error. */
function reopenUnsolved(answered: CaseFile, at: Instant, branch: BranchConfiguration): CaseFile {
  return { ...reopen(answered, at, branch), roundBefore: roundOf(answered) };
}

// Named field by field: no other way to the type than saying so.
const roundOf = (found: CaseFile): RoundBefore =>
  Object.fromEntries(OF_A_ROUND.map((field) => [field, found[field]])) as unknown as RoundBefore;

/** 解决 and 满意; a figure that nobody gave this time stays as it was. */
function figuresIn({ interview }: SecondCallbackClosed, outcome: SecondOutcome) {
  const satisfied = interview?.answers.satisfied;
  return {
    ...((outcome === 'solved' || outcome === 'unsolved') && { solved: outcome === 'solved' }),
    ...((satisfied === 'yes' || satisfied === 'no') && { satisfied: satisfied === 'yes' }),
  };
}

/** What the customer said about the outcome; nothing of the forgotten. */
const wordsIn = (
  { customer }: CaseFile,
  { taskId, interview, sealedWords }: SecondCallbackClosed,
): readonly SealedWords[] =>
  customer && interview && sealedWords !== undefined
    ? [{ kind: 'call', at: interview.calledAt, sealed: sealedWords, taskId, claimId: interview.claimId }]
    : [];
