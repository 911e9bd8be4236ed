export type { Chart, ChartPoint, Signal, Subgroup } from './chart.ts';
export { clopperPearson } from './clopper-pearson.ts';
export { ImpossibleFigures } from './demand.ts';
export { type Alternative, fisherExact } from './fisher.ts';
export { type GChartLimits, gChart } from './g-chart.ts';
export { holm } from './holm.ts';
export { type Interval, LEVEL } from './interval.ts';
export { type Agreement, cohenKappa } from './kappa.ts';
export { newcombe, type Proportion } from './newcombe.ts';
export { NOT_AVAILABLE, type NotAvailable, share } from './not-available.ts';
export {
  type FinalDispositions,
  OUTCOME_RATES,
  type OutcomeRate,
  type OutcomeRates,
  outcomeRates,
} from './outcome-rates.ts';
export { binomialChart, type LaneyChart, laneyChart, type ProbabilityLimits, pChart } from './p-chart.ts';
export { answersNeeded, callsNeeded, type WantedWidth } from './sample-size.ts';
export { twoProportionTest, type ZTest } from './two-proportions.ts';
export { wilson } from './wilson.ts';
