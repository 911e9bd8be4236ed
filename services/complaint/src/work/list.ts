import type { BranchConfiguration, ComplaintCase, ComplaintsQuery } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { type AggregateTable, CursorUnreadable } from '@huiyin/table';
import { publicCase } from '../domain/case-file.ts';
import { isWanted } from '../domain/wanted.ts';
import { casesFoundBy, pageOfCases, pageOfOwner } from '../store/cases.ts';
import { CLOSED, OPEN } from '../store/items.ts';

export interface CasePage {
  readonly complaints: ComplaintCase[];
  readonly next?: string;
}

/** One page of cases as everybody may see them. It reads one page, whatever of it is wanted. */
export const list =
  ({
    table,
    branch,
  }: {
    readonly table: AggregateTable;
    readonly branch: Pick<BranchConfiguration, 'complaints'>;
  }) =>
  async (query: ComplaintsQuery): Promise<Outcome<CasePage, 'cursor-malformed'>> => {
    try {
      const { found, next } = await read(table, query);
      return done({
        complaints: found.filter((each) => isWanted(each, query, branch)).map(publicCase),
        ...(next !== undefined && { next }),
      });
    } catch (error) {
      if (error instanceof CursorUnreadable) return refuse('cursor-malformed');
      throw error;
    }
  };

async function read(
  table: AggregateTable,
  { state, owner, offeredTo, order, outside, dueBefore: before, next: after }: ComplaintsQuery,
) {
  if (offeredTo !== undefined) return { found: await casesFoundBy(table, { offeredTo }) };
  if (order !== undefined) return { found: await casesFoundBy(table, { order }) };
  if (outside !== undefined) return { found: await casesFoundBy(table, { outside }) };
  const which = state === 'closed' ? CLOSED : OPEN;
  const { items, next } = await (owner === undefined
    ? pageOfCases(table, which, { before, after })
    : pageOfOwner(table, owner, which, { before, after }));
  return { found: items.map((each) => each.state), next };
}
