import { PERSON_ACTS } from '@huiyin/vocabulary';
import * as z from 'zod';
import { complaintCase } from './complaint.ts';
import { explainedDeadline } from './explained-deadline.ts';
import { listOf } from './scalars.ts';

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

/** The same as it is shown to somebody: with what they may do with it now. */
export const complaintAnswer = z.strictObject({
  ...explainedCase.shape,
  nextSteps: listOf(z.enum(PERSON_ACTS)),
});
export type ComplaintAnswer = z.infer<typeof complaintAnswer>;
