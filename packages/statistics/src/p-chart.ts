import {
  type Chart,
  type ChartPoint,
  centreOf,
  chartOf,
  LIMIT_NOISE,
  type Subgroup,
  signalOf,
} from './chart.ts';
import { demandBetween } from './demand.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';
import { binomialAtLeast, binomialAtMost } from './special/binomial.ts';
import { normalTail } from './special/normal.ts';

/** Shewhart's distance of a limit from the centre, in standard errors. */
const SIGMAS = 3;
/** d₂ of two values: the mean moving range of a standard normal is 1.128. */
const MOVING_RANGE = 1.128;

/** A point whose limits let pass `least` to `most`; its false alarms are counted by the binomial itself. */
function binomialPoint(
  { count, trials }: Subgroup,
  centre: number,
  limits: Pick<ChartPoint, 'low' | 'high'>,
): ChartPoint {
  const least = Math.ceil(limits.low * trials - LIMIT_NOISE);
  const most = Math.floor(limits.high * trials + LIMIT_NOISE);
  return {
    ...limits,
    value: count / trials,
    signal: signalOf(count, least, most),
    falseAlarmRate: binomialAtMost(least - 1, trials, centre) + binomialAtLeast(most + 1, trials, centre),
  };
}

/** The standard error of a share of so many, were the centre true. */
const errorOf = (centre: number, trials: number): number => Math.sqrt((centre * (1 - centre)) / trials);

const within = (low: number, high: number): Pick<ChartPoint, 'low' | 'high'> => ({
  low: Math.max(0, low),
  high: Math.min(1, high),
});

/**
 * The p chart: limits p̄ ± 3 √(p̄(1 − p̄)/nᵢ) within [0, 1] (Montgomery, Introduction to Statistical Quality Control, 7.2). `centre`
 * is p̄ when it is known from an earlier time; else the pooled share. False alarms are exact, as the binomial has them: with
 * rare events far more than the 0.27 % of the normal curve. n/a when there are no trials and no centre.
 */
export function pChart(subgroups: readonly Subgroup[], known?: number): Chart | NotAvailable {
  const centre = centreOf(subgroups, known);
  if (centre === NOT_AVAILABLE) return NOT_AVAILABLE;
  const points = subgroups.map((subgroup) => {
    if (subgroup.trials === 0) return NOT_AVAILABLE;
    const half = SIGMAS * errorOf(centre, subgroup.trials);
    return binomialPoint(subgroup, centre, within(centre - half, centre + half));
  });
  return chartOf(centre, points);
}

export interface LaneyChart extends Chart {
  /** How much wider than a binomial the subgroups scatter; below 1: narrower. */
  readonly sigmaZ: number;
}

/**
 * Laney's p′ chart for large subgroups that scatter more than a binomial: limits p̄ ± 3 σᵢ σ_z within [0, 1], σᵢ = √(p̄(1 − p̄)/nᵢ),
 * σ_z = mean |zᵢ − zᵢ₋₁| / 1.128, zᵢ = (pᵢ − p̄)/σᵢ: Laney, Quality Engineering 14 (2002) 531. Subgroups without trials are left
 * out of the ranges. False alarms are those of a normal z: no more is known of its law. n/a when fewer than two subgroups have
 * trials, or all trials ended alike.
 */
export function laneyChart(subgroups: readonly Subgroup[]): LaneyChart | NotAvailable {
  const centre = centreOf(subgroups, undefined);
  if (centre === NOT_AVAILABLE || centre === 0 || centre === 1) return NOT_AVAILABLE;
  const scores = subgroups
    .filter(({ trials }) => trials > 0)
    .map(({ count, trials }) => (count / trials - centre) / errorOf(centre, trials));
  if (scores.length < 2) return NOT_AVAILABLE;
  const ranges = scores.slice(1).map((z, index) => Math.abs(z - (scores[index] ?? 0)));
  const sigmaZ = ranges.reduce((total, range) => total + range, 0) / ranges.length / MOVING_RANGE;
  const points = subgroups.map(({ count, trials }) => {
    if (trials === 0) return NOT_AVAILABLE;
    const half = SIGMAS * errorOf(centre, trials) * sigmaZ;
    const limits = within(centre - half, centre + half);
    // A limit that was clipped to the end lets everything pass.
    const open = [limits.low > 0, limits.high < 1].filter(Boolean).length;
    const value = count / trials;
    const signal = signalOf(value, limits.low - LIMIT_NOISE, limits.high + LIMIT_NOISE);
    return { ...limits, value, signal, falseAlarmRate: open * normalTail(SIGMAS) };
  });
  return { ...chartOf(centre, points), sigmaZ };
}

export interface ProbabilityLimits {
  /** The most false alarms that a point may raise: both tails get half; one tail that is watched alone gets all. */
  readonly falseAlarmsMax: number;
  readonly watch: 'both' | 'above';
  /** p̄ when it is known from an earlier time; else the pooled share. */
  readonly centre?: number;
}

/**
 * The chart for rare events, n p̄ below about 5: limits by the binomial itself, as tight as `falseAlarmsMax` allows (Montgomery,
 * 7.2.1, probability limits). Each point says what false alarms it really has: never more. Where even nobody is no surprise, the lower limit
 * is 0. n/a when there are no trials and no centre.
 */
export function binomialChart(
  subgroups: readonly Subgroup[],
  { falseAlarmsMax, watch, centre: known }: ProbabilityLimits,
): Chart | NotAvailable {
  demandBetween('falseAlarmsMax', falseAlarmsMax);
  const centre = centreOf(subgroups, known);
  if (centre === NOT_AVAILABLE) return NOT_AVAILABLE;
  const tail = watch === 'both' ? falseAlarmsMax / 2 : falseAlarmsMax;
  const points = subgroups.map((subgroup) => {
    const { trials } = subgroup;
    if (trials === 0) return NOT_AVAILABLE;
    const most = leastWith(trials, (count) => binomialAtLeast(count + 1, trials, centre) <= tail);
    const least =
      watch === 'both' ? leastWith(trials, (count) => binomialAtMost(count, trials, centre) > tail) : 0;
    return binomialPoint(subgroup, centre, { low: least / trials, high: most / trials });
  });
  return chartOf(centre, points);
}

/** The least count up to `last` of which this is true; it stays true above, and is true of the last. */
function leastWith(last: number, isTrue: (count: number) => boolean): number {
  let [low, high] = [0, last];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
