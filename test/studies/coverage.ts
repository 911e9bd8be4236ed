import {
  clopperPearson,
  drawBinomial,
  type Interval,
  type NotAvailable,
  nonResponseBounds,
  proportionEstimate,
  proportionInterval,
  type Random,
  type RatedStratum,
  seeded,
  studentInterval,
  wilson,
} from '@huiyin/statistics';
import {
  BRANCH,
  type Cell,
  drawMonth,
  type Response,
  type SampledCell,
  truthOf,
} from './simulated-branch.ts';

/** Percent of replications whose interval held the truth; 95 is what it promises. */
export type Verdict = 'as promised' | 'too wide' | 'too narrow';

export interface Coverage {
  readonly scenario: string;
  readonly figure: string;
  readonly method: string;
  readonly coveredPercent: number;
  /** Mean of what was estimated less the truth, in points. */
  readonly biasPoints: number;
  readonly meanWidthPoints: number;
  /** Replications in which the method gave an interval. */
  readonly intervals: number;
  readonly verdict: Verdict;
}

interface Answer {
  readonly estimate: number;
  readonly interval: Interval | NotAvailable;
}
type Method = (cells: readonly SampledCell[]) => Answer | NotAvailable;

const BAND = [94, 96] as const;

export const BOUNDS = 'worst and best, no sampling error in them';

const sum = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((total, each) => total + of(each), 0);

const merged = (strata: readonly RatedStratum[]): RatedStratum => ({
  population: sum(strata, ({ population }) => population),
  sampled: sum(strata, ({ sampled }) => sampled),
  rated: sum(strata, ({ rated }) => rated),
  satisfied: sum(strata, ({ satisfied }) => satisfied),
});

/** One stratum for each business type. */
const byBusinessType = (cells: readonly SampledCell[]): RatedStratum[] =>
  [...Map.groupBy(cells, ({ businessType }) => businessType).values()].map((own) =>
    merged(own.map(({ stratum }) => stratum)),
  );

/** Who answered is taken for the sample: within a stratum those who did not are taken to think alike. */
const adjusted = (strata: readonly RatedStratum[]): RatedStratum[] =>
  strata.map((stratum) => ({ ...stratum, sampled: stratum.rated }));

const pooled: Method = (cells) => {
  const { rated, satisfied } = merged(cells.map(({ stratum }) => stratum));
  return { estimate: satisfied / rated, interval: wilson(satisfied, rated) };
};

const weighted =
  (
    strataOf: (cells: readonly SampledCell[]) => readonly RatedStratum[],
    kind: 'wilson' | 'student',
  ): Method =>
  (cells) => {
    const estimate = proportionEstimate(strataOf(cells));
    if (estimate === 'n/a') return estimate;
    const interval = kind === 'wilson' ? proportionInterval(estimate) : studentInterval(estimate);
    return { estimate: estimate.estimate, interval };
  };

const bounds: Method = (cells) => {
  const interval = nonResponseBounds(cells.map(({ stratum }) => stratum));
  if (interval === 'n/a' || interval.low === interval.high) return 'n/a';
  return { estimate: (interval.low + interval.high) / 2, interval };
};

const ofTeam = (cells: readonly SampledCell[], team: string) => cells.filter((cell) => cell.team === team);
/** The team as a domain of strata whose population by team nobody knows. */
const domain = (team: string) => (cells: readonly SampledCell[]) =>
  adjusted(byBusinessType(cells)).map((stratum, index) => {
    const own = byBusinessType(ofTeam(cells, team))[index];
    return { ...stratum, rated: own?.rated ?? 0, satisfied: own?.satisfied ?? 0 };
  });
const cellsOf = (cells: readonly SampledCell[]) => adjusted(cells.map(({ stratum }) => stratum));

