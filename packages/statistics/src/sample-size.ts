import { demand, demandBetween, demandCounts, demandPositive } from './demand.ts';
import { LEVEL } from './interval.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';
import { normalWidth } from './special/normal.ts';

export interface WantedWidth {
  /** What the proportion is expected to be, between 0 and 1. */
  readonly proportion: number;
  /** Half of the interval's width: .02 for ± 2 points. */
  readonly halfWidth: number;
  readonly level?: number;
  /** Orders that there are; very many when left out. */
  readonly population?: number;
  /** Share of the calls that end in an answer, above 0 and up to 1. */
  readonly responseRate?: number;
}

/** Rounding noise on a whole number is no further call. */
const NOISE = 1e-9;

/**
 * Answers that an interval of this width takes: n₀ = z² p(1 − p) / d², with a finite population n₀ / (1 + (n₀ − 1)/N): Cochran,
 * Sampling Techniques (1977), 4.4. Not rounded. n/a of an empty population.
 */
export function answersNeeded({
  proportion,
  halfWidth,
  level = LEVEL,
  population,
}: WantedWidth): number | NotAvailable {
  demandBetween('proportion', proportion);
  demandPositive({ halfWidth });
  const many = (normalWidth(level) / halfWidth) ** 2 * proportion * (1 - proportion);
  if (population === undefined) return many;
  demandCounts({ population });
  return population === 0 ? NOT_AVAILABLE : many / (1 + (many - 1) / population);
}

/**
 * Calls that an interval of this width takes: the answers needed by the response rate, rounded up once. n/a when calling
 * everybody would not do.
 */
export function callsNeeded(wanted: WantedWidth): number | NotAvailable {
  const { responseRate = 1, population = Number.POSITIVE_INFINITY } = wanted;
  demand(responseRate > 0 && responseRate <= 1, `no response rate: ${responseRate}`);
  const answers = answersNeeded(wanted);
  if (answers === NOT_AVAILABLE) return NOT_AVAILABLE;
  const calls = Math.ceil(answers / responseRate - NOISE);
  return calls > population ? NOT_AVAILABLE : calls;
}
