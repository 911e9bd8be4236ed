import { toInstant } from '@huiyin/calendar';
import { type Outcome, refuse } from '@huiyin/kernel';
import type { CaseFile } from '../domain/case-file.ts';
import type { Actor } from '../domain/commands.ts';
import type { CaseRefusal } from '../domain/transitions.ts';
import { caseOf } from '../store/cases.ts';
import { type CaseDeps, commandCase } from './command-case.ts';

export interface MergeCommand {
  readonly caseId: string;
  /** Which case goes on with the matter; an open one. */
  readonly into: string;
  readonly actor: Actor;
  readonly traceId: string;
}

/** An officer lets another case go on with the matter: this one ends, and the other shows it. Asked again, it finishes what was begun. */
export const merge =
  (deps: CaseDeps) =>
  async ({ caseId, into, actor, traceId }: MergeCommand): Promise<Outcome<CaseFile, CaseRefusal>> => {
    const at = toInstant(deps.now());
    const trace = { traceId, at };
    const target = await caseOf(deps.table, into);
    if (!target || target.state === 'closed') return refuse('target-unfit');
    const outcome = await commandCase(deps, caseId, trace, () => ({ kind: 'merge', into, actor, at }));
    if (!outcome.ok) return outcome;
    const { raisedAt } = outcome.value;
    await commandCase(deps, into, trace, () => ({
      kind: 'take-in',
      merged: { caseId, raisedAt },
      actor,
      at,
    }));
    return outcome;
  };
