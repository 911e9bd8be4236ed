import type { ComplaintAnswer } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import type { AggregateTable } from '@huiyin/table';
import { explainedCase } from '../domain/case-file.ts';
import { caseOf } from '../store/cases.ts';

/** One case as everybody may see it, with how its deadlines came about. */
export const show =
  ({ table }: { readonly table: AggregateTable }) =>
  async (caseId: string): Promise<Outcome<ComplaintAnswer, 'no-such-case'>> => {
    const found = await caseOf(table, caseId);
    return found ? done(explainedCase(found)) : refuse('no-such-case');
  };
