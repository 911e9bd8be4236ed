import type { CALLBACK_FIGURES } from '@huiyin/contracts';
import type { Concern, Disposition } from '@huiyin/vocabulary';
import type { CallbackFact } from './facts.ts';

export type CallbackFigure = (typeof CALLBACK_FIGURES)[number];

/** A callback as one looks it up from a figure that counts it: codes only, and no employee. */
export interface CallbackRow {
  readonly taskId: string;
  readonly orderId: string;
  readonly businessType: string;
  readonly team: string;
  readonly closedDay: string;
  readonly attempts: number;
  readonly disposition: Disposition;
  /** Absent: not rated, or not asked. */
  readonly level?: string;
  readonly concerns: readonly Concern[];
  /** The call whose interview counts: what a draw of calls is held against. */
  readonly claimId?: string;
}

export const callbackRow = (fact: CallbackFact): CallbackRow => {
  const { taskId, order, closedDay, attempts, disposition, concerns } = fact;
  const level = levelOf(fact);
  return {
    ...{ taskId, orderId: order.orderId, businessType: order.businessType, team: order.team },
    ...{ closedDay, attempts, disposition, ...(level !== undefined && { level }), concerns },
    ...(fact.interview && { claimId: fact.interview.claimId }),
  };
};

const isComplete = ({ disposition, interview }: CallbackFact): boolean =>
  disposition === 'complete' && interview !== undefined;

const levelOf = (fact: CallbackFact): string | undefined => {
  const overall = isComplete(fact) ? fact.interview?.answers.overall : undefined;
  return typeof overall === 'string' ? overall : undefined;
};

/** Does the callback count in that figure of a briefing? `satisfied`: the ids of the levels that are. */
export function countsIn(
  fact: CallbackFact,
  figure: CallbackFigure,
  satisfied: ReadonlySet<string>,
): boolean {
  if (fact.reopened) return false;
  const level = levelOf(fact);
  const answers = fact.interview?.answers ?? {};
  switch (figure) {
    case 'closed':
      return true;
    case 'callbacks':
      return isComplete(fact);
    case 'dissatisfied':
      return level !== undefined && !satisfied.has(level);
    case 'not-rated':
      return isComplete(fact) && level === undefined;
    case 'concerns':
      return fact.concerns.length > 0;
    case 'praised':
      return isComplete(fact) && answers.praise === true;
    case 'suggested':
      return isComplete(fact) && answers.suggestion === true;
  }
}
