import * as z from 'zod';
import { complaintClass, concern, count, day, disposition, ownId, recordId, slug } from './scalars.ts';

/**
 * By what a figure is called: its period, what is counted, and of whom, such as `2026-10/satisfaction/team:repair-1` or
 * `2026-10/complaints.raised/business:repair`. The same figure has the same name in every document.
 */
export const figureId = z
  .string()
  .max(700)
  .regex(/^[12]\d{3}[0-9WQ-]{0,6}\/[A-Za-z0-9][A-Za-z0-9._%:/-]*$/)
  .meta({ examples: ['2026-10/satisfaction/team:repair-1'] });

/** A figure and what it comes to: of a rate also what stands below the line. */
export const namedFigure = z.strictObject({ id: figureId, count, of: count.optional() });
export type NamedFigure = z.infer<typeof namedFigure>;

/** Which figure's facts; `next`: of the answer before. */
export const figureQuery = z.strictObject({
  figure: figureId,
  next: z
    .string()
    .regex(
      /^((second-)?callbacks~([12]\d{3}-[01]\d-[0-3]\d\.(\d|1[0-5])\.([A-Za-z0-9][A-Za-z0-9._:-]{0,159})?)?|cases~[12]\d{3}-[01]\d-[0-3]\d(#[A-Za-z0-9][A-Za-z0-9._:-]{0,159})?)$/,
    )
    .optional(),
});

/** What a figure counts, by codes alone: a callback, a second callback or a case. */
const fact = z.strictObject({
  fact: z.enum(['callback', 'second-callback', 'case']),
  /** Of the task or case. */
  id: ownId,
  /** The order that it is about; absent of second callbacks, which are about a case. */
  orderId: recordId.optional(),
  team: slug.optional(),
  businessType: slug.optional(),
  /** On which the callback ended or the case was raised. */
  day,
  /** How often it counts: once, but for calls; of a rate above and below the line. */
  count,
  of: count.optional(),
  disposition: disposition.optional(),
  level: slug.optional(),
  class: complaintClass.optional(),
  concerns: z.array(concern),
  /** The case that it is, asks about, or gave rise to. */
  caseId: ownId.optional(),
});
export type FigureFact = z.infer<typeof fact>;

/** A figure as the briefing has it now, and a page of what it counts: a page may be empty and have a next one all the same. */
export const figureAnswer = z.strictObject({
  /** On the first page. */
  figure: namedFigure.optional(),
  /** Of which teams alone it is; absent: of the branch. */
  teams: z.array(slug).optional(),
  facts: z.array(fact),
  next: z.string().optional(),
});
