import type { BranchConfiguration, BriefingDocument, Disposition } from '@huiyin/contracts';
import { thoseOccurring } from './cells.ts';
import { addPopulations, type DayFold } from './day-fold.ts';
import { addUp, countOf, type Tally, under } from './tally.ts';

export type AaporClass = keyof BriefingDocument['aapor'];

export function secondFiguresOf(folds: readonly DayFold[]): BriefingDocument['secondCallbacks'] {
  const tally = addUp(folds.map((fold) => fold.secondCallbacks));
  return {
    closed: countOf(tally, 'closed'),
    attempts: countOf(tally, 'attempts'),
    asked: countOf(tally, 'asked'),
    solved: countOf(tally, 'solved'),
    satisfied: countOf(tally, 'satisfied'),
    dispositions: under(tally, 'disposition'),
  };
}

/** Final dispositions by AAPOR class (domain page, "Denominators"). */
export function aaporOf(
  tally: Tally,
  classes: Readonly<Record<Disposition, AaporClass>>,
): BriefingDocument['aapor'] {
  const counts = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 };
  const classOf: ReadonlyMap<string, AaporClass> = new Map(Object.entries(classes));
  for (const [disposition, count] of Object.entries(under(tally, 'disposition'))) {
    const aapor = classOf.get(disposition);
    if (aapor) counts[aapor] += count;
  }
  return counts;
}

export function populationOf(
  folds: readonly DayFold[],
  types: BranchConfiguration['businessTypes'],
): BriefingDocument['population'] {
  const counts = new Map(
    addPopulations(folds.flatMap((fold) => fold.population)).map((count) => [count.businessType, count]),
  );
  return thoseOccurring(types, counts.keys()).flatMap(({ id, name }) => {
    const count = counts.get(id);
    return count ? [{ ...count, name }] : [];
  });
}
