import { type Period, type PeriodKind, parsePeriod, periodContaining } from '@huiyin/calendar';

const ABOVE: Readonly<Record<PeriodKind, readonly PeriodKind[]>> = {
  day: ['week', 'month', 'quarter', 'year'],
  week: [],
  month: ['quarter', 'year'],
  quarter: [],
  year: [],
};

/** The periods whose folds are made of this one's: a day is in all four, a month in its quarter and year. */
export const periodsAbove = ({ kind, first }: Period): Period[] =>
  ABOVE[kind].map((each) => periodContaining(first, each));

/** The months of a quarter or year, of whose folds its own is made; none for what is made of days. */
export function monthsOf({ kind, first, last }: Period): Period[] {
  if (kind !== 'quarter' && kind !== 'year') return [];
  const [year, from, to] = [first.slice(0, 4), Number(first.slice(5, 7)), Number(last.slice(5, 7))];
  return Array.from({ length: to - from + 1 }, (_, index) =>
    periodContaining(`${year}-${String(from + index).padStart(2, '0')}-01`, 'month'),
  );
}

/** Which of the waiting days and periods a fold of this period is made of, itself among them. */
export const waitingWithin = (period: Period, waiting: Iterable<string>): Period[] =>
  [...waiting].flatMap((name) => {
    const found = parsePeriod(name);
    const isPart =
      found?.kind === 'day' ||
      name === period.name ||
      (found?.kind === 'month' && monthsOf(period).length > 0);
    return found && isPart && period.first <= found.first && found.last <= period.last ? [found] : [];
  });
