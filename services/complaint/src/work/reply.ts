import { dayOf, monthOfDay, toInstant } from '@huiyin/calendar';
import { type KeyRing, seal } from '@huiyin/seal';
import { replyContext } from '@huiyin/vocabulary';
import type { Actor } from '../domain/commands.ts';
import { type CaseDeps, type CaseOutcome, commandCase } from './command-case.ts';

export interface ReplyCommand {
  readonly caseId: string;
  readonly actor: Actor;
  /** What they were answered, in clear; sealed before it is stored. */
  readonly reply: string;
  readonly traceId: string;
}

/** Whoever passed a case on from outside was answered; their clock ends. */
export const reply =
  (deps: CaseDeps & { readonly keys: KeyRing }) =>
  async ({ caseId, actor, reply: said, traceId }: ReplyCommand): Promise<CaseOutcome> => {
    const at = toInstant(deps.now());
    const key = await deps.keys.publicKey(monthOfDay(dayOf(at, deps.branch.zone)));
    const sealedReply = seal(key, said, replyContext(deps.branch.branch, caseId));
    return commandCase(deps, caseId, { traceId, at }, () => ({ kind: 'reply', actor, at, sealedReply }));
  };
