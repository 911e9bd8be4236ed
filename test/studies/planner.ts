import {
  type AllocationStratum,
  drawBinomial,
  neymanAllocation,
  type PlannedStratum,
  plannedStrata,
  type Random,
  seeded,
  varianceOfMean,
} from '@huiyin/statistics';
import { BRANCH } from './simulated-branch.ts';

/** A stratum as it truly is. */
export interface TrueStratum {
  readonly orders: number;
  readonly satisfied: number;
  /** Share of calls that are answered. */
  readonly response: number;
  /** Rate of the months before, from which the plan is made. */
  readonly rate: number;
}

export interface Saving {
  readonly proportionalCalls: number;
  /** The fewest calls with which the plan is as precise. */
  readonly plannedCalls: number;
  /** 1 − planned / proportional; below 0 the plan is worse. */
  readonly saving: number;
}

const withTruth = ({ orders, satisfied, response }: TrueStratum): AllocationStratum => {
  const share = satisfied / orders;
  return { population: orders, deviation: Math.sqrt((share * (1 - share)) / response) };
};

/** Months of one stratum before the plan, by its rate: all that the plan knows. */
function historyOf(
  random: Random,
  { orders, satisfied, response, rate }: TrueStratum,
  months: number,
): PlannedStratum {
  const content = drawBinomial(random, satisfied * months, rate);
  const called = content + drawBinomial(random, (orders - satisfied) * months, rate);
  const happy = drawBinomial(random, content, response);
  return {
    population: orders,
    called,
    rated: happy + drawBinomial(random, called - content, response),
    satisfied: happy,
  };
}

/** Calls in proportion to the orders, as whole calls: what equal deviations come to. */
const proportional = (truth: readonly AllocationStratum[], calls: number) =>
  neymanAllocation(
    truth.map((stratum) => ({ ...stratum, deviation: 1 })),
    calls,
  );

/** Calls that the plan saves against as precise a proportional allocation of so many; judged by the truth, planned without it. */
export function savingOf(
  random: Random,
  branch: readonly TrueStratum[],
  calls: number,
  months: number,
): Saving {
  const truth = branch.map(withTruth);
  const plan = plannedStrata(branch.map((stratum) => historyOf(random, stratum, months)));
  const shares = proportional(truth, calls);
  if (plan === 'n/a' || shares === 'n/a')
    throw new Error('a branch without ratings, or with fewer calls than strata');
  const wanted = varianceOfMean(truth, shares);
  const isAsPrecise = (planned: number): boolean => {
    const own = neymanAllocation(plan, planned);
    const variance = own === 'n/a' ? own : varianceOfMean(truth, own);
    return variance !== 'n/a' && wanted !== 'n/a' && variance <= wanted;
  };
  let [low, high] = [branch.length - 1, branch.reduce((total, { orders }) => total + orders, 0)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isAsPrecise(middle)) high = middle;
    else low = middle;
  }
  return { proportionalCalls: calls, plannedCalls: high, saving: 1 - high / calls };
}

/** Plans for the branch of the coverage study, each with months of its own behind it: a stratum for each business type and team, 70 % of whose calls are answered. */
export const savingsOfBranch = (plans: number, months: number, seed: number): Saving[] => {
  const random = seeded(seed);
  const branch = BRANCH.map((cell) => ({ ...cell, response: 0.7 }));
  return Array.from({ length: plans }, () => savingOf(random, branch, 3000, months));
};

const between = (random: Random, low: number, high: number): number => low + (high - low) * random();

/**
 * Any branch: 4 to 16 strata of 80 to 6,000 orders a month, 70 to 99.8 % of their customers satisfied, all alike or very
 * different, 40 to 95 % of calls answered, rates of 15 to 100 %.
 */
function anyBranch(random: Random): TrueStratum[] {
  const strata = Math.floor(between(random, 4, 17));
  // Odds on a scale of logarithms: 70 % is 0.85, 99.8 % is 6.2.
  const [centre, spread] = [between(random, 1.5, 5), between(random, 0, 2)];
  const response = between(random, 0.4, 0.95);
  return Array.from({ length: strata }, () => {
    const orders = Math.round(Math.exp(between(random, Math.log(80), Math.log(6000))));
    const odds = Math.min(6.2, Math.max(0.85, centre + spread * between(random, -1, 1)));
    return {
      orders,
      satisfied: Math.round(orders / (1 + Math.exp(-odds))),
      response: Math.min(0.98, Math.max(0.3, response + between(random, -0.1, 0.1))),
      rate: between(random, 0.15, 1),
    };
  });
}

/** A plan for each branch, a fifth of whose orders are called, with so many months behind it. */
export const savingsOfAnyBranch = (branches: number, months: number, seed: number): Saving[] => {
  const random = seeded(seed);
  return Array.from({ length: branches }, () => {
    const branch = anyBranch(random);
    const orders = branch.reduce((total, stratum) => total + stratum.orders, 0);
    return savingOf(random, branch, Math.max(branch.length, Math.round(orders / 5)), months);
  });
};
