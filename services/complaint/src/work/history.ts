import type { HistoryAnswer } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import type { AggregateTable } from '@huiyin/table';
import { caseOf } from '../store/cases.ts';
import { pagesOf } from '../store/history.ts';

/** What happened to a case, the earliest first; `next` is the page to go on with. */
export const history =
  ({ table }: { readonly table: AggregateTable }) =>
  async (caseId: string, next = '1'): Promise<Outcome<HistoryAnswer, 'no-such-case'>> => {
    // The case first: a page that it fills after this is not looked for, and its steps are still in the case read here.
    const found = await caseOf(table, caseId);
    if (!found) return refuse('no-such-case');
    const read = await pagesOf(table, found, Number(next));
    const steps = read.pages.flatMap((page) => page.steps);
    const { team } = found.order;
    return done(
      read.next === undefined
        ? { team, steps: [...steps, ...found.steps] }
        : { team, steps, next: String(read.next) },
    );
  };
