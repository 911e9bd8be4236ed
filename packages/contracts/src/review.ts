import * as z from 'zod';
import {
  count,
  day,
  instant,
  listOf,
  month,
  ownId,
  probability,
  slug,
  staffId,
  wellFormed,
  wording,
} from './scalars.ts';

/** What calls are scored on: the points that may be given, the most first, the fewest last. */
const sheetItem = z.strictObject({
  id: slug,
  name: wording,
  points: z
    .array(count.max(100))
    .min(2)
    .max(9)
    .refine(
      (points) => points.every((each, index) => index === 0 || each < (points[index - 1] ?? 0)),
      'must fall from one to the next',
    ),
});

/** 质检表: what a call is scored on. Calls drawn under an earlier version are scored on that one. */
export const reviewSheet = z
  .strictObject({
    version: z.int().min(1),
    items: z.array(sheetItem).min(1).max(12),
    /** What no other points make good: a call in which one of these happened has failed. */
    fatal: z.array(z.strictObject({ id: slug, name: wording })).max(9),
    /** So many points and nothing fatal: the call has passed. */
    passAt: z.int().min(1),
  })
  .meta({ id: 'ReviewSheet' });
export type ReviewSheet = z.infer<typeof reviewSheet>;

/** How many of the calls are reviewed, from a day on: the highest of the rates that apply to a call. */
export const reviewRates = z.strictObject({
  from: day,
  rate: probability,
  /** Of calls about orders of these types, of those that these teams served, and of calls that these agents made. */
  businessTypes: z.record(slug, probability).default({}),
  teams: z.record(slug, probability).default({}),
  agents: z.record(staffId, probability).default({}),
});
export type ReviewRates = z.infer<typeof reviewRates>;

/** 质检: which calls are reviewed, and on which sheet. The newest sheet is the last. */
export const reviewing = z.strictObject({
  rates: z.array(reviewRates).min(1),
  sheets: z.array(reviewSheet).min(1),
});
export type Reviewing = z.infer<typeof reviewing>;

/** What is written about a call and its agent; it names no customer. */
const remark = wellFormed(z.string().trim().min(1).max(1000));

/** One reviewer's judgement of a call, item by item; `fatal`: what happened of it. */
export const scoreBody = z.strictObject({
  points: z.record(slug, count.max(100)),
  fatal: z.array(slug).max(9),
  remark: remark.optional(),
});
export type ScoreBody = z.infer<typeof scoreBody>;

export const feedbackBody = z.strictObject({ words: remark });

const said = z.strictObject({ by: staffId, at: instant, words: remark });

/** The call of a review, as it is kept and as it is shown. */
export const drawnCall = {
  month,
  claimId: z.string(),
  taskId: ownId,
  agent: staffId,
  businessType: slug,
  team: slug,
  calledAt: instant,
  durationSeconds: count,
  /** Of the branch day on which the callback closed, by whose month's sampling key it was drawn; with the rate it was drawn at. */
  closedDay: day,
  rate: probability,
  /** The version of the sheet. */
  sheet: z.int().min(1),
} as const;

/** A call that was drawn for review, as its reader may see it. */
export const reviewAnswer = z
  .strictObject({
    ...drawnCall,
    /** How many of the two reviewers have scored it. */
    scored: z.int().min(0).max(2),
    /** Until both have, nobody sees a score but who gave it. */
    scores: listOf(z.strictObject({ ...scoreBody.shape, by: staffId, at: instant, total: count })),
    /** Once both have scored it; `disputed`: one let it pass and the other did not. */
    result: z.enum(['passed', 'failed', 'disputed']).optional(),
    /** What its agent was told, and what they answered. */
    feedback: said.optional(),
    answer: said.optional(),
  })
  .meta({ id: 'Review' });
export type ReviewAnswer = z.infer<typeof reviewAnswer>;

export const reviewPath = z.strictObject({ month, claimId: z.string().min(1).max(64) });

/** Where a page of waiting or told reviews ended: a moment, month and claim. */
const reviewsNext = z.strictObject({
  next: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z \d{4}-\d\d [\w.:-]{1,64}$/)
    .optional(),
});

/** `to-score`: one or both reviews are missing, and the caller may give one; `to-tell`: both are there, and its agent is not told yet. */
export const reviewsQuery = z.strictObject({
  state: z.enum(['to-score', 'to-tell']),
  ...reviewsNext.shape,
});

/** `agent`: whose; of agents themselves only their own is shown, whoever they name. */
export const feedbackQuery = z.strictObject({ agent: staffId.optional(), ...reviewsNext.shape });

export const reviewsAnswer = z.strictObject({ reviews: listOf(reviewAnswer), next: z.string().optional() });

/** Two reviewers' agreement beyond chance: Cohen's kappa and its 95 % interval; null where there is none to reckon. */
const agreement = z.strictObject({
  /** Reviewed by two, and of these alike by both. */
  reviewed: count,
  alike: count,
  kappa: z.number().min(-1).max(1).nullable(),
  interval: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
});

export const reviewFiguresAnswer = z.strictObject({
  month,
  drawn: count,
  /** Of these by two, by one, by nobody yet. */
  scored: z.strictObject({ both: count, one: count, none: count }),
  results: z.strictObject({ passed: count, failed: count, disputed: count }),
  /** Agents who were told, and who answered. */
  told: count,
  answered: count,
  /** By version of the sheet: whether a call passed, and item by item. */
  sheets: listOf(
    z.strictObject({
      version: z.int().min(1),
      verdict: agreement,
      items: listOf(z.strictObject({ id: slug, agreement })),
    }),
  ),
});
export type ReviewFigures = z.infer<typeof reviewFiguresAnswer>;
