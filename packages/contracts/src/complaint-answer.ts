import { PERSON_ACTS } from '@huiyin/vocabulary';
import * as z from 'zod';
import { complaintCase } from './complaint.ts';
import { evidence } from './evidence.ts';
import { explainedDeadline } from './explained-deadline.ts';
import { instant, listOf, staffId } from './scalars.ts';

/** A case with how its deadlines came about: the newest of each. Events go without, so that nobody else carries it. */
export const explainedCase = z.strictObject({
  ...complaintCase.shape,
  deadlines: z.strictObject({
    acknowledge: explainedDeadline,
    assess: explainedDeadline.optional(),
    investigate: explainedDeadline.optional(),
    conclude: explainedDeadline,
    communicate: explainedDeadline.optional(),
  }),
});
export type ExplainedCase = z.infer<typeof explainedCase>;

/** Whose version of a case counts: the customer's until it is decided otherwise. */
export const leadingVersion = z.enum(['customer', 'decision']);
export type LeadingVersion = z.infer<typeof leadingVersion>;

/** The same as it is shown to somebody: with what they may do with it now. */
export const complaintAnswer = z.strictObject({
  ...explainedCase.shape,
  leads: leadingVersion,
  /** Who said what when for those who served, and who decided on it; the words lie sealed. */
  servedSide: listOf(
    z.strictObject({ kind: z.enum(['statement', 'appeal', 'adjudication']), at: instant, by: staffId }),
  ),
  /** Files beside it; who may open the customer opens them. */
  evidence: listOf(evidence),
  /** Until when the served-by side may appeal, where something was concluded. */
  appealableUntil: instant.optional(),
  nextSteps: listOf(z.enum(PERSON_ACTS)),
});
export type ComplaintAnswer = z.infer<typeof complaintAnswer>;
