import { PERSON_ACTS } from '@huiyin/vocabulary';
import * as z from 'zod';
import { complaintCase } from './complaint.ts';
import { explainedDeadline } from './explained-deadline.ts';
import { instant, listOf, ownId } from './scalars.ts';

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
    reply: explainedDeadline.optional(),
  }),
  /** Those that `repeats` counts, the earliest first; none once the customer is forgotten. */
  linked: listOf(linkedCase),
});
export type ExplainedCase = z.infer<typeof explainedCase>;

/** The same as it is shown to somebody: with what they may do with it now. */
export const complaintAnswer = z.strictObject({
  ...explainedCase.shape,
  nextSteps: listOf(z.enum(PERSON_ACTS)),
});
export type ComplaintAnswer = z.infer<typeof complaintAnswer>;
