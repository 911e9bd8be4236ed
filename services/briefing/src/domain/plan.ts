import { type Day, type Period, periodBefore, periodContaining } from '@huiyin/calendar';
import type { BranchConfiguration, PlanAnswer } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import {
  type AllocationStratum,
  NOT_AVAILABLE,
  type NotAvailable,
  neymanAllocation,
  plannedStrata,
  varianceOfMean,
} from '@huiyin/statistics';
import { figuresCountedOf } from './figures.ts';
import { type PeriodFold, routineOf } from './period-fold.ts';
import { sorted } from './sorted.ts';
import { countOf } from './tally.ts';

/** With three months behind it a plan hardly ever costs calls (`npm run study:planner`). */
const MONTHS = 3;

/** The last months that are over, the oldest first. */
export function monthsToPlanBy(today: Day): readonly Period[] {
  const months: Period[] = [];
  for (
    let month = periodBefore(periodContaining(today, 'month'));
    months.length < MONTHS;
    month = periodBefore(month)
  )
    months.unshift(month);
  return months;
}

/** What is known of a team's orders in one business type, over all months together. */
interface KnownStratum {
  readonly team: string;
  readonly businessType: string;
  orders: number;
  sampled: number;
  called: number;
  rated: number;
  dissatisfied: number;
}

export interface PlanRequest {
  readonly agents: number;
  /** That one agent completes in a month. */
  readonly households: number;
  /** Months by name, each with its fold; those without a day are passed over. */
  readonly months: readonly { readonly name: string; readonly fold: PeriodFold }[];
  readonly levels: BranchConfiguration['levels'];
  /** The least rate of any team and type. */
  readonly floor: number;
}

/** `nothing-known`: no order, or nobody who rated, in any month that is over; `too-few-calls`: not even the floor can be called. */
export type PlanRefusal = 'nothing-known' | 'too-few-calls';

/**
 * Shares out a month's calls so that the branch's figure is known best, by what earlier months say of each team and business type: Neyman's
 * allocation of `plannedStrata`, no stratum below the floor. Widths are of the normal interval, at the deviations that the plan itself is made by.
 */
export function planOf({
  agents,
  households,
  months,
  levels,
  floor,
}: PlanRequest): Outcome<PlanAnswer, PlanRefusal> {
  const known = months.filter(({ fold }) => fold.days.length > 0);
  const strata = sorted(
    [
      ...knownOf(
        known.map(({ fold }) => fold),
        levels,
      ).values(),
    ],
    nameOf,
  )
    .map((stratum) => ({
      ...stratum,
      population: Math.round(stratum.orders / known.length),
      calls: Math.round(stratum.sampled / known.length),
    }))
    .filter(({ population }) => population > 0);
  const allocated = plannedStrata(
    strata.map(({ population, called, rated, dissatisfied }) => ({
      population,
      called: Math.max(called, rated),
      rated,
      satisfied: rated - dissatisfied,
      floor: Math.max(1, Math.ceil(floor * population)),
    })),
  );
  if (strata.length === 0 || allocated === NOT_AVAILABLE) return refuse('nothing-known');
  const capacity = agents * households;
  const [planned, oneMore] = [capacity, capacity + households].map((calls) =>
    neymanAllocation(allocated, calls),
  );
  if (!planned || planned === NOT_AVAILABLE || !oneMore || oneMore === NOT_AVAILABLE)
    return refuse('too-few-calls');
  const now = strata.map(({ calls, population }) => Math.min(calls, population));
  /** The figure of those strata that are meant, with so many calls in each of all. */
  const widthOf = (calls: readonly number[], isMeant: (index: number) => boolean = () => true) => {
    const meant = allocated.flatMap((stratum, index) =>
      isMeant(index) ? [{ stratum, calls: calls[index] ?? 0 }] : [],
    );
    return halfWidthOf(
      varianceOfMean(
        meant.map(({ stratum }) => stratum),
        meant.map((each) => each.calls),
      ),
    );
  };
  const ofStratum = (calls: readonly number[], index: number, population: number) => ({
    calls: calls[index] ?? 0,
    rate: roundTo(4, (calls[index] ?? 0) / population),
    halfWidth: widthOf(calls, (each) => each === index),
  });
  const comparedBy = (isMeant: (index: number) => boolean) => ({
    now: widthOf(now, isMeant),
    planned: widthOf(planned, isMeant),
  });
  const callsNow = sum(now);
  const equal = fewestCalls(allocated, varianceOfMean(allocated, now));
  const names = (of: (stratum: KnownStratum) => string) => [...new Set(strata.map(of))].sort();
  return done({
    months: known.map(({ name }) => name),
    agents,
    households,
    capacity,
    orders: sum(strata.map(({ population }) => population)),
    branch: {
      now: { calls: callsNow, halfWidth: widthOf(now) },
      planned: { calls: sum(planned), halfWidth: widthOf(planned) },
      oneMore: { calls: sum(oneMore), halfWidth: widthOf(oneMore) },
    },
    equalPrecision:
      equal === undefined
        ? null
        : { calls: equal, saved: callsNow - equal, savedShare: roundTo(4, 1 - equal / callsNow) },
    strata: strata.map(({ team, businessType, population }, index) => ({
      team,
      businessType,
      orders: population,
      now: ofStratum(now, index, population),
      planned: ofStratum(planned, index, population),
    })),
    teams: names(({ team }) => team).map((team) => ({
      team,
      ...comparedBy((index) => strata[index]?.team === team),
    })),
    businessTypes: names(({ businessType }) => businessType).map((businessType) => ({
      businessType,
      ...comparedBy((index) => strata[index]?.businessType === businessType),
    })),
  });
}

