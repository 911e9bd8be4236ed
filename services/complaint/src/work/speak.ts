import { dayOf, monthOfDay, toInstant } from '@huiyin/calendar';
import { type KeyRing, seal } from '@huiyin/seal';
import { contextOfCaseWords } from '@huiyin/vocabulary';
import { nextStatement } from '../domain/both-sides.ts';
import type { CaseFile } from '../domain/case-file.ts';
import type { Actor, CaseCommand } from '../domain/commands.ts';
import { type CaseDeps, type CaseOutcome, commandCase } from './command-case.ts';

/** What somebody says in a case: for those who served, or as the judge of their appeal. */
export type Speech =
  | { readonly kind: 'make-statement' }
  | { readonly kind: 'appeal' }
  | { readonly kind: 'adjudicate'; readonly valid: boolean; readonly responsible: boolean };

export interface SpeechCommand {
  readonly caseId: string;
  readonly actor: Actor;
  readonly speech: Speech;
  /** In clear; sealed before it is stored. */
  readonly words: string;
  readonly traceId: string;
}

/** Both sides are heard: a statement, an appeal, and how it was decided. */
export const speak =
  (deps: CaseDeps & { readonly keys: KeyRing }) =>
  async ({ caseId, actor, speech, words, traceId }: SpeechCommand): Promise<CaseOutcome> => {
    const { branch, zone } = deps.branch;
    const at = toInstant(deps.now());
    const key = await deps.keys.publicKey(monthOfDay(dayOf(at, zone)));
    return commandCase(deps, caseId, { traceId, at }, (found): CaseCommand => {
      const sealed = seal(key, words, contextOfCaseWords(branch, caseId, placeOf(speech, found)));
      return { ...speech, actor, at, sealed };
    });
  };

/** Among the case's words. Where there is no case it is refused in any event. */
function placeOf({ kind }: Speech, found: CaseFile | undefined) {
  switch (kind) {
    case 'make-statement':
      return { kind: 'statement', number: found ? nextStatement(found) : 1 } as const;
    case 'appeal':
      return { kind: 'appeal', round: found?.round ?? 1 } as const;
    case 'adjudicate':
      return { kind: 'adjudication', round: found?.appeal?.round ?? 1 } as const;
  }
}
