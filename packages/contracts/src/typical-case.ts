import * as z from 'zod';
import { words } from './callback.ts';
import { caseKind, instant, listOf, ownId, slug, staffId, wellFormed } from './scalars.ts';

const title = wellFormed(z.string().trim().min(1).max(80));

/** What an officer writes of a closed case for others to learn from, without anybody's name. */
export const typicalCaseBody = z.strictObject({
  title,
  /** What happened. */
  story: words,
  /** What others do differently from now on. */
  lesson: words,
});
export type TypicalCaseBody = z.infer<typeof typicalCaseBody>;

/** 典型案例: a case that others learn from; it names nobody. */
export const typicalCase = z.strictObject({
  caseId: ownId,
  kind: caseKind,
  category: slug.optional(),
  cause: slug.optional(),
  businessType: slug,
  ...typicalCaseBody.shape,
  /** Who wrote it last, and when. */
  by: staffId,
  at: instant,
  /** Whoever reads it reads it since then; absent: it waits for somebody to publish it. */
  published: z.strictObject({ at: instant, by: staffId }).optional(),
});
export type TypicalCase = z.infer<typeof typicalCase>;

/** `contains`: of a page those whose title, story or lesson has it. */
export const typicalCasesQuery = z.strictObject({
  contains: z.string().trim().min(1).max(40).optional(),
  next: z.string().max(256).optional(),
});
export const typicalCasesAnswer = z.strictObject({
  typicalCases: listOf(typicalCase),
  next: z.string().optional(),
});
