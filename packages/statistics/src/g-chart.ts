import { type Chart, chartOf, signalOf } from './chart.ts';
import { demandBetween, demandCounts, demandPositive } from './demand.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';

export interface GChartLimits {
  /**
   * The most false alarms that a point may raise, half of them in either tail; left out: three sigma, whose lower limit is
   * always 0, so that only good news can signal.
   */
  readonly falseAlarmsMax?: number;
  /** Mean gap when it is known from an earlier time; else the mean of these. */
  readonly centre?: number;
}

/** Rounding noise does not move a whole number. */
const NOISE = 1e-9;

/**
 * The g chart of rare events: each value is a gap, the calls without an event between two with one (0 when they follow each
 * other). Benneyan, Health Care Management Science 4 (2001) 305: a gap is geometric with p = 1/(ḡ + 1); limits ḡ ± 3 √(ḡ(ḡ + 1)),
 * not below 0, or the geometric's own by `falseAlarmsMax`. Below the lower limit events come too often, above the upper one
 * they have become rarer. False alarms are exact. n/a of no gaps when no centre is known.
 */
export function gChart(gaps: readonly number[], limits: GChartLimits = {}): Chart | NotAvailable {
  demandCounts(Object.fromEntries(gaps.map((gap, index) => [`gap ${index + 1}`, gap])));
  if (limits.centre !== undefined) demandPositive({ centre: limits.centre });
  const centre = limits.centre ?? meanOf(gaps);
  if (centre === NOT_AVAILABLE) return NOT_AVAILABLE;
  /** ln P(a call is without event). */
  const logQuiet = Math.log(centre / (centre + 1));
  const [low, high] = limitsOf(centre, logQuiet, limits.falseAlarmsMax);
  const falseAlarmRate =
    // P(gap < low) and P(gap > high), of whole gaps.
    -Math.expm1(Math.ceil(low) * logQuiet || 0) + Math.exp((Math.floor(high) + 1) * logQuiet);
  const points = gaps.map((value) => ({
    value,
    low,
    high,
    signal: signalOf(value, low, high),
    falseAlarmRate,
  }));
  return chartOf(centre, points);
}

const meanOf = (gaps: readonly number[]): number | NotAvailable =>
  gaps.length === 0 ? NOT_AVAILABLE : gaps.reduce((total, gap) => total + gap, 0) / gaps.length;

function limitsOf(centre: number, logQuiet: number, falseAlarmsMax?: number): readonly [number, number] {
  if (falseAlarmsMax === undefined) {
    const half = 3 * Math.sqrt(centre * (centre + 1));
    return [Math.max(0, centre - half), centre + half];
  }
  demandBetween('falseAlarmsMax', falseAlarmsMax);
  const tail = falseAlarmsMax / 2;
  if (centre === 0) return [0, 0];
  // P(gap < k) = 1 − qᵏ and P(gap > k) = qᵏ⁺¹ are not above the tail.
  const low = Math.floor(Math.log1p(-tail) / logQuiet + NOISE);
  const high = Math.ceil(Math.log(tail) / logQuiet - NOISE) - 1;
  return [low, high];
}
