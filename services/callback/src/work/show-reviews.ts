import type { ReviewAnswer, ReviewFigures } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { CursorUnreadable } from '@huiyin/table';
import { seenBy, waitsFor } from '../domain/review.ts';
import { figuresOf } from '../domain/review-figures.ts';
import type { ReviewsPage } from '../store/reviews.ts';
import type { ReviewDeps } from './review-call.ts';

interface ReviewsAnswer {
  readonly reviews: readonly ReviewAnswer[];
  readonly next?: string;
}

const shownTo = ({ reviews, ...page }: ReviewsPage, person: string): ReviewsAnswer => ({
  ...page,
  reviews: reviews.map((review) => seenBy(review, person)),
});

/** A page of the calls that wait for this person, or of all where they score none; as dear in the hundredth month as in the first. */
export const listWaiting =
  ({ reviews }: Pick<ReviewDeps, 'reviews'>) =>
  async (
    person: string,
    state: 'to-score' | 'to-tell',
    after: string | undefined,
    scores: boolean,
  ): Promise<ReviewsAnswer> => {
    const page = await reviews.waiting(state, after);
    const shown = page.reviews.filter((each) => !scores || waitsFor(each, person));
    return shownTo({ ...page, reviews: shown }, person);
  };

/** A page of all that were drawn in a month. */
export const listMonth =
  ({ reviews }: Pick<ReviewDeps, 'reviews'>) =>
  async (
    person: string,
    month: string,
    after?: string,
  ): Promise<Outcome<ReviewsAnswer, 'cursor-malformed'>> => {
    try {
      const { items, next } = await reviews.ofMonth(month, after);
      const page = { reviews: items.map(({ state }) => state), ...(next !== undefined && { next }) };
      return done(shownTo(page, person));
    } catch (error) {
      if (error instanceof CursorUnreadable) return refuse('cursor-malformed');
      throw error;
    }
  };

export const showReview =
  ({ reviews }: Pick<ReviewDeps, 'reviews'>) =>
  async (
    person: string,
    month: string,
    claimId: string,
  ): Promise<Outcome<ReviewAnswer, 'no-such-review'>> => {
    const review = await reviews.load(month, claimId);
    return review ? done(seenBy(review, person)) : refuse('no-such-review');
  };

/** A page of what an agent was told. */
export const listTold =
  ({ reviews }: Pick<ReviewDeps, 'reviews'>) =>
  async (agent: string, before?: string): Promise<ReviewsAnswer> =>
    shownTo(await reviews.toldTo(agent, before), agent);

/** Reads every review of the month: a small share of its calls. */
export const reviewFigures =
  ({ reviews, branch }: Pick<ReviewDeps, 'reviews' | 'branch'>) =>
  async (month: string): Promise<ReviewFigures> =>
    figuresOf(month, await reviews.everyOf(month), branch.reviewing?.sheets ?? []);
