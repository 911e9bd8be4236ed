import { demand, demandPart } from './demand.ts';
import { NOT_AVAILABLE, type NotAvailable, share } from './not-available.ts';

/** A week, team or day on a chart: `count` of `trials` were of the kind that is watched. */
export interface Subgroup {
  readonly count: number;
  readonly trials: number;
}

export type Signal = 'above' | 'below' | 'none';

export interface ChartPoint {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Outside a limit; on it is inside. */
  readonly signal: Signal;
  /** The chance of a signal here although nothing changed. */
  readonly falseAlarmRate: number;
}

export interface Chart {
  /** What is expected: the centre line. */
  readonly centre: number;
  /** One for each subgroup, in its order; n/a where there were no trials. */
  readonly points: readonly (ChartPoint | NotAvailable)[];
  /** The chance of any signal on the whole chart although nothing changed: 1 − Π(1 − that of each point). */
  readonly falseAlarmRate: number;
}

/** Rounding noise on a limit moves no count beyond it. */
export const LIMIT_NOISE = 1e-9;

export const chartOf = (centre: number, points: Chart['points']): Chart => ({
  centre,
  points,
  falseAlarmRate:
    1 -
    points.reduce(
      (quiet, point) => (point === NOT_AVAILABLE ? quiet : quiet * (1 - point.falseAlarmRate)),
      1,
    ),
});

/** A count against the least and the most that a limit lets pass. */
export function signalOf(count: number, least: number, most: number): Signal {
  if (count > most) return 'above';
  return count < least ? 'below' : 'none';
}

/** The centre that is known from elsewhere, or the pooled share; n/a when there are no trials. Checks what it is given. */
export function centreOf(subgroups: readonly Subgroup[], known: number | undefined): number | NotAvailable {
  for (const { count, trials } of subgroups) demandPart(count, trials);
  demand(known === undefined || (known >= 0 && known <= 1), `centre is no probability: ${known}`);
  const sum = (of: (subgroup: Subgroup) => number) => subgroups.reduce((total, each) => total + of(each), 0);
  const pooled = share(
    sum(({ count }) => count),
    sum(({ trials }) => trials),
  );
  return known ?? pooled;
}
