import { ANSWER_WAYS, CASE_ACTS } from '@huiyin/vocabulary';
import * as z from 'zod';
import { caseNotice, complaintCase, revealReason } from './complaint.ts';
import { caseRedistribution } from './redistribution.ts';
import { instant, listOf, ownId, slug, staffId } from './scalars.ts';

const { shape } = complaintCase;

/** What an act changed: each field as it is from then on; null: it is no longer there. */
export const caseChanges = z
  .strictObject({
    state: shape.state,
    kind: shape.kind,
    class: shape.class,
    category: shape.category.unwrap(),
    cause: shape.cause.unwrap().nullable(),
    round: shape.round,
    owner: staffId.nullable(),
    offeredTo: staffId.nullable(),
    acknowledgeBy: instant,
    assessBy: instant.nullable(),
    investigateBy: instant.nullable(),
    concludeBy: instant,
    communicateBy: instant.nullable(),
    adjudicateBy: instant.nullable(),
    replyBy: instant,
    valid: z.boolean().nullable(),
    responsible: z.boolean().nullable(),
    solved: z.boolean().nullable(),
    satisfied: z.boolean().nullable(),
    liable: shape.liable.unwrap().nullable(),
    nature: shape.nature.unwrap().nullable(),
    referredTo: shape.referredTo.unwrap(),
    mergedInto: shape.mergedInto.unwrap().nullable(),
    closedBecause: shape.closedBecause.unwrap().nullable(),
    escalatedAt: instant,
  })
  .partial();
export type CaseChanges = z.infer<typeof caseChanges>;

/** One step of a case. Nothing in it is about the customer's person: what was said lies sealed in the case. */
export const caseStep = z.strictObject({
  at: instant,
  act: z.enum(CASE_ACTS),
  /** Who did it; absent where an event brought it. */
  by: staffId.optional(),
  /** Why, where a reason is given. */
  reason: revealReason.optional(),
  /** What was said of deadlines. */
  notices: listOf(caseNotice).optional(),
  /** Which way the customer was told. */
  way: z.enum(ANSWER_WAYS).optional(),
  /** By which rule it was offered to somebody among many others. */
  redistribution: caseRedistribution.optional(),
  /** Which other cases it links. */
  cases: listOf(ownId).optional(),
  changed: caseChanges,
});
export type CaseStep = z.infer<typeof caseStep>;

/** Which page of a history to begin with; the `next` of the answer before. */
export const historyQuery = z.strictObject({
  next: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .optional(),
});

/** Steps of a case, the earliest first, and the team that it is about. */
export const historyAnswer = z.strictObject({
  team: slug,
  steps: listOf(caseStep),
  next: z.string().optional(),
});
export type HistoryAnswer = z.infer<typeof historyAnswer>;
