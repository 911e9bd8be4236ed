import { toInstant } from '@huiyin/calendar';
import type { Actor } from '../domain/commands.ts';
import { type CaseDeps, type CaseOutcome, commandCase } from './command-case.ts';

export interface HandOnCommand {
  readonly caseId: string;
  readonly actor: Actor;
  /** Who owns the case from now on. */
  readonly owner: string;
  readonly traceId: string;
}

/** The owner, or a supervisor, gives the case to somebody else: 转办. */
export const handOn =
  (deps: CaseDeps) =>
  ({ caseId, actor, owner, traceId }: HandOnCommand): Promise<CaseOutcome> => {
    const at = toInstant(deps.now());
    return commandCase(deps, caseId, { traceId, at }, () => ({ kind: 'hand-on', actor, owner, at }));
  };
