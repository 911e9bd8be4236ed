import { type Period, parsePeriod } from '@huiyin/calendar';
import { type BriefingDocument, briefingDocument } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { briefingOf, type KnownOfPeriod } from '../domain/briefing.ts';
import { type DayFacts, foldDay } from '../domain/day-fold.ts';
import type { CallbackFact } from '../domain/facts.ts';
import { addFolds, NO_DAYS, type PeriodFold, periodFoldOf } from '../domain/period-fold.ts';

export const periodOf = (name: string): Period => {
  const period = parsePeriod(name);
  if (!period) throw new Error(name);
  return period;
};
export const NOVEMBER: KnownOfPeriod = {
  period: periodOf('2026-11'),
  span: {
    first: '2026-11-01',
    start: '2026-10-31T16:00:00.000Z',
    through: '2026-11-30',
    end: '2026-11-30T16:00:00.000Z',
  },
  fold: NO_DAYS,
  cases: [],
  samplingKeys: [],
  countermeasures: [],
  tables: [],
  before: { period: periodOf('2026-10'), fold: NO_DAYS },
  yearBefore: undefined,
};
/** 21 November with these facts and no others. */
export const dayOfFacts = (facts: Partial<DayFacts>): PeriodFold =>
  periodFoldOf(
    foldDay('2026-11-21', { callbacks: [], secondCallbacks: [], population: undefined, ...facts }),
  );
export const dayWith = (...callbacks: CallbackFact[]): PeriodFold => dayOfFacts({ callbacks });
/** The whole briefing of November of which this is known. */
export const briefingWith = ({
  days = [],
  ...known
}: Partial<KnownOfPeriod> & { readonly days?: readonly PeriodFold[] }): BriefingDocument =>
  briefingDocument.parse({
    ...briefingOf(longgang(), { ...NOVEMBER, fold: addFolds(days), ...known }),
    snapshot: '0'.repeat(64),
  });
