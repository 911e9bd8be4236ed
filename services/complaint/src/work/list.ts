import type { ComplaintCase } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { type AggregateTable, CursorUnreadable } from '@huiyin/table';
import { publicCase } from '../domain/case-file.ts';
import { pageOfCases } from '../store/cases.ts';

export interface ListCommand {
  readonly state: 'open' | 'closed';
  /** The `next` of the page before. */
  readonly next?: string | undefined;
}

export interface CasePage {
  readonly complaints: ComplaintCase[];
  readonly next?: string;
}

/** One page of cases as everybody may see them. */
export const list =
  ({ table }: { readonly table: AggregateTable }) =>
  async ({ state, next: after }: ListCommand): Promise<Outcome<CasePage, 'cursor-malformed'>> => {
    try {
      const { items, next } = await pageOfCases(table, state, after);
      return done({
        complaints: items.map((each) => publicCase(each.state)),
        ...(next !== undefined && { next }),
      });
    } catch (error) {
      if (error instanceof CursorUnreadable) return refuse('cursor-malformed');
      throw error;
    }
  };
