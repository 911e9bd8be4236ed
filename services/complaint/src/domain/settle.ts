import type { BranchConfiguration, SecondCallbackClosed } from '@huiyin/contracts';
import { dayOf } from '@huiyin/kernel';
import type { CaseFile, SealedWords } from './case-file.ts';
import { deadlineOf } from './deadlines.ts';

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
 * What the second callback says about a concluded case: an unsolved matter opens its next round with a new deadline and no
 * conclusion; otherwise the case ends, with that reason. Satisfaction is its own figure and decides nothing.
 */
export function settle(found: CaseFile, data: SecondCallbackClosed, branch: BranchConfiguration): CaseFile {
  const outcome = outcomeOf(data);
  const answered: CaseFile = {
    ...found,
    words: [...found.words, ...wordsIn(found, data)],
    ...figuresIn(data, outcome),
  };
  if (outcome !== 'unsolved')
    return {
      ...answered,
      closedAt: data.closedAt,
      closedDay: dayOf(data.closedAt, branch.zone),
      closedBecause: outcome,
    };
  const { concludedAt, valid, responsible, questionnaire, ...open } = answered;
  const { conclude } = branch.complaints.classes[found.class];
  return {
    ...open,
    round: found.round + 1,
    reopened: found.reopened + 1,
    reopenedAt: data.closedAt,
    concludeBy: deadlineOf(data.closedAt, conclude, branch.zone),
  };
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
