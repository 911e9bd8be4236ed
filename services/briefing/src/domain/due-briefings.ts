import {
  addDays,
  type Day,
  type Period,
  type PeriodKind,
  periodBefore,
  periodContaining,
} from '@huiyin/calendar';

const KINDS: readonly PeriodKind[] = ['day', 'week', 'month', 'quarter', 'year'];

/** The periods that ended the day before: yesterday on every day, the week on Mondays, the month on the 1st, … */
const endedBefore = (today: Day): Period[] =>
  KINDS.map((kind) => periodContaining(today, kind)).flatMap((current) =>
    current.first === today ? [periodBefore(current)] : [],
  );

/**
 * What is to be mailed today. What was due yesterday is among them, so that a run that never came, or failed to the
 * last, is made good by the next; the ledger keeps it from being mailed twice.
 */
export const dueBriefings = (today: Day): readonly Period[] => [
  ...endedBefore(addDays(today, -1)),
  ...endedBefore(today),
];