const FIGURES: readonly {
  figure: string;
  of: (cell: Cell) => boolean;
  methods: Readonly<Record<string, Method>>;
}[] = [
  {
    figure: 'branch',
    of: () => true,
    methods: {
      'pooled raw share, Wilson': pooled,
      'weighted, answers as a domain': weighted(byBusinessType, 'wilson'),
      'weighted, answers for the stratum': weighted((cells) => adjusted(byBusinessType(cells)), 'wilson'),
      'the same, ± t standard errors': weighted((cells) => adjusted(byBusinessType(cells)), 'student'),
      'weighted, strata × team': weighted(cellsOf, 'wilson'),
      [BOUNDS]: bounds,
    },
  },
  ...['first', 'second', 'third'].map((team) => ({
    figure: `team ${team}`,
    of: (cell: Cell) => cell.team === team,
    methods: {
      'pooled raw share, Wilson': (cells: readonly SampledCell[]) => pooled(ofTeam(cells, team)),
      'weighted, a domain': weighted(domain(team), 'wilson'),
      'weighted, own population known': weighted((cells) => cellsOf(ofTeam(cells, team)), 'wilson'),
      'the same, ± t standard errors': weighted((cells) => cellsOf(ofTeam(cells, team)), 'student'),
    },
  })),
  ...['safety-inspection', 'counter', 'ignition'].map((businessType) => ({
    figure: businessType,
    of: (cell: Cell) => cell.businessType === businessType,
    methods: {
      weighted: weighted(
        (cells) => adjusted(byBusinessType(cells.filter((cell) => cell.businessType === businessType))),
        'wilson',
      ),
    },
  })),
];

const RESPONSES: Readonly<Record<string, Response>> = {
  'everybody answers': () => 1,
  '30 % do not answer, whoever they are': () => 0.7,
  '30 % do not answer, more of some businesses': ({ rate }) => (rate === 1 ? 0.9 : 0.66),
  '30 % do not answer, the dissatisfied more often': (_, isSatisfied) => (isSatisfied ? 0.71 : 0.45),
};

const verdictOf = (percent: number): Verdict => {
  if (percent < BAND[0]) return 'too narrow';
  return percent > BAND[1] ? 'too wide' : 'as promised';
};

/** What an interval did over many months. */
function tally() {
  let [held, width, error, intervals, estimates] = [0, 0, 0, 0, 0];
  return {
    add(answer: Answer | NotAvailable, truth: number) {
      if (answer === 'n/a') return;
      estimates++;
      error += answer.estimate - truth;
      if (answer.interval === 'n/a') return;
      intervals++;
      const { low, high } = answer.interval;
      width += high - low;
      if (low <= truth && truth <= high) held++;
    },
    figures() {
      const coveredPercent = (100 * held) / intervals;
      return {
        coveredPercent,
        biasPoints: (100 * error) / estimates,
        meanWidthPoints: (100 * width) / intervals,
        intervals,
        verdict: verdictOf(coveredPercent),
      };
    },
  };
}

/** How often intervals hold the truth of a simulated branch, in so many months; the same for the same seed. */
export function coverageOfEstimates(replications: number, seed: number): Coverage[] {
  return Object.entries(RESPONSES).flatMap(([scenario, response], index) => {
    const random = seeded(seed + index);
    const rows = FIGURES.flatMap(({ figure, of, methods }) =>
      Object.entries(methods).map(([method, answer]) => ({
        scenario,
        figure,
        method,
        answer,
        truth: truthOf(BRANCH.filter(of)),
        tally: tally(),
      })),
    );
    for (let month = 0; month < replications; month++) {
      const cells = drawMonth(random, BRANCH, response);
      for (const row of rows) row.tally.add(row.answer(cells), row.truth);
    }
    return rows
      .map(({ scenario, figure, method, tally }) => ({ scenario, figure, method, ...tally.figures() }))
      .filter(({ intervals }) => intervals > 0);
  });
}

const SHARES = [
  [30, 0.9],
  [100, 0.95],
  [190, 0.9],
  [456, 0.95],
  [2473, 0.998],
  [3000, 0.95],
] as const;

/** The same of a plain share of so many answers. */
export function coverageOfShares(replications: number, seed: number): Coverage[] {
  const random: Random = seeded(seed);
  return SHARES.flatMap(([trials, truth]) => {
    const [score, exact] = [tally(), tally()];
    for (let replication = 0; replication < replications; replication++) {
      const successes = drawBinomial(random, trials, truth);
      const estimate = successes / trials;
      score.add({ estimate, interval: wilson(successes, trials) }, truth);
      exact.add({ estimate, interval: clopperPearson(successes, trials) }, truth);
    }
    const named = { scenario: 'a plain share', figure: `${trials} answers, ${truth} satisfied` };
    return [
      { ...named, method: 'Wilson', ...score.figures() },
      { ...named, method: 'Clopper–Pearson', ...exact.figures() },
    ];
  });
}
