import { REDISTRIBUTION_REASONS } from '@huiyin/vocabulary';
import * as z from 'zod';
import {
  caseKind,
  complaintClass,
  count,
  instant,
  listOf,
  ownId,
  recordId,
  slug,
  staffId,
} from './scalars.ts';

/** So many cases move at most by one redistribution. */
export const REDISTRIBUTION_MAX = 300;

/** Which of somebody's open cases; what is not said narrows nothing. */
const which = {
  from: staffId,
  kind: caseKind.optional(),
  class: complaintClass.optional(),
  category: slug.optional(),
  state: z.enum(['acknowledged', 'assessed', 'investigating', 'answered', 'concluded']).optional(),
};

/** By which rule a case was redistributed, and why: what its history says of it. */
export const caseRedistribution = z.strictObject({
  id: recordId,
  reason: z.enum(REDISTRIBUTION_REASONS),
  ...which,
});
export type CaseRedistribution = z.infer<typeof caseRedistribution>;

/** Somebody's open cases are offered to others, the most pressing first, each to whom of them has the fewest then. */
export const redistributionRule = z
  .strictObject({
    ...which,
    to: listOf(staffId).check(z.minLength(1), z.maxLength(10)),
    atMost: z.int().min(1).max(REDISTRIBUTION_MAX).default(REDISTRIBUTION_MAX),
    reason: z.enum(REDISTRIBUTION_REASONS),
  })
  .refine(({ to }) => new Set(to).size === to.length, { path: ['to'], message: 'person-twice' })
  .refine(({ from, to }) => !to.includes(from), { path: ['to'], message: 'to-who-has-them' });
export type RedistributionRule = z.infer<typeof redistributionRule>;

/** What a rule comes to. */
export const redistributionPlan = z.strictObject({
  ...redistributionRule.shape,
  /** Which case is offered to whom; `outcome`, once it was tried: `offered`, or the rule that refused it. */
  moves: listOf(z.strictObject({ caseId: ownId, to: staffId, outcome: slug.optional() })),
  /** Who may not have how many of the cases, by which rule. */
  unfit: listOf(z.strictObject({ person: staffId, because: slug, cases: count })),
  /** Cases that the rule means and that stay: offered to somebody already, say, or `nobody-fit`. */
  passedOver: listOf(z.strictObject({ caseId: ownId, because: slug })),
  /** How many more could move. */
  left: count,
  /** Was everything looked through that they own? The most pressing hundreds are. */
  isWhole: z.boolean(),
});
export type RedistributionPlan = z.infer<typeof redistributionPlan>;

/** A redistribution that was begun; `isDone`: every move was tried. */
export const redistributionAnswer = z.strictObject({
  redistributionId: recordId,
  by: staffId,
  at: instant,
  isDone: z.boolean(),
  ...redistributionPlan.shape,
});
export type RedistributionAnswer = z.infer<typeof redistributionAnswer>;

/** One of many redistributions: by which rule, and how far it has come. */
const redistributionRow = z.strictObject({
  ...redistributionAnswer.pick({ redistributionId: true, by: true, at: true, isDone: true }).shape,
  ...redistributionRule.shape,
  moves: count,
  /** Of the moves; those that are in neither were not tried yet. */
  offered: count,
  refused: count,
  passedOver: count,
  left: count,
});

/** The newest first. */
export const redistributionsAnswer = z.strictObject({
  redistributions: listOf(redistributionRow),
  next: z.string().optional(),
});
export type RedistributionRow = z.infer<typeof redistributionRow>;
