import { CASE_CHANNELS, COMPLAINT_STATES, NOTICE_READERS } from '@huiyin/vocabulary';
import * as z from 'zod';
import { caseKind, complaintClass, instant, recordId, slug, staffId } from './scalars.ts';

/**
 * Which cases: of an owner, handed to somebody, about an order, or passed on under a number outside; else all. What is said
 * beside narrows each page, so that one may hold fewer, or none, and others follow.
 */
export const complaintsQuery = z
  .strictObject({
    /** `open`: what is still to be done, the most pressing first, or of these only those in one state; `closed`: the latest first. */
    state: z.enum(['open', ...COMPLAINT_STATES]).optional(),
    owner: staffId.optional(),
    offeredTo: staffId.optional(),
    order: recordId.optional(),
    outside: recordId.optional(),
    /** What has to be done next is due before that moment. */
    dueBefore: instant.optional(),
    team: slug.optional(),
    channel: z.enum(CASE_CHANNELS).optional(),
    kind: caseKind.optional(),
    class: complaintClass.optional(),
    /** Those of whose running deadlines they were told, by who reads: what came up to a department, say. */
    told: z.enum(NOTICE_READERS).optional(),
    next: z.string().optional(),
  })
  .refine(
    ({ owner, offeredTo, order, outside }) =>
      [owner, offeredTo, order, outside].filter((each) => each !== undefined).length <= 1,
    { path: ['owner'], message: 'one-of-owner-offered-order-outside' },
  )
  .refine(({ state, dueBefore }) => state !== 'closed' || dueBefore === undefined, {
    path: ['dueBefore'],
    message: 'closed-is-not-due',
  });
export type ComplaintsQuery = z.infer<typeof complaintsQuery>;
