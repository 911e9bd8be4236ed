import { demand, demandCounts } from './demand.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';
import { sumOver } from './sum-over.ts';

/** Orders that calls are to be shared among. */
export interface AllocationStratum {
  /** Orders that there are. */
  readonly population: number;
  /**
   * Standard deviation of an order's figure, √(p(1 − p)) of a proportion. Where only a share r of the calls is answered, divide it
   * by √r: a call then tells as much less.
   */
  readonly deviation: number;
  /** Fewest calls; left out: one. More than the cap is the cap. */
  readonly floor?: number;
  /** Most calls; left out, or more than there are: everybody. */
  readonly cap?: number;
}

export interface CostedStratum extends AllocationStratum {
  /** What a call costs. */
  readonly cost: number;
}

/** Finite and not below 0. */
function demandAmounts(amounts: Readonly<Record<string, number>>): void {
  for (const [name, amount] of Object.entries(amounts))
    demand(Number.isFinite(amount) && amount >= 0, `${name} is below 0: ${amount}`);
}

function demandStrata(strata: readonly AllocationStratum[]): void {
  for (const { population, deviation } of strata) {
    demandCounts({ population });
    demandAmounts({ deviation });
  }
}

/** N S of each: how much of the whole's scatter a stratum holds. */
const scatterOf = ({ population, deviation }: AllocationStratum): number => population * deviation;

/**
 * Neyman's shares n N S / Σ N S, which make the variance of the population's mean least for n calls: Neyman, JRSS 97 (1934) 558;
 * Cochran, Sampling Techniques (1977), 5.25. Not rounded, without floor and cap. n/a when nothing scatters.
 */
export function neymanShares(strata: readonly AllocationStratum[], calls: number): number[] | NotAvailable {
  demandStrata(strata);
  demandAmounts({ calls });
  const whole = sumOver(strata, scatterOf);
  return whole > 0 ? strata.map((stratum) => (calls * scatterOf(stratum)) / whole) : NOT_AVAILABLE;
}

/**
 * The shares that make that variance least for a budget, n = C (N S/√c) / Σ N S √c: Cochran, 5.5. Not rounded, without floor and
 * cap. n/a when nothing scatters.
 */
export function budgetShares(strata: readonly CostedStratum[], budget: number): number[] | NotAvailable {
  demandCosts(strata);
  demandAmounts({ budget });
  const whole = sumOver(strata, (stratum) => scatterOf(stratum) * Math.sqrt(stratum.cost));
  return whole > 0
    ? strata.map((stratum) => (budget * scatterOf(stratum)) / Math.sqrt(stratum.cost) / whole)
    : NOT_AVAILABLE;
}

/**
 * The cheapest shares with this variance of the population's mean, n = (W S/√c) Σ W S √c / (V + Σ W S²/N): Cochran, 5.5. Not rounded,
 * without floor and cap. n/a when nothing scatters: then no call is needed.
 */
export function precisionShares(strata: readonly CostedStratum[], variance: number): number[] | NotAvailable {
  demandCosts(strata);
  demand(variance > 0, `variance is not above 0: ${variance}`);
  const population = sumOver(strata, (stratum) => stratum.population);
  const whole = sumOver(strata, (stratum) => scatterOf(stratum) * Math.sqrt(stratum.cost));
  if (!(whole > 0)) return NOT_AVAILABLE;
  const bound =
    variance * population ** 2 + sumOver(strata, (stratum) => scatterOf(stratum) * stratum.deviation);
  return strata.map((stratum) => ((scatterOf(stratum) / Math.sqrt(stratum.cost)) * whole) / bound);
}

function demandCosts(strata: readonly CostedStratum[]): void {
  demandStrata(strata);
  for (const { cost } of strata) demand(Number.isFinite(cost) && cost > 0, `cost is not above 0: ${cost}`);
}

/**
 * The variance of the population's mean when so many are called in each stratum: Σ W² S² (1/n − 1/N), Cochran, 5.6. n/a when a stratum
 * that scatters is not called at all.
 */
export function varianceOfMean(
  strata: readonly AllocationStratum[],
  calls: readonly number[],
): number | NotAvailable {
  demandStrata(strata);
  const population = sumOver(strata, (stratum) => stratum.population);
  let variance = 0;
  for (const [index, stratum] of strata.entries()) {
    const scatter = scatterOf(stratum);
    if (scatter === 0) continue;
    const called = calls[index] ?? 0;
    demandAmounts({ calls: called });
    if (called === 0) return NOT_AVAILABLE;
    variance += (scatter / population) ** 2 * (1 / called - 1 / stratum.population);
  }
  return variance;
}

/** Floors and caps as they can be: within the population, and the floor within the cap. */
function boundsOf({ population, floor = 1, cap = population }: AllocationStratum) {
  demandCounts({ floor, cap });
  const most = Math.min(cap, population);
  return { least: Math.min(floor, most), most };
}

/**
 * Shares out whole calls one by one, from the floors on, to whoever has the call that is worth most. Calls that are worth nothing are
 * not made. n/a when not even the floors fit. Takes time in proportion to calls × strata.
 */
function shareOut(
  strata: readonly AllocationStratum[],
  calls: number,
  /** What one call more than these is worth; falls with their number. */
  worthOf: (stratum: AllocationStratum, called: number) => number,
): number[] | NotAvailable {
  demandStrata(strata);
  demandCounts({ calls });
  const bounds = strata.map(boundsOf);
  const shares = bounds.map(({ least }) => least);
  let left = calls - sumOver(shares, (share) => share);
  if (left < 0) return NOT_AVAILABLE;
  const worthOfNext = (index: number): number => {
    const [stratum, called = 0, bound] = [strata[index], shares[index], bounds[index]];
    return stratum && bound && called < bound.most ? worthOf(stratum, called) : 0;
  };
  const worths = strata.map((_, index) => worthOfNext(index));
  for (; left > 0; left--) {
    let best = 0;
    for (const [index, worth] of worths.entries()) if (worth > (worths[best] ?? 0)) best = index;
    if (!((worths[best] ?? 0) > 0)) break;
    shares[best] = (shares[best] ?? 0) + 1;
    worths[best] = worthOfNext(best);
  }
  return shares;
}

/**
 * Whole calls that make the variance of the population's mean least, within floors and caps: a stratum's next call is worth
 * (N S)² / n(n + 1). Exact, not rounded shares: Wright, Statistics and Probability Letters 129 (2017) 50. Without floor every
 * stratum gets one call. n/a when the floors alone are more calls.
 */
export const neymanAllocation = (
  strata: readonly AllocationStratum[],
  calls: number,
): number[] | NotAvailable =>
  shareOut(strata, calls, (stratum, called) =>
    called === 0 ? Number.POSITIVE_INFINITY : scatterOf(stratum) ** 2 / (called * (called + 1)),
  );

/**
 * Whole calls that make the largest variance of any stratum's own mean least, S² (1/n − 1/N), within floors and caps: each call goes
 * to the stratum that is known worst. For figures of teams that are to be read one by one. n/a when the floors alone are more calls.
 */
export const minimaxAllocation = (
  strata: readonly AllocationStratum[],
  calls: number,
): number[] | NotAvailable =>
  shareOut(strata, calls, ({ population, deviation }, called) =>
    called === 0 ? Number.POSITIVE_INFINITY : deviation ** 2 * (1 / called - 1 / population),
  );
