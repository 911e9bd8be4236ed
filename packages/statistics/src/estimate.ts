import { demand } from './demand.ts';
import { type Interval, LEVEL } from './interval.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';
import { studentWidth } from './special/student.ts';
import {
  type DrawnStratum,
  demandStratum,
  NO_SUMS,
  plus,
  type StratumSums,
  type Sums,
  weightOf,
} from './stratum.ts';
import { sumOver } from './sum-over.ts';

/** A figure of a population as a sample shows it. */
export interface Estimate {
  readonly estimate: number;
  /** n/a when a stratum that was not asked whole has one sampled order only: nothing tells how it scatters. */
  readonly standardError: number | NotAvailable;
  /** Sampled orders less strata. */
  readonly degreesOfFreedom: number;
  /** The share of the population in strata (and groups, where they are known) with anybody sampled: of the rest nothing is said. */
  readonly coverage: number;
}

/** Sums of what a unit adds to an estimate's error, over a stratum's sample. */
interface Residuals extends DrawnStratum {
  readonly sum: number;
  readonly squares: number;
}

/** Rounding noise of this share is no scatter. */
const NOISE = 1e-12;

/**
 * The variance of a weighted total under stratified random sampling without replacement: Σ (1 − f) n w² s², with w = N/n
 * Σ N²(1 − f) s²/n (Cochran, Sampling Techniques (1977), 5.6).
 */
function varianceOf(strata: readonly Residuals[]): number | NotAvailable {
  let variance = 0;
  for (const stratum of strata) {
    const { population, sampled, sum, squares } = stratum;
    if (sampled === population) continue;
    if (sampled === 1) return NOT_AVAILABLE;
    const scatter = squares - (sum * sum) / sampled;
    if (scatter > NOISE * squares)
      variance += ((1 - sampled / population) * sampled * weightOf(stratum) ** 2 * scatter) / (sampled - 1);
  }
  return variance;
}

/** Sums of y − ratio · x − centre over so many units: the centre is taken from each of them, also those outside the domain. */
const residualsOf = ({ y, x, yy, xx, xy }: Sums, ratio: number, units: number, centre: number) => ({
  sum: y - ratio * x - units * centre,
  squares: yy - 2 * ratio * xy + ratio * ratio * xx - 2 * centre * (y - ratio * x) + units * centre * centre,
});

const standardErrorOf = (strata: readonly Residuals[], divisor: number): number | NotAvailable => {
  const variance = varianceOf(strata);
  return variance === NOT_AVAILABLE ? NOT_AVAILABLE : Math.sqrt(variance) / divisor;
};

const degreesOfFreedomOf = (strata: readonly DrawnStratum[]): number =>
  sumOver(strata, ({ sampled }) => sampled - 1);

/** Those with anybody sampled, checked, and the share of the population that they hold. */
function askedOf<S extends DrawnStratum>(
  strata: readonly S[],
): { readonly asked: readonly S[]; readonly coverage: number } {
  for (const stratum of strata) demandStratum(stratum);
  const asked = strata.filter(({ sampled }) => sampled > 0);
  const population = (of: readonly S[]) => sumOver(of, (stratum) => stratum.population);
  return { asked, coverage: population(asked) / population(strata) };
}

/**
 * Hájek's ratio of weighted totals, R = Σ w y / Σ w x w the design weight, of the population or of any domain of it (zeros outside):
 * Hájek (1971); Särndal, Swensson and Wretman, Model Assisted Survey Sampling (1992), 5.7 and 10.3. The variance is linearized,
 * with finite-population correction: residuals y − R x, zero outside the domain, divided by Σ w x. A mean has x = 1, a domain's
 * mean x = 1 inside. n/a when Σ w x is not above 0: nobody of the domain was sampled.
 */
export function ratioEstimate(strata: readonly StratumSums[]): Estimate | NotAvailable {
  const { asked, coverage } = askedOf(strata);
  const whole = sumOver(asked, (stratum) => weightOf(stratum) * stratum.sums.x);
  if (!(whole > 0)) return NOT_AVAILABLE;
  const estimate = sumOver(asked, (stratum) => weightOf(stratum) * stratum.sums.y) / whole;
  const residuals = asked.map((stratum) => ({ ...stratum, ...residualsOf(stratum.sums, estimate, 0, 0) }));
  return {
    estimate,
    standardError: standardErrorOf(residuals, whole),
    degreesOfFreedom: degreesOfFreedomOf(asked),
    coverage,
  };
}

/** The weighted total Σ w y: Cochran, 5.3 and 5.6; sources as `ratioEstimate`. n/a when nobody was sampled. */
export function totalEstimate(strata: readonly StratumSums[]): Estimate | NotAvailable {
  const { asked, coverage } = askedOf(strata);
  if (asked.length === 0) return NOT_AVAILABLE;
  return {
    estimate: sumOver(asked, (stratum) => weightOf(stratum) * stratum.sums.y),
    standardError: standardErrorOf(
      asked.map((stratum) => ({ ...stratum, ...residualsOf(stratum.sums, 0, 0, 0) })),
      1,
    ),
    degreesOfFreedom: degreesOfFreedomOf(asked),
    coverage,
  };
}

