import { addDays, type Day, type Period, type PeriodKind, periodContaining } from '@huiyin/calendar';

const LONGEST_FIRST: readonly PeriodKind[] = ['year', 'quarter', 'month', 'week', 'day'];

/**
 * As few periods as hold the days from the first to the last, and no day before or twice; the last of them may go on behind it. Each is a fold to
 * read: a month's end a year ago is a dozen folds away, and last month's one.
 */
export function stretchesOf(first: Day, last: Day): Period[] {
  const stretches: Period[] = [];
  let day = first;
  while (day <= last) {
    const found = LONGEST_FIRST.map((kind) => periodContaining(day, kind)).find(
      (period) => period.first === day,
    );
    const period = found ?? periodContaining(day, 'day');
    stretches.push(period);
    day = addDays(period.last, 1);
  }
  return stretches;
}
