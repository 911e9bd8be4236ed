import type { Day, Instant } from '@huiyin/calendar';
import type { CallbackClosed, ReviewAnswer, Reviewing, ScoreBody } from '@huiyin/contracts';
import { isSampled, type OrderDraw, reviewRateOf } from '@huiyin/draw';

/** One reviewer's judgement of a call; it never changes. */
export interface Score extends ScoreBody {
  readonly by: string;
  readonly at: Instant;
  readonly total: number;
  readonly passed: boolean;
}

/** What one of the two reviewers told the agent, or the agent answered. */
export interface Said {
  readonly by: string;
  readonly at: Instant;
  readonly words: string;
}

/** A call that was drawn for review. What is added to it is never taken away. */
export interface Review {
  /** `YYYY-MM` of the closed day: whose sampling key it was drawn by. */
  readonly month: string;
  readonly claimId: string;
  readonly taskId: string;
  readonly agent: string;
  readonly businessType: string;
  readonly team: string;
  readonly calledAt: Instant;
  readonly durationSeconds: number;
  readonly closedDay: Day;
  readonly rate: number;
  readonly drawnAt: Instant;
  /** Version of the sheet that it is scored on. */
  readonly sheet: number;
  /** Of two different reviewers at most, in the order in which they came. */
  readonly scores: readonly Score[];
  readonly feedback?: Said | undefined;
  readonly answer?: Said | undefined;
}

/** Each call is scored by so many people who do not know of each other's score. */
export const REVIEWERS = 2;

/** The call that may be drawn when a callback closes: whose interview counts. None: nobody was interviewed, or it is to be rung again. */
export function callToDraw({ taskId, order, closedDay, interview, reopened }: CallbackClosed) {
  if (!interview || reopened) return undefined;
  const { claimId, agent, calledAt, durationSeconds } = interview;
  const { businessType, team } = order;
  return { claimId, taskId, agent, businessType, team, calledAt, durationSeconds, closedDay };
}

/** The review of a call with that draw, if it is in the sample; on the newest sheet. */
export function reviewOf(
  call: NonNullable<ReturnType<typeof callToDraw>>,
  draw: OrderDraw,
  { rates, sheets }: Reviewing,
  at: Instant,
): Review | undefined {
  const rate = reviewRateOf(rates, call);
  const sheet = sheets.at(-1)?.version;
  if (sheet === undefined || !isSampled(draw, rate)) return undefined;
  return { month: call.closedDay.slice(0, 7), ...call, rate, drawnAt: at, sheet, scores: [] };
}

/** What a review waits for. `told`: nothing, though its agent may still answer. */
export type ReviewState = 'to-score' | 'to-tell' | 'told';

export function stateOf({ scores, feedback }: Review): ReviewState {
  if (scores.length < REVIEWERS) return 'to-score';
  return feedback ? 'told' : 'to-tell';
}

/** Whether the call passed, once both have scored it. */
export function resultOf({ scores }: Review): ReviewAnswer['result'] {
  if (scores.length < REVIEWERS) return undefined;
  const passed = scores.filter((score) => score.passed).length;
  if (passed === 0) return 'failed';
  return passed === REVIEWERS ? 'passed' : 'disputed';
}

/** Does the review wait for this person? Nobody scores a call of their own, or one twice, and whoever scored it tells its agent. */
export function waitsFor(review: Review, person: string): boolean {
  const hasScored = review.scores.some(({ by }) => by === person);
  switch (stateOf(review)) {
    case 'to-score':
      return review.agent !== person && !hasScored;
    case 'to-tell':
      return hasScored;
    case 'told':
      return false;
  }
}

/** The review as that person may see it: until both have scored it, nobody sees a score but who gave it. */
export function seenBy(review: Review, person: string): ReviewAnswer {
  const { scores, drawnAt: _, ...seen } = review;
  const result = resultOf(review);
  return {
    ...seen,
    scored: scores.length,
    scores: scores
      .filter(({ by }) => result !== undefined || by === person)
      .map(({ passed: __, ...score }) => score),
    ...(result !== undefined && { result }),
  };
}
