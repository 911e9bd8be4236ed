import { dayOf } from '@huiyin/calendar';
import type { BranchConfiguration, SealedWords, SecondCallbackClosed } from '@huiyin/contracts';
import type { CaseFile } from './case-file.ts';
import { reopen } from './reopen.ts';

/** What a second callback brought: solved or not, or nobody who said so. */
export type SecondOutcome = 'solved' | 'unsolved' | 'unreachable';

export function outcomeOf({ interview }: SecondCallbackClosed): SecondOutcome {
  switch (interview?.answers.solved) {
    case 'yes':
      return 'solved';
    case 'no':
      return 'unsolved';
    default:
      return 'unreachable';
  }
}

/**
 * What the second callback says about a concluded case, or about one that had ended because nobody could be asked: an
 * unsolved matter opens its next round; otherwise the case ends, with that reason. Satisfaction is its own figure and decides nothing.
 */
export function settle(found: CaseFile, data: SecondCallbackClosed, branch: BranchConfiguration): CaseFile {
  const outcome = outcomeOf(data);
  const answered: CaseFile = {
    ...found,
    words: [...found.words, ...wordsIn(found, data)],
    ...figuresIn(data, outcome),
  };
  if (outcome === 'unsolved') return reopen(answered, data.closedAt, branch);
  // A case that was over before stays over since then.
  const closedAt = found.closedAt ?? data.closedAt;
  return { ...answered, closedAt, closedDay: dayOf(closedAt, branch.zone), closedBecause: outcome };
}

/** 解决 and 满意; a figure that nobody gave this time stays as it was. */
function figuresIn({ interview }: SecondCallbackClosed, outcome: SecondOutcome) {
  const satisfied = interview?.answers.satisfied;
  return {
    ...(outcome !== 'unreachable' && { solved: outcome === 'solved' }),
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
