import type { BranchConfiguration, Trend } from '@huiyin/contracts';
import { binomialChart, type Chart, NOT_AVAILABLE, type Proportion, pChart } from '@huiyin/statistics';
import { proportionOf, satisfactionOf, weightsOf } from './estimates.ts';
import { type PeriodFold, routineOf } from './period-fold.ts';
import { countOf } from './tally.ts';

/** With fewer dissatisfied than this expected in a period, three sigmas alarm far more often than they say. */
const EXPECTED_MIN = 5;
/** What three sigmas of a normal curve alarm, both sides. */
const SIGMA_ALARMS = 0.0027;

/** Satisfaction and praise of these periods, in their order, and the control chart of satisfaction. */
export function trendOf(
  periods: readonly { readonly period: string; readonly fold: PeriodFold }[],
  levels: BranchConfiguration['levels'],
): Trend {
  const counted = periods.map(({ period, fold }) => {
    const [cells, weights] = [routineOf(fold), weightsOf(fold.population)];
    return {
      period,
      satisfied: proportionOf(cells, weights, satisfactionOf(levels)),
      praised: proportionOf(cells, weights, (tally) => ({
        rated: countOf(tally, 'callbacks'),
        satisfied: countOf(tally, 'praised'),
      })),
    };
  });
  const { kind, chart } = chartOf(counted.map(({ satisfied }) => satisfied ?? { successes: 0, trials: 0 }));
  return {
    points: counted.map(({ period, satisfied, praised }, index) => {
      const found = chart?.points[index];
      const point = found === undefined || found === NOT_AVAILABLE ? undefined : found;
      return {
        period,
        satisfaction: shareOf(satisfied),
        praise: shareOf(praised),
        limits: point ? { low: percentOf(point.low), high: percentOf(point.high) } : null,
        signal: point?.signal ?? 'none',
      };
    }),
    centre: chart ? percentOf(chart.centre) : null,
    chart: kind,
    falseAlarms: chart ? percentOf(chart.falseAlarmRate) : 0,
  };
}

/** The p chart, or exact limits where the dissatisfied are few. */
function chartOf(rated: readonly Proportion[]): {
  readonly kind: Trend['chart'];
  readonly chart: Chart | undefined;
} {
  const subgroups = rated.map(({ successes, trials }) => ({ count: successes, trials }));
  const p = pChart(subgroups);
  if (p === NOT_AVAILABLE) return { kind: 'p', chart: undefined };
  const least = Math.min(...rated.filter(({ trials }) => trials > 0).map(({ trials }) => trials));
  if (least * Math.min(p.centre, 1 - p.centre) >= EXPECTED_MIN) return { kind: 'p', chart: p };
  const exact = binomialChart(subgroups, { falseAlarmsMax: SIGMA_ALARMS, watch: 'both' });
  return { kind: 'binomial', chart: exact === NOT_AVAILABLE ? undefined : exact };
}

const shareOf = (proportion: Proportion | undefined): number | null =>
  proportion ? percentOf(proportion.successes / proportion.trials) : null;

/** Three decimals. */
const percentOf = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 100_000) / 1000;
