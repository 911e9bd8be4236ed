import { demand, demandCounts, demandPositive } from './demand.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';
import { drawBinomial, type Random, seeded } from './random.ts';
import { binomialAtMost } from './special/binomial.ts';
import { afterLot, ISO_RULES, type Severity, type SwitchingRules, startOf } from './switching.ts';

/** How a lot is judged: so many rated, at most so many dissatisfied. */
export interface LotPlan {
  readonly answers: number;
  readonly acceptanceNumber: number;
  /** The acceptance number with the quality limit one step tighter, −1 when nothing would pass; counts when normal. */
  readonly tighterAcceptanceNumber: number;
}

/**
 * The operating characteristic of one plan: the chance that a lot passes whose orders leave a dissatisfied customer with this probability,
 * P(X ≤ c) of a binomial (type B; Montgomery, Introduction to Statistical Quality Control, 15.2).
 */
export function passProbability({ answers, acceptanceNumber }: LotPlan, dissatisfied: number): number {
  demandCounts({ answers, acceptanceNumber });
  demand(dissatisfied >= 0 && dissatisfied <= 1, `dissatisfied is no probability: ${dissatisfied}`);
  return binomialAtMost(acceptanceNumber, answers, dissatisfied);
}

/** Lots from the beginning until something first happened. */
export interface RunLength {
  /** Share of the runs in which it did, within the lots that were looked at. */
  readonly reached: number;
  /** Mean; n/a unless it happened in every run, for a mean of the early ones alone says too little. */
  readonly averageLots: number | NotAvailable;
  /** Half of all runs had it by then; n/a when fewer than half did. */
  readonly medianLots: number | NotAvailable;
}

export interface SchemeFigures {
  readonly toReduced: RunLength;
  readonly toTightened: RunLength;
  readonly toAll: RunLength;
  /** Share of the lots that were looked at with each severity; what comes after `all` counts as `all`. */
  readonly lots: Readonly<Record<Severity, number>>;
}

export interface Scheme {
  readonly plans: Readonly<Record<Exclude<Severity, 'all'>, LotPlan>>;
  readonly rules?: SwitchingRules;
  /** Chance that an order leaves a dissatisfied customer. */
  readonly dissatisfied: number;
  readonly runs: number;
  /** Lots that each run is looked at for, from normal on. */
  readonly lotsMax: number;
  readonly seed: number;
}

/**
 * The operating characteristic of the switching scheme at one quality, by simulation: average run lengths and how the lots are looked
 * at. The same for the same seed. At a quality that is as it should be, run lengths to tightened and all are those of false alarms.
 */
export function schemeFigures(scheme: Scheme): SchemeFigures {
  const { plans, runs, lotsMax, seed, dissatisfied } = scheme;
  demandPositive({ runs, lotsMax });
  demandCounts({ runs, lotsMax });
  for (const plan of Object.values(plans)) passProbability(plan, dissatisfied);
  const random = seeded(seed);
  const histories = Array.from({ length: runs }, () => runOf(random, scheme));
  const all = histories.flat();
  const shareOf = (severity: Severity) => all.filter((each) => each === severity).length / all.length;
  const lengthTo = (severity: Severity) =>
    runLengthOf(
      histories.map((history) => history.indexOf(severity)).filter((lot) => lot >= 0),
      runs,
    );
  return {
    toReduced: lengthTo('reduced'),
    toTightened: lengthTo('tightened'),
    toAll: lengthTo('all'),
    lots: {
      reduced: shareOf('reduced'),
      normal: shareOf('normal'),
      tightened: shareOf('tightened'),
      all: shareOf('all'),
    },
  };
}

/** The severity of each lot of one run: index i is reached after i lots. */
function runOf(random: Random, { plans, rules = ISO_RULES, dissatisfied, lotsMax }: Scheme): Severity[] {
  const severities: Severity[] = [];
  for (let state = startOf('normal'); severities.length < lotsMax; ) {
    severities.push(state.severity);
    if (state.severity === 'all') continue;
    const plan = plans[state.severity];
    const found = drawBinomial(random, plan.answers, dissatisfied);
    const passed = found <= plan.acceptanceNumber;
    const passedOneStepTighter = passed && found <= plan.tighterAcceptanceNumber;
    ({ state } = afterLot(
      state,
      { passed, passedOneStepTighter, acceptanceNumber: plan.acceptanceNumber },
      rules,
    ));
  }
  return severities;
}

function runLengthOf(lengths: readonly number[], runs: number): RunLength {
  const sorted = lengths.toSorted((one, other) => one - other);
  const total = sorted.reduce((sum, length) => sum + length, 0);
  return {
    reached: sorted.length / runs,
    averageLots: sorted.length === runs ? total / runs : NOT_AVAILABLE,
    medianLots: sorted[Math.ceil(runs / 2) - 1] ?? NOT_AVAILABLE,
  };
}
