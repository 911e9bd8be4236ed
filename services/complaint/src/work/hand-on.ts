import { toInstant } from '@huiyin/calendar';
import type { Actor } from '../domain/commands.ts';
import { type CaseDeps, type CaseOutcome, commandCase } from './command-case.ts';

export interface HandOnCommand {
  readonly caseId: string;
  readonly actor: Actor;
  /** Who owns the case once they accept it. */
  readonly owner: string;
  readonly traceId: string;
}

/** The owner, or a supervisor, offers the case to somebody else: 转办. Whoever was asked first owns it until somebody has accepted it. */
export const handOn =
  (deps: CaseDeps) =>
  ({ caseId, actor, owner, traceId }: HandOnCommand): Promise<CaseOutcome> => {
    const at = toInstant(deps.now());
    return commandCase(deps, caseId, { traceId, at }, () => ({ kind: 'hand-on', actor, owner, at }));
  };
