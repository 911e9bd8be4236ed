import type { Language } from '@huiyin/vocabulary';
import * as z from 'zod';
import type { Questionnaire } from './questionnaire.ts';
import { instant, ownId, sealed, staffId } from './scalars.ts';

/**
 * Words about a complaint, sealed: a customer's in one call or as they came with it, an owner's conclusion of one round of the case, the reply to
 * who passed it on, a statement or the appeal of the served-by side, and what was decided on it. The fields name the context they were sealed in.
 */
export const sealedWords = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), at: instant, sealed, taskId: ownId, claimId: z.string() }),
  z.strictObject({ kind: z.literal('request'), at: instant, sealed }),
  z.strictObject({ kind: z.literal('reply'), at: instant, sealed }),
  z.strictObject({ kind: z.literal('conclusion'), at: instant, sealed, round: z.int().min(1) }),
  z.strictObject({ kind: z.literal('statement'), at: instant, by: staffId, sealed, number: z.int().min(1) }),
  z.strictObject({ kind: z.literal('appeal'), at: instant, by: staffId, sealed, round: z.int().min(1) }),
  z.strictObject({
    kind: z.literal('adjudication'),
    at: instant,
    by: staffId,
    sealed,
    round: z.int().min(1),
  }),
]);
export type SealedWords = z.infer<typeof sealedWords>;

/** The same in clear. */
export const openedWords = z.strictObject({
  kind: z.enum(['call', 'request', 'reply', 'conclusion', 'statement', 'appeal', 'adjudication']),
  at: instant,
  /** Who said it, where that was no customer and no owner. */
  by: staffId.optional(),
  text: z.string(),
});
export type OpenedWords = z.infer<typeof openedWords>;

/** What was said in a call, by question id. */
const SAID = z.record(z.string(), z.string());

/** Opened words to read: of a call a line for each question that was answered in words, as the branch's questionnaires put it. */
export function linesOf(
  kind: SealedWords['kind'],
  text: string,
  {
    questionnaires,
    language,
  }: { readonly questionnaires: readonly Questionnaire[]; readonly language: Language },
): string {
  if (kind !== 'call') return text;
  const questions = questionnaires.flatMap((each) => each.questions);
  const nameOf = (id: string): string => questions.findLast((each) => each.id === id)?.text[language] ?? id;
  return Object.entries(SAID.parse(JSON.parse(text)))
    .map(([id, words]) => `${nameOf(id)}: ${words}`)
    .join('\n');
}
