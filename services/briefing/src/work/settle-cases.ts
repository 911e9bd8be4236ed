import { type Day, toInstant } from '@huiyin/calendar';
import { runningDeadlines } from '@huiyin/vocabulary';
import { type CasePart, casePartsOf } from '../domain/case-fold.ts';
import { type ComplaintFact, isSettled } from '../domain/facts.ts';
import type { BriefingDeps } from './briefing-deps.ts';

export interface SettleCasesCommand {
  /** Whatever is closed today is left: today is in no fold. */
  readonly today: Day;
  /** Days that are folded anew: what was raised on them is counted anew as well. */
  readonly anew: readonly string[];
  readonly traceId: string;
}

/** A case that could not be settled, and the days that wait for it. */
export interface CaseUnsettled {
  readonly raisedDay: Day;
  readonly days: readonly string[];
  readonly error: unknown;
}

/** Is it over, and does no deadline of it run any more? What it counts for stays the same until something happens to it. */
const isOver = (fact: ComplaintFact, today: Day): boolean =>
  fact.closedDay !== undefined && fact.closedDay < today && runningDeadlines(fact).length === 0;

/**
 * Hands the cases that are over to the days on which they count, and marks these to be folded; from then on no reader looks at them one by one.
 * One failure does not keep the others waiting. The days are marked before anything changes, the case says it last: whoever dies in between
 * does it once more.
 */
export const settleCases =
  ({ store, branch, now }: BriefingDeps) =>
  async ({ today, anew, traceId }: SettleCasesCommand): Promise<readonly CaseUnsettled[]> => {
    const unsettled: CaseUnsettled[] = [];
    const settle = async (fact: ComplaintFact): Promise<void> => {
      const parts = casePartsOf(fact, branch.zone);
      const days = [...new Set([...(fact.folded?.days ?? []), ...parts.map(({ day }) => day)])].sort();
      try {
        if (isSettled(fact) && isSame(parts, await store.foldedParts([fact]))) return;
        await store.settleCase(fact, parts, days, { traceId, at: toInstant(now()) });
      } catch (error) {
        unsettled.push({ raisedDay: fact.raisedDay, days, error });
      }
    };
    for (const fact of await store.unsettledCases()) if (isOver(fact, today)) await settle(fact);
    for (const day of anew)
      for (const fact of await store.casesRaisedOn(day)) if (isSettled(fact)) await settle(fact);
    return unsettled;
  };

/** Parts that count something: what a case no longer counts for lies there with nothing in it. */
function isSame(parts: readonly CasePart[], folded: readonly CasePart[]): boolean {
  const text = (all: readonly CasePart[]): string =>
    JSON.stringify(
      all
        .filter(({ tally }) => Object.keys(tally).length > 0)
        .map(({ day, team, businessType, tally }) => [
          ...[day, team, businessType],
          Object.entries(tally).sort(([a], [b]) => (a < b ? -1 : 1)),
        ])
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    );
  return text(parts) === text(folded);
}
