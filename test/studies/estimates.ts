import {
  type Drawn,
  estimatesOf,
  type PeriodCell,
  type PopulationCount,
  weightsOf,
} from '@huiyin/briefing/estimates';
import { drawBinomial, type Random, seeded, wilson } from '@huiyin/statistics';
import { BRANCH, type Cell, drawMonth, type Response, truthOf } from './simulated-branch.ts';

/** What a figure of the briefing's own did over many months. */
export interface FigureHeld {
  readonly scenario: string;
  readonly figure: string;
  readonly truthPercent: number;
  /** Mean of the figure less the truth, in points: of satisfied among those who rated, over all strata; and weighted. */
  readonly rawBias: number;
  readonly weightedBias: number;
  /** Percent of months whose interval held the truth: Wilson's of the raw share, and the weighted estimate's. */
  readonly rawHeld: number;
  readonly weightedHeld: number;
  readonly meanWidth: number;
  /** The same of the worst and best under non-response, which promise no percentage. */
  readonly boundsHeld: number;
}

interface Scenario {
  readonly response: Response;
  /** Share of drawn orders that are not rung because their customer was asked about another. */
  readonly paused: number;
}

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'everybody answers': { response: () => 1, paused: 0 },
  '30 % do not answer, whoever they are': { response: () => 0.7, paused: 0 },
  '30 % do not answer, more of some businesses': {
    response: ({ rate }) => (rate === 1 ? 0.9 : 0.66),
    paused: 0,
  },
  '30 % do not answer, and one drawn in ten is paused': { response: () => 0.7, paused: 0.1 },
  '30 % do not answer, the dissatisfied more often': {
    response: (_, isSatisfied) => (isSatisfied ? 0.71 : 0.45),
    paused: 0,
  },
};

const LEVELS = [
  { id: 'good', name: { zh: '良好', en: 'Good' }, satisfied: true },
  { id: 'fail', name: { zh: '不合格', en: 'Fail' }, satisfied: false },
];

interface MonthCell {
  readonly drawn: Drawn;
  readonly rated: number;
  readonly satisfied: number;
  readonly cell: PeriodCell;
  readonly population: PopulationCount;
}

/** A month as the briefing's folds hold it. */
const monthOf = (random: Random, { response, paused }: Scenario): MonthCell[] =>
  drawMonth(random, BRANCH, (cell, isSatisfied) => response(cell, isSatisfied) * (1 - paused)).map(
    ({ team, businessType, rate, stratum }) => {
      const { population: orders, sampled, rated, satisfied } = stratum;
      const drawn: Drawn = { team, businessType, segment: 'residential', probability: rate };
      // Of those who gave no rating, as many were paused as chance has it.
      const answered = rated / Math.max(1, sampled);
      const pausedNow =
        paused === 0 ? 0 : drawBinomial(random, sampled - rated, Math.min(1, paused / (1 - answered)));
      const ended = sampled - pausedNow;
      return {
        drawn,
        rated,
        satisfied,
        cell: {
          programme: 'routine',
          ...drawn,
          tally: {
            closed: ended,
            callbacks: rated,
            'level.good': satisfied,
            'level.fail': rated - satisfied,
            'disposition.complete': rated,
            'disposition.no-answer': ended - rated,
          },
        },
        population: { ...drawn, orders, sampled: ended, windowPassed: 0, paused: pausedNow },
      };
    },
  );

const FIGURES: readonly {
  readonly figure: string;
  readonly of: (cell: Pick<Cell, 'team' | 'businessType'>) => boolean;
}[] = [
  { figure: 'branch', of: () => true },
  ...[...new Set(BRANCH.map(({ team }) => team))].map((name) => ({
    figure: `team ${name}`,
    of: ({ team }: Pick<Cell, 'team'>) => team === name,
  })),
  ...[...new Set(BRANCH.map(({ businessType }) => businessType))].map((name) => ({
    figure: name,
    of: ({ businessType }: Pick<Cell, 'businessType'>) => businessType === name,
  })),
];

/** A briefing prints three decimals of a percentage. */
const printed = (share: number): number => Math.round(share * 100_000) / 1000;

const isWithin = (
  truth: number,
  interval: { readonly low: number; readonly high: number } | 'n/a' | null,
): boolean => interval !== null && interval !== 'n/a' && interval.low <= truth && truth <= interval.high;

/**
 * How often the intervals that a briefing prints hold the truth of a simulated branch (rates of 15 to 100 %, teams that differ), in so
 * many months, by the briefing's own functions; the same for the same seed.
 */
export function estimatesHeld(months: number, seed: number): FigureHeld[] {
  return Object.entries(SCENARIOS).flatMap(([scenario, settings], index) => {
    const random = seeded(seed + index);
    const rows = FIGURES.map(({ figure, of }) => ({
      figure,
      of,
      truth: truthOf(BRANCH.filter(of)),
      sums: { raw: 0, weighted: 0, rawHeld: 0, weightedHeld: 0, width: 0, bounds: 0 },
    }));
    for (let month = 0; month < months; month += 1) {
      const cells = monthOf(random, settings);
      const weights = weightsOf(cells.map(({ population }) => population));
      for (const { of, truth, sums } of rows) {
        const own = cells.filter(({ drawn }) => of(drawn));
        const { ofRated, bounds } = estimatesOf(
          own.map(({ cell }) => cell),
          weights,
          LEVELS,
        );
        if (!ofRated) continue;
        const rated = own.reduce((total, each) => total + each.rated, 0);
        const satisfied = own.reduce((total, each) => total + each.satisfied, 0);
        sums.raw += 100 * (satisfied / rated - truth);
        sums.weighted += ofRated.estimate - 100 * truth;
        sums.rawHeld += Number(isWithin(truth, wilson(satisfied, rated)));
        sums.weightedHeld += Number(isWithin(printed(truth), ofRated));
        sums.bounds += Number(isWithin(printed(truth), bounds));
        sums.width += ofRated.high - ofRated.low;
      }
    }
    return rows.map(({ figure, truth, sums }) => ({
      scenario,
      figure,
      truthPercent: 100 * truth,
      rawBias: sums.raw / months,
      weightedBias: sums.weighted / months,
      rawHeld: (100 * sums.rawHeld) / months,
      weightedHeld: (100 * sums.weightedHeld) / months,
      meanWidth: sums.width / months,
      boundsHeld: (100 * sums.bounds) / months,
    }));
  });
}
