import { type Period, parsePeriod } from '@huiyin/calendar';
import { type BriefingDocument, briefingDocument } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { briefingOf, type KnownOfPeriod } from '../domain/briefing.ts';
import { type DayFacts, foldDay } from '../domain/day-fold.ts';
import { type DayTotals, totalsOf } from '../domain/day-totals.ts';
import type { CallbackFact } from '../domain/facts.ts';

export const periodOf = (name: string): Period => {
  const period = parsePeriod(name);
  if (!period) throw new Error(name);
  return period;
};
const NOVEMBER: KnownOfPeriod = {
  period: periodOf('2026-11'),
  span: {
    first: '2026-11-01',
    start: '2026-10-31T16:00:00.000Z',
    through: '2026-11-30',
    end: '2026-11-30T16:00:00.000Z',
  },
  days: [],
  cases: [],
  samplingKeys: [],
  tables: [],
  yearBefore: undefined,
};
/** 21 November with these facts and no others. */
export const dayOfFacts = (facts: Partial<DayFacts>): DayTotals =>
  totalsOf(foldDay('2026-11-21', { callbacks: [], secondCallbacks: [], population: undefined, ...facts }));
export const dayWith = (...callbacks: CallbackFact[]): DayTotals => dayOfFacts({ callbacks });
/** The whole briefing of November of which this is known. */
export const briefingWith = (known: Partial<KnownOfPeriod>): BriefingDocument =>
  briefingDocument.parse(briefingOf(longgang(), { ...NOVEMBER, ...known }));
