export {
  type AllocationStratum,
  budgetShares,
  type CostedStratum,
  minimaxAllocation,
  neymanAllocation,
  neymanShares,
  precisionShares,
  varianceOfMean,
} from './allocation.ts';
export type { Chart, ChartPoint, Signal, Subgroup } from './chart.ts';
export { clopperPearson } from './clopper-pearson.ts';
export { ImpossibleFigures } from './demand.ts';
export {
  type Cell,
  type Estimate,
  estimatesBy,
  postStratifiedEstimate,
  ratioEstimate,
  studentInterval,
  totalEstimate,
} from './estimate.ts';
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
export { type PlannedStratum, plannedStrata } from './plan.ts';
export {
  nonResponseBounds,
  type ProportionEstimate,
  proportionEstimate,
  proportionInterval,
} from './proportion-estimate.ts';
export { drawBinomial, type Random, seeded } from './random.ts';
export {
  type LotPlan,
  passProbability,
  type RunLength,
  type Scheme,
  type SchemeFigures,
  schemeFigures,
} from './run-lengths.ts';
export { answersNeeded, callsNeeded, type WantedWidth } from './sample-size.ts';
export { type Shrunk, shrunkShares } from './shrink.ts';
export { type ProportionPair, stratifiedExact } from './stratified-exact.ts';
export {
  type DrawnStratum,
  NO_SUMS,
  plus,
  type RatedStratum,
  type StratumSums,
  type Sums,
  sumsOf,
} from './stratum.ts';
export {
  afterLot,
  ISO_RULES,
  type Lot,
  type Severity,
  type Switched,
  type SwitchingRule,
  type SwitchingRules,
  type SwitchingState,
  startOf,
} from './switching.ts';
export { twoProportionTest, type ZTest } from './two-proportions.ts';
export { wilson } from './wilson.ts';
