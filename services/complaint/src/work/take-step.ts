import { toInstant } from '@huiyin/calendar';
import type { Actor, CaseCommand } from '../domain/commands.ts';
import { type CaseDeps, type CaseOutcome, commandCase } from './command-case.ts';

/** A step that an owner takes with a case, and what it says beside who takes it. */
export type OwnerStep = WithoutWho<
  Extract<
    CaseCommand,
    { kind: 'accept' | 'decline' | 'assess' | 'investigate' | 'communicate' | 'withdraw' | 'refer' }
  >
>;
type WithoutWho<Command> = Command extends unknown ? Omit<Command, 'actor' | 'at'> : never;

export interface StepCommand {
  readonly caseId: string;
  readonly actor: Actor;
  readonly step: OwnerStep;
  readonly traceId: string;
}

/** Somebody answers a hand-over, judges a case, begins to investigate it, tells the customer, or ends it unconcluded. */
export const takeStep =
  (deps: CaseDeps) =>
  ({ caseId, actor, step, traceId }: StepCommand): Promise<CaseOutcome> => {
    const at = toInstant(deps.now());
    return commandCase(deps, caseId, { traceId, at }, () => ({ ...step, actor, at }));
  };
