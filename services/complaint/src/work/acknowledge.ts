import { toInstant } from '@huiyin/calendar';
import type { Actor } from '../domain/commands.ts';
import { type CaseDeps, type CaseOutcome, commandCase } from './command-case.ts';

export interface AcknowledgeCommand {
  readonly caseId: string;
  readonly actor: Actor;
  /** Who owns the case from now on; the actor unless named. */
  readonly owner?: string | undefined;
  readonly traceId: string;
}

/** Somebody takes the case on: 有人负责. */
export const acknowledge =
  (deps: CaseDeps) =>
  ({ caseId, actor, owner, traceId }: AcknowledgeCommand): Promise<CaseOutcome> => {
    const at = toInstant(deps.now());
    return commandCase(deps, caseId, { traceId, at }, () => ({ kind: 'acknowledge', actor, owner, at }));
  };
