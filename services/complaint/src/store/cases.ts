import { type AggregateTable, indexed, type Page, type Stored } from '@huiyin/table';
import type { CaseFile } from '../domain/case-file.ts';
import { CLOSED, COMPLAINT_CASE, caseKey, OPEN } from './items.ts';
import { DUE } from './notice-runs.ts';

const PAGE_MAX = 100;
/** Of one sweep; the next follows in a minute. */
const DUE_MAX = 500;

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

/** Those of these cases that are there. */
export const casesOf = async (
  table: AggregateTable,
  caseIds: readonly string[],
): Promise<readonly CaseFile[]> =>
  (await table.loadEach(COMPLAINT_CASE, caseIds.map(caseKey))).map(({ state }) => state);

/** Whose key it is. */
export const caseIdIn = ({ pk }: { readonly pk: string }): string => pk.slice(caseKey('').pk.length);

/** Of what is due at a time, the earliest: where each lies. It reads nothing else, however much there is. */
export async function dueBy(
  table: AggregateTable,
  at: string,
): Promise<readonly { readonly pk: string; readonly sk: string }[]> {
  const due: { pk: string; sk: string }[] = [];
  // After a moment comes `#` and what is due then.
  const sk = { from: '0', to: `${at}$` };
  for await (const { pk, sk: own } of table.queryKeys({ ...indexed(2), pk: DUE, sk, limit: PAGE_MAX })) {
    if (pk !== undefined && own !== undefined) due.push({ pk, sk: own });
    if (due.length === DUE_MAX) break;
  }
  return due;
}

/** Every open case. */
export const everyOpenCase = (table: AggregateTable): AsyncGenerator<Stored<CaseFile>> =>
  table.queryAll(COMPLAINT_CASE, { ...indexed(1), pk: OPEN });
