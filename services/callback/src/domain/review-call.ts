import type { Instant } from '@huiyin/calendar';
import type { ReviewSheet, ScoreBody } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { mentionsPhone } from '@huiyin/phones';
import { REVIEWERS, type Review, type Said } from './review.ts';

/** Why a call is not scored, its agent not told, or not answered. */
export type ReviewRefusal =
  | 'no-such-review'
  | 'own-call'
  | 'scored-before'
  | 'scored-by-two'
  | 'sheet-unknown'
  | 'score-invalid'
  | 'remark-missing'
  | 'not-scored-by-two'
  | 'not-a-reviewer'
  | 'told-before'
  | 'answered-before'
  | 'names-somebody';

type Reviewed = Outcome<Review, ReviewRefusal>;

/** Does it score every item of the sheet with points that the item has, and name nothing fatal that the sheet does not? */
function fits({ points, fatal }: ScoreBody, sheet: ReviewSheet): boolean {
  return (
    Object.keys(points).length === sheet.items.length &&
    sheet.items.every((item) => item.points.some((each) => each === points[item.id])) &&
    new Set(fatal).size === fatal.length &&
    fatal.every((id) => sheet.fatal.some((each) => each.id === id))
  );
}

const sameScore = (one: ScoreBody, other: ScoreBody): boolean =>
  one.remark === other.remark &&
  sameMembers(Object.entries(one.points).map(String), Object.entries(other.points).map(String)) &&
  sameMembers(one.fatal, other.fatal);

const sameMembers = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

/** Scores a call: never one's own, each person once, two people at most. The same score again is the same. */
export function score(
  review: Review | undefined,
  sheet: ReviewSheet | undefined,
  body: ScoreBody,
  by: string,
  at: Instant,
): Reviewed {
  if (!review) return refuse('no-such-review');
  if (review.agent === by) return refuse('own-call');
  const before = review.scores.find((each) => each.by === by);
  if (before) return sameScore(before, body) ? done(review) : refuse('scored-before');
  if (review.scores.length >= REVIEWERS) return refuse('scored-by-two');
  if (!sheet) return refuse('sheet-unknown');
  if (!fits(body, sheet)) return refuse('score-invalid');
  const { points, fatal, remark } = body;
  // Whoever is told that nothing makes it good is told what it was.
  if (fatal.length > 0 && remark === undefined) return refuse('remark-missing');
  if (mentionsPhone(remark ?? '')) return refuse('names-somebody');
  const total = Object.values(points).reduce((sum, each) => sum + each, 0);
  const passed = fatal.length === 0 && total >= sheet.passAt;
  const given = { points, fatal, ...(remark !== undefined && { remark }), by, at, total, passed };
  return done({ ...review, scores: [...review.scores, given] });
}

/** One of the two who scored it tells the agent, once. */
export function tell(review: Review | undefined, words: string, by: string, at: Instant): Reviewed {
  if (!review) return refuse('no-such-review');
  if (review.scores.length < REVIEWERS) return refuse('not-scored-by-two');
  if (!review.scores.some((each) => each.by === by)) return refuse('not-a-reviewer');
  if (review.feedback) return isSame(review.feedback, words, by) ? done(review) : refuse('told-before');
  if (mentionsPhone(words)) return refuse('names-somebody');
  return done({ ...review, feedback: { by, at, words } });
}

/** The agent answers, once. Of a call of another, and before they are told, they learn nothing. */
export function answer(review: Review | undefined, words: string, by: string, at: Instant): Reviewed {
  if (review?.agent !== by || !review.feedback) return refuse('no-such-review');
  if (review.answer) return isSame(review.answer, words, by) ? done(review) : refuse('answered-before');
  if (mentionsPhone(words)) return refuse('names-somebody');
  return done({ ...review, answer: { by, at, words } });
}

const isSame = (said: Said, words: string, by: string): boolean => said.words === words && said.by === by;
