import {
  type CallbackClosed,
  EVENTS,
  type Reviewing,
  type ReviewSheet,
  type ScoreBody,
} from '@huiyin/contracts';
import type { Review, Score } from '../domain/review.ts';
import { REVIEW_EXAMPLE } from '../store/reviews.ts';

/** A sheet of 30 points that a call passes with 20. */
export const SHEET: ReviewSheet = {
  version: 1,
  items: [
    { id: 'opening', name: { zh: '开场', en: 'opening' }, points: [10, 5, 0] },
    { id: 'record', name: { zh: '记录', en: 'record' }, points: [20, 10, 0] },
  ],
  fatal: [
    { id: 'rude', name: { zh: '辱骂', en: 'rude' } },
    { id: 'invented', name: { zh: '虚构', en: 'invented' } },
  ],
  passAt: 20,
};

/** Every call is drawn. */
export const REVIEWING: Reviewing = {
  rates: [{ from: '2026-01-01', rate: 1, businessTypes: {}, teams: {}, agents: {} }],
  sheets: [SHEET],
};

export const scored = (opening: number, record: number, over: Partial<ScoreBody> = {}): ScoreBody => ({
  points: { opening, record },
  fatal: [],
  ...over,
});

export const GOOD = scored(10, 20);
export const POOR = scored(5, 10);

/** What the table has of such a score. */
export function scoreBy(by: string, body: ScoreBody, at = '2026-10-07T02:00:00.000Z'): Score {
  const total = Object.values(body.points).reduce((sum, each) => sum + each, 0);
  return { ...body, by, at, total, passed: body.fatal.length === 0 && total >= SHEET.passAt };
}

const { feedback: _, answer: __, ...drawn } = REVIEW_EXAMPLE;

/** A review of a call of agent-02 with these scores. */
export const reviewWith = (scores: readonly Score[] = [], over: Partial<Review> = {}): Review => ({
  ...drawn,
  scores,
  ...over,
});

/** A callback that closed with an interview by agent-01. */
export const closedWith = (over: Partial<CallbackClosed> = {}): CallbackClosed => ({
  ...EVENTS['callback.closed'].example,
  ...over,
});
