import { caseStep, instant, listOf, ownId } from '@huiyin/contracts';
import { type AggregateTable, type AggregateType, droppedAfter, type Trace } from '@huiyin/table';
import * as z from 'zod';
import type { CaseFile } from '../domain/case-file.ts';
import { endOf, type HistoryPage, turnPage } from '../domain/history.ts';

const historyPage = z.strictObject({
  caseId: ownId,
  number: z.int().min(1),
  steps: listOf(caseStep),
  closedAt: instant.optional(),
});

/** Pages of a case lie behind it, in their order. */
const pageKey = (caseId: string, number: number) => ({
  pk: `C#${caseId}`,
  sk: `H#${String(number).padStart(6, '0')}`,
});

export const HISTORY_PAGE: AggregateType<HistoryPage, never> = {
  name: 'history-page',
  schema: historyPage,
  idOf: ({ caseId, number }) => `${caseId}#${number}`,
  keyOf: ({ caseId, number }) => pageKey(caseId, number),
};

const pageFor = (retentionDays: number): AggregateType<HistoryPage, never> =>
  droppedAfter(HISTORY_PAGE, retentionDays, ({ closedAt }) => closedAt);

/** Pages that are read at once. */
const PAGES_MAX = 50;

/** Pages of a history from that one on, at most so many at once. */
export async function pagesOf(
  table: AggregateTable,
  { caseId, pages }: Pick<CaseFile, 'caseId' | 'pages'>,
  from: number,
): Promise<{ readonly pages: readonly HistoryPage[]; readonly next?: number }> {
  const to = Math.min(pages, from + PAGES_MAX - 1);
  if (from > to) return { pages: [] };
  const found: HistoryPage[] = [];
  const sk = { from: pageKey(caseId, from).sk, to: pageKey(caseId, to).sk };
  for await (const { state } of table.queryAll(HISTORY_PAGE, { pk: pageKey(caseId, from).pk, sk }))
    found.push(state);
  return { pages: found, ...(to < pages && { next: to + 1 }) };
}

/**
 * Puts a full page of steps beside the case before the case goes on without them, and has every page go and stay with the
 * case. Where the machine dies in between, or somebody else saves first, the same pages are written again.
 */
export async function keepHistory(
  table: AggregateTable,
  retentionDays: number,
  trace: Trace,
  found: CaseFile | undefined,
  decided: CaseFile,
): Promise<CaseFile> {
  const { next, page } = turnPage(found, decided);
  const type = pageFor(retentionDays);
  if (page)
    await table.change<HistoryPage, never, void>(
      type,
      pageKey(page.caseId, page.number),
      trace,
      (lying) => ({ next: lying?.closedAt === page.closedAt && lying ? undefined : page, answer: undefined }),
      { assume: 'absent' },
    );
  const { closedAt } = endOf(next);
  if (found && endOf(found).closedAt !== closedAt)
    for (let number = 1; number <= found.pages; number += 1)
      await table.change<HistoryPage, never, void>(type, pageKey(found.caseId, number), trace, (lying) => {
        if (!lying) return { answer: undefined };
        const { closedAt: _, ...rest } = lying;
        return { next: { ...rest, ...endOf(next) }, answer: undefined };
      });
  return next;
}
