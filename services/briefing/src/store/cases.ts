import { type AggregateTable, indexed, markForRefold, type Trace } from '@huiyin/table';
import type { CasePart } from '../domain/case-fold.ts';
import { type ComplaintFact, isSettled } from '../domain/facts.ts';
import { CASE_PART, COMPLAINT_FACT, casePartKey, casesKey, UNSETTLED } from './items.ts';
import { statesOf } from './read-range.ts';

/** The cases that are in no fold as they stand: open, or changed since. Their number is that of open work, whatever the branch's age. */
export async function unsettledCases(table: AggregateTable): Promise<readonly ComplaintFact[]> {
  const keys: { pk: string; sk: string }[] = [];
  for await (const { pk = '', sk = '' } of table.queryKeys({ ...indexed(1), pk: UNSETTLED }))
    keys.push({ pk, sk });
  const found = await table.loadEach(COMPLAINT_FACT, keys);
  return found.map(({ state }) => state).filter((fact) => !isSettled(fact));
}

export const casesRaisedOn = (table: AggregateTable, day: string): Promise<readonly ComplaintFact[]> =>
  statesOf(table, COMPLAINT_FACT, { pk: casesKey(day.slice(0, 4)), sk: { from: `${day}#`, to: `${day}$` } });

/** What these cases count for in the folds, though they changed since. */
export async function foldedParts(
  table: AggregateTable,
  cases: readonly ComplaintFact[],
): Promise<readonly CasePart[]> {
  const keys = cases.flatMap(({ caseId, folded }) =>
    (folded?.days ?? []).map((day) => casePartKey(day, caseId)),
  );
  return (await table.loadEach(CASE_PART, keys)).map(({ state }) => state);
}

/**
 * Lays down what a case counts for on its days, which wait to be folded before anything lies there; then the case says so itself, unless
 * something happened to it meanwhile.
 */
export async function settleCase(
  table: AggregateTable,
  fact: ComplaintFact,
  parts: readonly CasePart[],
  days: readonly string[],
  trace: Trace,
): Promise<void> {
  for (const day of days) await markForRefold(table, day, trace);
  const { caseId, order } = fact;
  for (const day of days) {
    const part = parts.find((each) => each.day === day);
    const next = part ?? { caseId, day, team: order.team, businessType: order.businessType, tally: {} };
    await table.change<CasePart, never, void>(CASE_PART, casePartKey(day, caseId), trace, () => ({
      next,
      answer: undefined,
    }));
  }
  await table.change<ComplaintFact, never, void>(
    COMPLAINT_FACT,
    COMPLAINT_FACT.keyOf(fact),
    trace,
    (found) => ({
      ...(found && {
        next: {
          ...found,
          folded: {
            // Of an older version than lies there now: it stays among those that are read one by one.
            version: fact.sourceVersion,
            days: [...days],
          },
        },
      }),
      answer: undefined,
    }),
  );
}
