import { toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, ComplaintAnswer } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import type { AggregateTable } from '@huiyin/table';
import { appealableUntil, leadingVersion, servedSideOf } from '../domain/both-sides.ts';
import { explainedCase } from '../domain/case-file.ts';
import type { Actor } from '../domain/commands.ts';
import { mayAttach, nextStepsOf } from '../domain/next-steps.ts';
import { caseOf } from '../store/cases.ts';

interface Deps {
  readonly table: AggregateTable;
  readonly branch: BranchConfiguration;
  readonly now: () => Date;
}

/** One case as everybody may see it, with how its deadlines came about and what this person may do with it now. */
export const show =
  ({ table, branch, now }: Deps) =>
  async (caseId: string, actor: Actor): Promise<Outcome<ComplaintAnswer, 'no-such-case'>> => {
    const found = await caseOf(table, caseId);
    if (!found) return refuse('no-such-case');
    const at = toInstant(now());
    const until = appealableUntil(found, branch);
    return done({
      ...explainedCase(found),
      leads: leadingVersion(found),
      servedSide: servedSideOf(found),
      evidence: found.evidence,
      ...(until !== undefined && { appealableUntil: until }),
      mayAttach: mayAttach(found, actor, at, branch),
      nextSteps: nextStepsOf(found, actor, at, branch),
      categories: branch.complaints.categories.map(({ id, name, causes }) => ({
        id,
        name,
        causes: causes.map(({ id: cause, name: called }) => ({ id: cause, name: called })),
      })),
    });
  };
