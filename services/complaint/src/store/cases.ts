import { type AggregateTable, indexed, type Page, type Stored } from '@huiyin/table';
import type { CaseFile } from '../domain/case-file.ts';
import {
  aboutOrder,
  CLOSED,
  COMPLAINT_CASE,
  caseKey,
  OPEN,
  offeredTo,
  ownedBy,
  underNumber,
} from './items.ts';
import { DUE } from './notice-runs.ts';

const PAGE_MAX = 100;
/** What one person looks through at once: twenty whole cases are ten read units. */
const OWNED_MAX = 20;
/** Of one sweep; the next follows in a minute. */
const DUE_MAX = 500;

/** A case as it is now; undefined where there is none. */
export const caseOf = async (table: AggregateTable, caseId: string): Promise<CaseFile | undefined> =>
  (await table.load(COMPLAINT_CASE, caseKey(caseId)))?.state;

type List = typeof OPEN | typeof CLOSED;
interface PageOptions {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

const pageIn = (
  table: AggregateTable,
  place: 1 | 3,
  pk: string,
  list: List,
  limit: number,
  { before, after }: PageOptions,
): Promise<Page<CaseFile>> =>
  table.query(COMPLAINT_CASE, {
    ...indexed(place),
    pk,
    // What is due at that very moment has its id behind it, and so comes after.
    ...(before !== undefined && { sk: { from: '0', to: before } }),
    descending: list === CLOSED,
    limit,
    after,
  });

/** One page for those who work on cases: of open ones the most urgent first, of closed ones the latest. */
export const pageOfCases = (
  table: AggregateTable,
  list: List,
  options: PageOptions,
): Promise<Page<CaseFile>> => pageIn(table, 1, list, list, PAGE_MAX, options);

/** The same of what somebody owns. */
export const pageOfOwner = (
  table: AggregateTable,
  owner: string,
  list: List,
  options: PageOptions,
): Promise<Page<CaseFile>> => pageIn(table, 3, ownedBy(owner, list), list, OWNED_MAX, options);

/** Looked through at once for somebody else's sake: whole cases of three KB. */
const LOOKED_THROUGH_MAX = 600;
/** Whoever has more has too many, however many more. */
const LOAD_MAX = 1_000;

/** The most pressing of somebody's open cases, and whether these are all. */
export async function openCasesOf(
  table: AggregateTable,
  owner: string,
): Promise<{ readonly cases: readonly CaseFile[]; readonly isWhole: boolean }> {
  const cases: CaseFile[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await pageIn(table, 3, ownedBy(owner, OPEN), OPEN, PAGE_MAX, { after });
    cases.push(...items.map(({ state }) => state));
    after = next;
  } while (after !== undefined && cases.length < LOOKED_THROUGH_MAX);
  return { cases, isWhole: after === undefined };
}

/** How many open cases somebody owns or is to accept; a thousand of each at most. */
export async function openLoadOf(table: AggregateTable, person: string): Promise<number> {
  const count = async (place: 3 | 4, pk: string) => {
    let found = 0;
    for await (const _ of table.queryKeys({ ...indexed(place), pk, limit: PAGE_MAX })) {
      found += 1;
      if (found === LOAD_MAX) break;
    }
    return found;
  };
  return (await count(3, ownedBy(person, OPEN))) + (await count(4, offeredTo(person)));
}

/** Cases that are found by one thing that they have: what is to be accepted, the most pressing first, else by their ids; as many as a page holds. */
export async function casesFoundBy(
  table: AggregateTable,
  by: { readonly offeredTo: string } | { readonly order: string } | { readonly outside: string },
): Promise<readonly CaseFile[]> {
  const [place, pk] =
    'offeredTo' in by
      ? [4, offeredTo(by.offeredTo)]
      : 'order' in by
        ? [5, aboutOrder(by.order)]
        : [6, underNumber(by.outside)];
  const caseIds: string[] = [];
  for await (const { pk: key } of table.queryKeys({ ...indexed(place), pk, limit: PAGE_MAX })) {
    if (key !== undefined) caseIds.push(key.slice('C#'.length));
    if (caseIds.length === PAGE_MAX) break;
  }
  const found = new Map((await casesOf(table, caseIds)).map((each) => [each.caseId, each]));
  return caseIds.flatMap((caseId) => found.get(caseId) ?? []);
}

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
