import * as z from 'zod';
import { day, instant, listOf, ownId, staffId } from './scalars.ts';

/** Whose day is asked for: who was shown customers, and on which branch day. */
export const revealsPath = z.strictObject({ person: staffId, day });
export const revealsQuery = z.strictObject({ next: z.string().min(1).max(512).optional() });

/** What somebody was shown on a day, in order: about which task or case, and why. */
export const shownAnswer = z.strictObject({
  reveals: listOf(
    z.strictObject({
      at: instant,
      /** The task or case. */
      about: ownId,
      /** Of a call: under which claim. */
      claimId: z.string().optional(),
      /** Of a case: why it was opened. */
      reason: z.string().optional(),
    }),
  ),
  next: z.string().optional(),
});
export type ShownAnswer = z.infer<typeof shownAnswer>;
