import type { ComplaintCase } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import type { AggregateTable } from '@huiyin/table';
import { publicCase } from '../domain/case-file.ts';
import { caseOf } from '../store/cases.ts';

/** One case as everybody may see it. */
export const show =
  ({ table }: { readonly table: AggregateTable }) =>
  async (caseId: string): Promise<Outcome<ComplaintCase, 'no-such-case'>> => {
    const found = await caseOf(table, caseId);
    return found ? done(publicCase(found)) : refuse('no-such-case');
  };
