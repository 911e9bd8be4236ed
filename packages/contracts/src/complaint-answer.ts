import * as z from 'zod';
import { complaintCase } from './complaint.ts';
import { explainedDeadline } from './explained-deadline.ts';

/** A case with how its deadlines came about: the newest of each. Events go without, so that nobody else carries it. */
export const complaintAnswer = z.strictObject({
  ...complaintCase.shape,
  deadlines: z.strictObject({
    acknowledge: explainedDeadline,
    assess: explainedDeadline.optional(),
    investigate: explainedDeadline.optional(),
    conclude: explainedDeadline,
    communicate: explainedDeadline.optional(),
  }),
});
export type ComplaintAnswer = z.infer<typeof complaintAnswer>;
