export { attributeUnits } from './cost/attribute-units.ts';
export { costReport } from './cost/cost-report.ts';
export { billOf } from './cost/prices.ts';
export { drawsOf } from './draw.ts';
export { planMonth } from './orders/plan-month.ts';
export { liveSampleMonth, SEED } from './sample-month.ts';
export { type MonthSummary, summarize } from './summary.ts';
export { measureThroughput } from './throughput.ts';
