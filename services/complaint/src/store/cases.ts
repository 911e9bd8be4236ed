import { type AggregateTable, indexed, type Page, type Stored } from '@huiyin/table';
import type { CaseFile } from '../domain/case-file.ts';
import { CLOSED, COMPLAINT_CASE, caseKey, OPEN } from './items.ts';

const PAGE_MAX = 100;

/** A case as it is now; undefined where there is none. */
export const caseOf = async (table: AggregateTable, caseId: string): Promise<CaseFile | undefined> =>
  (await table.load(COMPLAINT_CASE, caseKey(caseId)))?.state;

/** One page for those who work on cases: of open ones the most urgent first, of closed ones the latest. */
export const pageOfCases = (
  table: AggregateTable,
  state: 'open' | 'closed',
  after: string | undefined,
): Promise<Page<CaseFile>> =>
  table.query(COMPLAINT_CASE, {
    ...indexed(1),
    pk: state === 'open' ? OPEN : CLOSED,
    descending: state === 'closed',
    limit: PAGE_MAX,
    after,
  });

/** Every open case. */
export const everyOpenCase = (table: AggregateTable): AsyncGenerator<Stored<CaseFile>> =>
  table.queryAll(COMPLAINT_CASE, { ...indexed(1), pk: OPEN });