/** A figure's ratio within each group of units: the units' strata with how many were there and sampled. */
export function estimatesBy<Group>(
  strata: ReadonlyMap<string, DrawnStratum>,
  units: readonly {
    readonly stratum: string;
    readonly group: Group;
    readonly y: number;
    readonly x: number;
  }[],
): ReadonlyMap<Group, Estimate | NotAvailable> {
  const byGroup = new Map<Group, Map<string, Sums>>();
  for (const { stratum, group, y, x } of units) {
    demand(strata.has(stratum), `no stratum ${stratum}`);
    const sums = byGroup.get(group) ?? new Map<string, Sums>();
    const one = { y, x, yy: y * y, xx: x * x, xy: x * y };
    const before = sums.get(stratum);
    sums.set(stratum, before ? plus(before, one) : one);
    byGroup.set(group, sums);
  }
  return new Map(
    [...byGroup].map(([group, sums]) => [
      group,
      ratioEstimate([...strata].map(([name, stratum]) => ({ ...stratum, sums: sums.get(name) ?? NO_SUMS }))),
    ]),
  );
}

/** What of a stratum's sample falls into a group whose population is known. */
export interface Cell {
  readonly stratum: string;
  readonly group: string;
  /** All sampled units of stratum and group, of the domain or not. */
  readonly units: number;
  readonly sums: Sums;
}

/**
 * The ratio after post-stratification: weights are scaled within each group (age of the order, segment, response class …) so
 * that they add up to its known population, Σ w′ = N_g. Holt and Smith, JRSS A 142 (1979) 33; Särndal, Swensson and Wretman,
 * 7.6. Linearized residuals (N_g / N̂_g)(y − R x − the group's weighted mean of it), variance as in `ratioEstimate`. Groups whom
 * nobody was sampled of lower the coverage. Against non-response that differs by group, hand in as sampled only who answered.
 * n/a as there.
 */
export function postStratifiedEstimate(
  strata: ReadonlyMap<string, DrawnStratum>,
  groups: ReadonlyMap<string, number>,
  cells: readonly Cell[],
): Estimate | NotAvailable {
  const { asked } = askedOf([...strata].map(([name, stratum]) => ({ name, ...stratum })));
  const placed = cells.map((cell) => {
    const stratum = strata.get(cell.stratum);
    const population = groups.get(cell.group);
    demand(
      stratum !== undefined && population !== undefined,
      `no stratum ${cell.stratum} or group ${cell.group}`,
    );
    return { ...cell, weight: stratum ? weightOf(stratum) : 0 };
  });
  for (const { name, sampled } of asked)
    demand(
      sumOver(placed, (cell) => (cell.stratum === name ? cell.units : 0)) === sampled,
      `the groups of stratum ${name} are not its sample`,
    );
  const scaled = [...groups].map(([group, population]) => {
    const own = placed.filter((cell) => cell.group === group);
    const counted = sumOver(own, ({ weight, units }) => weight * units);
    return { own, counted, population, scale: counted > 0 ? population / counted : 0 };
  });
  const total = (of: (sums: Sums) => number) =>
    sumOver(scaled, ({ own, scale }) => scale * sumOver(own, ({ weight, sums }) => weight * of(sums)));
  const whole = total(({ x }) => x);
  if (!(whole > 0)) return NOT_AVAILABLE;
  const estimate = total(({ y }) => y) / whole;
  const residuals = new Map(asked.map((stratum) => [stratum.name, { ...stratum, sum: 0, squares: 0 }]));
  for (const { own, counted, scale } of scaled) {
    const centre =
      sumOver(own, ({ weight, sums }) => weight * (sums.y - estimate * sums.x)) / (counted > 0 ? counted : 1);
    for (const { stratum, sums, units } of own) {
      const before = residuals.get(stratum);
      if (!before) continue;
      const { sum, squares } = residualsOf(sums, estimate, units, centre);
      residuals.set(stratum, {
        ...before,
        sum: before.sum + scale * sum,
        squares: before.squares + scale * scale * squares,
      });
    }
  }
  const population = (of: readonly { readonly population: number }[]) =>
    sumOver(of, (each) => each.population);
  return {
    estimate,
    standardError: standardErrorOf([...residuals.values()], whole),
    degreesOfFreedom: degreesOfFreedomOf(asked),
    coverage: population(scaled.filter(({ counted }) => counted > 0)) / population(scaled),
  };
}

/**
 * estimate ± t · standard error, t of Student with the estimate's degrees of freedom. For means and totals; a proportion takes
 * `proportionInterval`. n/a without a standard error or a degree of freedom.
 */
export function studentInterval(estimate: Estimate | NotAvailable, level = LEVEL): Interval | NotAvailable {
  if (estimate === NOT_AVAILABLE || estimate.standardError === NOT_AVAILABLE) return NOT_AVAILABLE;
  if (estimate.degreesOfFreedom === 0) return NOT_AVAILABLE;
  const half = studentWidth(level, estimate.degreesOfFreedom) * estimate.standardError;
  return { low: estimate.estimate - half, high: estimate.estimate + half };
}
