import { type Instant, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, ReviewAnswer, ScoreBody } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import { done, type Outcome } from '@huiyin/kernel';
import { type Review, seenBy } from '../domain/review.ts';
import { answer, type ReviewRefusal, score, tell } from '../domain/review-call.ts';
import type { ReviewStore } from '../store/reviews.ts';

export interface ReviewDeps {
  readonly branch: BranchConfiguration;
  readonly reviews: ReviewStore;
  readonly now: Clock;
}

/** Which review is meant, and who does something with it. */
interface ReviewCommand {
  readonly month: string;
  readonly claimId: string;
  readonly by: string;
  readonly traceId: string;
}

type Rule = (review: Review | undefined, at: Instant) => Outcome<Review, ReviewRefusal>;
type Answer = Outcome<ReviewAnswer, ReviewRefusal>;

/** Saves what the rule makes of the review; who does it sees what came of it. */
const change = (
  { reviews, now }: ReviewDeps,
  { month, claimId, by, traceId }: ReviewCommand,
  rule: Rule,
): Promise<Answer> => {
  const at = toInstant(now());
  return reviews.change<Answer>(month, claimId, { traceId, at }, (found) => {
    const decided = rule(found, at);
    if (!decided.ok) return { answer: decided };
    const next = decided.value;
    return { ...(next !== found && { next }), answer: done(seenBy(next, by)) };
  });
};

/** A reviewer scores a call, without knowing of the other's score. */
export const scoreCall =
  (deps: ReviewDeps) =>
  (command: ReviewCommand, body: ScoreBody): Promise<Answer> =>
    change(deps, command, (review, at) => {
      const sheet = deps.branch.reviewing?.sheets.find(({ version }) => version === review?.sheet);
      return score(review, sheet, body, command.by, at);
    });

/** A reviewer tells the agent what both found. */
export const tellAgent =
  (deps: ReviewDeps) =>
  (command: ReviewCommand, words: string): Promise<Answer> =>
    change(deps, command, (review, at) => tell(review, words, command.by, at));

/** The agent answers what they were told. */
export const answerReview =
  (deps: ReviewDeps) =>
  (command: ReviewCommand, words: string): Promise<Answer> =>
    change(deps, command, (review, at) => answer(review, words, command.by, at));
