import type { BranchConfiguration, EstimatedRates, RateInterval } from '@huiyin/contracts';
import {
  type Interval,
  NOT_AVAILABLE,
  type NotAvailable,
  nonResponseBounds,
  type Proportion,
  proportionEstimate,
  proportionInterval,
  type RatedStratum,
} from '@huiyin/statistics';
import { satisfiedOf } from './figures.ts';
import type { Drawn, PeriodCell, PopulationCount } from './period-fold.ts';

export type { Drawn, PeriodCell, PopulationCount };

import { sumOf } from './population-figures.ts';
import { sorted } from './sorted.ts';
import { addUp, countOf, type Tally, under } from './tally.ts';

type Levels = BranchConfiguration['levels'];

/** How many orders a called one of the same kind stands for. */
export type Weights = (drawn: Drawn) => number;

/** The ended tasks of orders that were drawn alike. */
interface Stratum {
  /** Orders for which the ended tasks stand. */
  readonly population: number;
  readonly ended: number;
  readonly callbacks: number;
  readonly rated: number;
  readonly satisfied: number;
  /** Of those who gave no rating: said that nobody came. */
  readonly notServed: number;
}

/** Of a tally, how many could be counted and for how many of these it holds. */
export type ShareOf = (tally: Tally) => { readonly rated: number; readonly satisfied: number };

/** Who rated, and who of these is satisfied. */
export const satisfactionOf =
  (levels: Levels): ShareOf =>
  (tally) =>
    satisfiedOf(under(tally, 'level'), levels);

const kindOf = ({ businessType, segment, probability }: Drawn): string =>
  JSON.stringify([businessType, segment, probability]);

/**
 * The inverse of the chance that an order was called: of its probability, of not being paused once drawn, and of being reported in
 * time. The last two as the period's own orders have them, 1 where it has none: whoever was left out stays in the weights.
 */
export function weightsOf(population: readonly PopulationCount[]): Weights {
  const groups = new Map<string, PopulationCount[]>();
  for (const count of population) {
    const kind = kindOf(count);
    groups.set(kind, [...(groups.get(kind) ?? []), count]);
  }
  return (drawn) => {
    const { orders, sampled, windowPassed, paused } = sumOf(groups.get(kindOf(drawn)) ?? []);
    const unpaused = sampled > 0 ? (sampled + paused) / sampled : 1;
    const inTime = orders > windowPassed ? orders / (orders - windowPassed) : 1;
    return (unpaused * inTime) / drawn.probability;
  };
}

/** One stratum for each business type, segment and probability: within it those who gave no rating are taken to think as those who did. */
function strataOf(cells: readonly PeriodCell[], weights: Weights, counted: ShareOf): Stratum[] {
  const groups = new Map<string, PeriodCell[]>();
  for (const cell of cells) {
    const kind = kindOf(cell);
    groups.set(kind, [...(groups.get(kind) ?? []), cell]);
  }
  return sorted([...groups], ([kind]) => kind).flatMap(([, group]) => {
    const [first] = group;
    if (!first || first.probability <= 0) return [];
    const tally = addUp(group.map((cell) => cell.tally));
    // An order that was never carried out belongs to no population.
    const ended = countOf(tally, 'closed') - countOf(tally, 'disposition.void-order');
    return [
      {
        population: Math.max(ended, Math.round(ended * weights(first))),
        ended,
        callbacks: countOf(tally, 'callbacks'),
        ...counted(tally),
        notServed: countOf(tally, 'notServed'),
      },
    ];
  });
}

/** What the callbacks of these cells say of all the orders that they stand for. */
export function estimatesOf(cells: readonly PeriodCell[], weights: Weights, levels: Levels): EstimatedRates {
  const strata = strataOf(cells, weights, satisfactionOf(levels));
  const of = (counted: (stratum: Stratum) => Omit<RatedStratum, 'population'>) =>
    rateOf(strata.map((stratum) => ({ population: stratum.population, ...counted(stratum) })));
  return {
    orders: strata.reduce((sum, { population }) => sum + population, 0),
    published: of(({ callbacks, rated, satisfied, notServed }) => ({
      sampled: callbacks,
      rated: callbacks,
      satisfied: callbacks - (rated - satisfied) - notServed,
    })),
    ofRated: of(({ rated, satisfied }) => ({ sampled: rated, rated, satisfied })),
    worstCase: of(({ callbacks, satisfied }) => ({ sampled: callbacks, rated: callbacks, satisfied })),
    bounds: boundsOf(
      nonResponseBounds(
        strata.map(({ population, ended, rated, satisfied }) => ({
          population,
          sampled: ended,
          rated,
          satisfied,
        })),
      ),
    ),
  };
}

function rateOf(strata: readonly RatedStratum[]): RateInterval {
  const estimate = proportionEstimate(strata);
  const interval = proportionInterval(estimate);
  if (estimate === NOT_AVAILABLE || interval === NOT_AVAILABLE) return null;
  return { estimate: percentOf(estimate.estimate), ...endsOf(interval) };
}

const boundsOf = (bounds: Interval | NotAvailable) => (bounds === NOT_AVAILABLE ? null : endsOf(bounds));

/** Both ends of an interval of shares in percent, three decimals. */
export const endsOf = ({ low, high }: Interval) => ({ low: percentOf(low), high: percentOf(high) });

const percentOf = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 100_000) / 1000;

/**
 * The weighted share of satisfied among those who rated (or of another pair that is counted) as counts that a test can take: of as many answers as a sample without
 * weights would need to say as much, n = (Σ w)² / Σ w² (Kish, Survey Sampling (1965), 11.7). Where all weights are alike these are the
 * counts themselves. Undefined where nobody rated.
 */
export function proportionOf(
  cells: readonly PeriodCell[],
  weights: Weights,
  counted: ShareOf,
): Proportion | undefined {
  const strata = strataOf(cells, weights, counted).filter(({ rated }) => rated > 0);
  if (strata.length === 0) return undefined;
  let [whole, squares, dissatisfied] = [0, 0, 0];
  for (const { population, rated, satisfied } of strata) {
    whole += population;
    squares += population ** 2 / rated;
    dissatisfied += (population * (rated - satisfied)) / rated;
  }
  const trials = Math.round(whole ** 2 / squares);
  return { trials, successes: trials - Math.round((trials * dissatisfied) / whole) };
}
