import {
  CASE_CHANNELS,
  CASE_KINDS,
  CASE_NATURES,
  COMPLAINT_STATES,
  LIABLE_PARTIES,
  SPOT_SUBJECTS,
} from '@huiyin/vocabulary';
import * as z from 'zod';
import { comparison, percent } from './comparison.ts';
import { count, slug, wording } from './scalars.ts';

/** Cases that have something in common, of so many; beside them those of the period before. */
const share = {
  cases: count,
  share: percent,
  before: count,
  /** Of the share, against the period before and a year before. */
  comparisons: z.array(comparison),
};

/** How cases were judged that were concluded so far, and how before appeals were decided. */
const judged = z.strictObject({
  concluded: count,
  valid: count,
  responsible: count,
  before: z.strictObject({ valid: count, responsible: count }),
});

/** Mean hours with one decimal; null: withheld, because a mean of so few tells of single cases. */
const hours = z.number().min(0).nullable();

/** Where a test finds that complaints rose or are more than elsewhere (`hot`), or that they come again or are not solved at once more often than others (`hard`). */
const spot = z.strictObject({
  spot: z.enum(['hot', 'hard']),
  of: z.enum(SPOT_SUBJECTS),
  /** Of a cause `category/cause`. */
  id: z.string(),
  name: wording,
  cases: count,
  comparison,
});
export type Spot = z.infer<typeof spot>;

/**
 * The cases raised in a period, looked into as they stand now. Kinds are of all cases, all else of those that accuse somebody.
 * What was sent in error is in no figure.
 */
export const complaintAnalysis = z.strictObject({
  /** The period before. */
  before: z.string(),
  cases: count,
  complaints: count,
  kinds: z.array(z.strictObject({ kind: z.enum(CASE_KINDS), ...share })),
  channels: z.array(z.strictObject({ channel: z.enum(CASE_CHANNELS), ...share })),
  /** Absent `category`: nobody said one. */
  categories: z.array(z.strictObject({ category: slug.optional(), name: wording, ...share })),
  causes: z.array(z.strictObject({ category: slug, cause: slug, name: wording, ...share })),
  natures: z.array(z.strictObject({ nature: z.enum(CASE_NATURES), ...share })),
  /** Responsible cases in which somebody of that level was named, and how many there were before appeals were decided. */
  liable: z.array(z.strictObject({ party: z.enum(LIABLE_PARTIES), cases: count, before: count })),
  /** About the same matter as another of the same customer; of these so many that it escalated; not solved by its first conclusion. */
  repeated: count,
  escalated: count,
  reopened: count,
  judged,
  appealed: count,
  adjudicated: count,
  /** How long cases were in each state that they left, all rounds together, and how many left it. */
  steps: z.array(z.strictObject({ state: z.enum(COMPLAINT_STATES), cases: count, hours })),
  /** Of all cases: how often they were handed on, and the time until it was accepted. */
  handOvers: z.strictObject({ made: count, accepted: count, declined: count, lapsed: count, hours }),
  /** Of all cases: taken for another kind; taken for less grave; of complaints: concluded as invalid; gone to an outside body, and of these back to where it came from. */
  dispatches: z.strictObject({
    otherKind: count,
    graver: count,
    invalid: count,
    referred: count,
    referredBack: count,
    withdrawn: count,
    merged: count,
  }),
  /**
   * By team and business type. What is tested is complaints of routine callbacks per complete interview: other ways in have no number of
   * customers to be held against. `judged` is null where it is withheld, because so few cases would tell of single persons.
   */
  teams: z.array(
    z.strictObject({
      team: slug,
      name: wording,
      businessType: slug,
      businessTypeName: wording,
      complaints: count,
      share: percent,
      fromCallbacks: count,
      callbacks: count,
      judged: judged.nullable(),
      comparisons: z.array(comparison),
    }),
  ),
  /** The surest first. */
  spots: z.array(spot),
});
export type ComplaintAnalysis = z.infer<typeof complaintAnalysis>;
