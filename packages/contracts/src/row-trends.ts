import * as z from 'zod';
import { rateInterval } from './briefing.ts';
import { count, listOf, slug, staffId, wording } from './scalars.ts';

/** A place for each period: complete callbacks, and the estimate of satisfied among the rated; null: withheld, as in that period's briefing. */
const points = listOf(z.strictObject({ callbacks: count, ofRated: rateInterval }).nullable());

/** How a row of a briefing went over this period and those before it. */
export const rowTrends = z.strictObject({
  /** In their order; the last is the one that was asked for. */
  periods: listOf(z.string()),
  /** Absent: of the branch nothing is shown to whoever asks. */
  total: points.optional(),
  teams: listOf(z.strictObject({ team: slug, name: wording, points })),
  businessTypes: listOf(z.strictObject({ businessType: slug, name: wording, points })),
  /** Of months. */
  persons: listOf(z.strictObject({ team: slug, name: wording, staff: staffId, points })),
});
export type RowTrends = z.infer<typeof rowTrends>;
