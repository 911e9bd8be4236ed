import { addDays, type Day, type Period, periodBefore, periodContaining } from '@huiyin/calendar';
import type { BranchConfiguration, CountedLot } from '@huiyin/contracts';
import { figuresCountedOf } from './figures.ts';
import { type PeriodFold, routineOf } from './period-fold.ts';
import { sorted } from './sorted.ts';
import { addUp, type Tally } from './tally.ts';

/** A clock may have stood still so long; what is older changes no rate any more. */
const WEEKS = 4;

/** The last weeks that are over, the oldest first. */
export function weeksToCount(today: Day): readonly Period[] {
  const weeks: Period[] = [];
  for (
    let week = periodContaining(addDays(today, -7), 'week');
    weeks.length < WEEKS;
    week = periodBefore(week)
  )
    weeks.unshift(week);
  return weeks;
}

/** What the routine callbacks of a week came to by team and business type, in the order of their names; who was not served is not satisfied. */
export function lotsOf(fold: PeriodFold, levels: BranchConfiguration['levels']): readonly CountedLot[] {
  const tallies = new Map<
    string,
    { readonly team: string; readonly businessType: string; readonly tally: Tally }
  >();
  for (const { team, businessType, tally } of routineOf(fold)) {
    const name = `${team}/${businessType}`;
    const before = tallies.get(name)?.tally ?? {};
    tallies.set(name, { team, businessType, tally: addUp([before, tally]) });
  }
  return sorted([...tallies], ([name]) => name).flatMap(([, { team, businessType, tally }]) => {
    const { rated, dissatisfied } = figuresCountedOf(tally, levels);
    return rated > 0 ? [{ team, businessType, rated, dissatisfied }] : [];
  });
}
