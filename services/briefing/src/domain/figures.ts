import type { BranchConfiguration, BriefingFigures, SatisfactionRates } from '@huiyin/contracts';
import { percentOf } from './percent.ts';
import { countOf, type Tally, under } from './tally.ts';

type Levels = BranchConfiguration['levels'];

/** Satisfied and dissatisfied among counts per level; a level the branch does not know is not satisfied. */
export function satisfiedOf(
  counts: Readonly<Record<string, number>>,
  levels: Levels,
): { satisfied: number; rated: number } {
  const satisfying = new Set(levels.filter(({ satisfied }) => satisfied).map(({ id }) => id));
  const entries = Object.entries(counts);
  const sum = (of: typeof entries) => of.reduce((total, [, count]) => total + count, 0);
  return { satisfied: sum(entries.filter(([id]) => satisfying.has(id))), rated: sum(entries) };
}

/**
 * The three rates (domain page, "acceptance table"): they differ in what becomes of 未评价. Who gave no rating because nobody came is
 * not satisfied: the customer's version leads.
 */
export function ratesOf(
  callbacks: number,
  counts: Readonly<Record<string, number>>,
  levels: Levels,
  notServed = 0,
): SatisfactionRates {
  const { satisfied, rated } = satisfiedOf(counts, levels);
  return {
    published: percentOf(callbacks - (rated - satisfied) - notServed, callbacks),
    ofRated: percentOf(satisfied, rated),
    worstCase: percentOf(satisfied, callbacks),
  };
}

/** Who rated, and who of them was not satisfied; who gave no rating because nobody came is among both. */
export function figuresCountedOf(tally: Tally, levels: Levels): { rated: number; dissatisfied: number } {
  const { satisfied, rated } = satisfiedOf(under(tally, 'level'), levels);
  const notServed = countOf(tally, 'notServed');
  return { rated: rated + notServed, dissatisfied: rated - satisfied + notServed };
}

/** A tally as a briefing shows it; every level of the branch is named, also when nobody gave it. */
export function figuresOf(tally: Tally, levels: Levels, complaints: number): BriefingFigures {
  const callbacks = countOf(tally, 'callbacks');
  const given = under(tally, 'level');
  const kept = countOf(tally, 'appointment.yes');
  const broken = countOf(tally, 'appointment.no');
  return {
    closed: countOf(tally, 'closed'),
    attempts: countOf(tally, 'attempts'),
    callbacks,
    levels: { ...Object.fromEntries(levels.map(({ id }) => [id, 0])), ...given },
    notRated: countOf(tally, 'notRated'),
    notServed: countOf(tally, 'notServed'),
    rates: ratesOf(callbacks, given, levels, countOf(tally, 'notServed')),
    appointment: {
      kept,
      broken,
      noneMade: countOf(tally, 'appointment.none-made'),
      keptRate: percentOf(kept, kept + broken),
    },
    integrityConcerns: countOf(tally, 'concern.integrity'),
    noSuchVisit: countOf(tally, 'noSuchVisit'),
    praised: countOf(tally, 'praised'),
    suggested: countOf(tally, 'suggested'),
    complaints,
    dispositions: under(tally, 'disposition'),
  };
}
