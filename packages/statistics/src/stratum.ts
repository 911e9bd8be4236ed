import { demand, demandCounts, demandPositive } from './demand.ts';

/**
 * Sums over a stratum's sampled units of what a figure divides: y by x. A unit outside the domain that is looked at counts with
 * zeros (no answer, another team). Sums add up, so that days fold into months.
 */
export interface Sums {
  readonly y: number;
  readonly x: number;
  readonly yy: number;
  readonly xx: number;
  readonly xy: number;
}

export const NO_SUMS: Sums = { y: 0, x: 0, yy: 0, xx: 0, xy: 0 };

export const plus = (one: Sums, other: Sums): Sums => ({
  y: one.y + other.y,
  x: one.x + other.x,
  yy: one.yy + other.yy,
  xx: one.xx + other.xx,
  xy: one.xy + other.xy,
});

/** Of units with these y and x; a mean has x = 1, a proportion has y and x of 0 or 1. */
export const sumsOf = (units: readonly { readonly y: number; readonly x: number }[]): Sums =>
  units.reduce<Sums>((sums, { y, x }) => plus(sums, { y, x, yy: y * y, xx: x * x, xy: x * y }), NO_SUMS);

/** Orders that were drawn alike. */
export interface DrawnStratum {
  readonly population: number;
  /** Drawn at random without replacement from the population. */
  readonly sampled: number;
  /** How many orders each sampled one stands for, where it is the inverse of a rate; left out: population / sampled. */
  readonly weight?: number;
}

export interface StratumSums extends DrawnStratum {
  readonly sums: Sums;
}

/** A stratum in which some gave a rating, and of those some were satisfied: all of one domain, or all that there are. */
export interface RatedStratum extends DrawnStratum {
  readonly rated: number;
  readonly satisfied: number;
}

export function demandStratum({ population, sampled, weight }: DrawnStratum): void {
  demandCounts({ population, sampled });
  if (weight !== undefined) demandPositive({ weight });
  demand(sampled <= population, `${sampled} sampled of ${population}`);
}

export function demandRated(stratum: RatedStratum): void {
  demandStratum(stratum);
  const { sampled, rated, satisfied } = stratum;
  demandCounts({ rated, satisfied });
  demand(rated <= sampled, `${rated} rated of ${sampled} sampled`);
  demand(satisfied <= rated, `${satisfied} satisfied of ${rated} rated`);
}

/** How many orders each sampled one stands for; 0 where none was sampled. */
export function weightOf({ population, sampled, weight }: DrawnStratum): number {
  if (sampled === 0) return 0;
  return weight ?? population / sampled;
}