const nameOf = ({ team, businessType }: Pick<KnownStratum, 'team' | 'businessType'>): string =>
  `${team}/${businessType}`;

function knownOf(
  folds: readonly PeriodFold[],
  levels: BranchConfiguration['levels'],
): ReadonlyMap<string, KnownStratum> {
  const strata = new Map<string, KnownStratum>();
  const stratumOf = ({ team, businessType }: Pick<KnownStratum, 'team' | 'businessType'>): KnownStratum => {
    const name = nameOf({ team, businessType });
    const found = strata.get(name) ?? {
      team,
      businessType,
      orders: 0,
      sampled: 0,
      called: 0,
      rated: 0,
      dissatisfied: 0,
    };
    strata.set(name, found);
    return found;
  };
  for (const fold of folds) {
    for (const cell of fold.population) {
      const stratum = stratumOf(cell);
      stratum.orders += cell.orders;
      stratum.sampled += cell.sampled;
    }
    for (const cell of routineOf(fold)) {
      const stratum = stratumOf(cell);
      const { rated, dissatisfied } = figuresCountedOf(cell.tally, levels);
      stratum.called += countOf(cell.tally, 'closed');
      stratum.rated += rated;
      stratum.dissatisfied += dissatisfied;
    }
  }
  return strata;
}

/** The fewest calls whose allocation knows the figure as well; undefined where the wanted precision is none. */
function fewestCalls(
  strata: readonly AllocationStratum[],
  wanted: number | NotAvailable,
): number | undefined {
  if (wanted === NOT_AVAILABLE) return undefined;
  const isAsPrecise = (calls: number): boolean => {
    const shares = neymanAllocation(strata, calls);
    const variance = shares === NOT_AVAILABLE ? shares : varianceOfMean(strata, shares);
    // What is added up in another order may differ by its last bits.
    return variance !== NOT_AVAILABLE && variance <= wanted * (1 + 1e-12);
  };
  let [low, high] = [0, sum(strata.map(({ population }) => population))];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isAsPrecise(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Two sides of 95 %. */
const Z = 1.959964;

const halfWidthOf = (variance: number | NotAvailable): number | null =>
  variance === NOT_AVAILABLE ? null : roundTo(2, 100 * Z * Math.sqrt(Math.max(0, variance)));

const roundTo = (digits: number, value: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
