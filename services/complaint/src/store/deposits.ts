import { depositEntry, listOf, month, ownId, slug } from '@huiyin/contracts';
import { type AggregateTable, type AggregateType, droppedAfter, type Trace } from '@huiyin/table';
import * as z from 'zod';
import { type CaseDeposit, type MonthDeposit, monthsOf } from '../domain/deposit.ts';

const shape = { caseId: ownId, team: slug, entries: listOf(depositEntry) };

export const CASE_DEPOSIT: AggregateType<CaseDeposit, never> = {
  name: 'case-deposit',
  schema: z.strictObject({ ...shape, sourceVersion: z.int().min(1) }),
  idOf: ({ caseId }) => caseId,
  keyOf: ({ caseId }) => ({ pk: `D#${caseId}`, sk: 'D' }),
};

const monthPartition = (of: string): string => `DEPOSITS#${of}`;

export const MONTH_DEPOSIT: AggregateType<MonthDeposit, never> = {
  name: 'month-deposit',
  schema: z.strictObject({ ...shape, month }),
  idOf: (found) => `${found.month}/${found.caseId}`,
  keyOf: (found) => ({ pk: monthPartition(found.month), sk: found.caseId }),
};

/**
 * Books by the rule, then lays each month's entries among its accounts. Where the machine dies in between, the same news comes
 * again and lays them there; of two at once the one with more entries stays.
 */
export async function keepDeposit(
  table: AggregateTable,
  retentionDays: number,
  trace: Trace,
  caseId: string,
  rule: (found: CaseDeposit | undefined) => CaseDeposit | undefined,
): Promise<void> {
  const lastly = ({ entries }: Pick<CaseDeposit, 'entries'>) => entries.at(-1)?.at ?? trace.at;
  const kept = await table.change<CaseDeposit, never, CaseDeposit | undefined>(
    droppedAfter(CASE_DEPOSIT, retentionDays, lastly),
    { pk: `D#${caseId}`, sk: 'D' },
    trace,
    (found) => {
      const next = rule(found);
      return { next, answer: next ?? found };
    },
  );
  for (const each of kept ? monthsOf(kept) : [])
    await table.change<MonthDeposit, never, void>(
      droppedAfter(MONTH_DEPOSIT, retentionDays, lastly),
      MONTH_DEPOSIT.keyOf(each),
      trace,
      (found) => ({
        next: (found?.entries.length ?? 0) < each.entries.length ? each : undefined,
        answer: undefined,
      }),
    );
}

/** Everything that was booked in a month. */
export async function depositsOf(table: AggregateTable, of: string): Promise<readonly MonthDeposit[]> {
  const found: MonthDeposit[] = [];
  for await (const { state } of table.queryAll(MONTH_DEPOSIT, { pk: monthPartition(of) })) found.push(state);
  return found;
}

const ENTRY: CaseDeposit['entries'][number] = {
  at: '2026-10-10T04:00:00.000Z',
  month: '2026-10',
  link: 'employee',
  account: 'LG1043',
  amount: -200,
  because: 'responsible',
};
const OF_CASE = { caseId: 'routine:WO-20261005-000123.1', team: 'repair-1', entries: [ENTRY] };

/** With every field; nobody is behind them. */
export const DEPOSIT_EXAMPLES = [
  [CASE_DEPOSIT, { ...OF_CASE, sourceVersion: 1_791_166_269_000 }],
  [MONTH_DEPOSIT, { ...OF_CASE, month: '2026-10' }],
] as const;
