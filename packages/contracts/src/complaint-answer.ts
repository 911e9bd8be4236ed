import { PERSON_ACTS } from '@huiyin/vocabulary';
import * as z from 'zod';
import { complaintCase } from './complaint.ts';
import { evidence } from './evidence.ts';
import { explainedDeadline } from './explained-deadline.ts';
import { instant, listOf, ownId, staffId } from './scalars.ts';

/** Another case of the same customer and matter. */
export const linkedCase = z.strictObject({ caseId: ownId, raisedAt: instant });
export type LinkedCase = z.infer<typeof linkedCase>;

/**
 * A case with how its deadlines came about, the newest of each, and the cases linked with it. Events go without, so that nobody else
 * carries it.
 */
export const explainedCase = z.strictObject({
  ...complaintCase.shape,
  deadlines: z.strictObject({
    acknowledge: explainedDeadline,
    assess: explainedDeadline.optional(),
    investigate: explainedDeadline.optional(),
    conclude: explainedDeadline,
    communicate: explainedDeadline.optional(),
    adjudicate: explainedDeadline.optional(),
    reply: explainedDeadline.optional(),
  }),
  /** Those that `repeats` counts, the earliest first; none once the customer is forgotten. */
  linked: listOf(linkedCase),
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
