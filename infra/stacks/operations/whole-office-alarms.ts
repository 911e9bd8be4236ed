import { type CountedLine, doorsOf, linesCountedBy, type Surface } from '@huiyin/surface';
import { Duration, type Stack } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { alarm } from '../../constructs/alarm.ts';
import type { GuardedOffice } from '../../office.ts';

/** Below this, bodies turned away are somebody's typing; above it and with none recorded, it is a wire or a mapping. */
const TURNED_AWAY_MIN = 10;

/** What no single door can tell. Metrics are known by name, as on the dashboard. */
export function wholeOfficeAlarms(stack: Stack, office: GuardedOffice, surfaces: readonly Surface[]): void {
  const { names } = office;
  const sum = (
    namespace: string,
    metricName: string,
    dimensionsMap: Record<string, string>,
    period: Duration,
  ): Metric => new Metric({ namespace, metricName, dimensionsMap, statistic: 'Sum', period });
  const lines = (service: string, line: CountedLine, period: Duration): Metric =>
    sum(names.metrics, names.lineMetric(service, line), {}, period);

  const hour = Duration.hours(1);
  alarm(stack, office, {
    id: 'orders-turned-away',
    // Intake's relay wakes for orders that were recorded, and for nothing else that comes in numbers.
    metric: new MathExpression({
      expression: `IF(FILL(recorded, 0) < 1, turnedAway, 0)`,
      usingMetrics: {
        turnedAway: lines('intake', 'order-rejected', hour),
        recorded: sum('AWS/Lambda', 'Invocations', { FunctionName: names.function('intake', 'relay') }, hour),
      },
      period: hour,
      label: 'Orders turned away in an hour in which none was recorded',
    }),
    at: TURNED_AWAY_MIN,
    meaning: 'Work orders come and every one is turned away: no customer of today will be called.',
    runbook: 'allTurnedAway',
  });
  alarm(stack, office, {
    id: 'no-orders',
    metric: lines('sampling', 'no-orders', hour),
    at: 1,
    meaning: 'Not one work order was counted for a working day, though there were some in the week before.',
    runbook: 'noOrders',
  });

  alarm(stack, office, {
    id: 'month-overdue',
    metric: lines('intake', 'month-overdue', hour),
    at: 1,
    meaning: 'What is personal of a month should be gone for a week, and open work still needs it.',
    runbook: 'keptTooLong',
  });

  const quarter = Duration.minutes(15);
  for (const surface of surfaces) {
    const { service } = surface;
    const doors = doorsOf([surface]);
    const functions = (metricName: string) =>
      doors.map(({ name }) =>
        sum('AWS/Lambda', metricName, { FunctionName: names.function(service, name) }, quarter),
      );
    const table = (metricName: string) =>
      sum('AWS/DynamoDB', metricName, { TableName: names.table(service) }, quarter);
    alarm(stack, office, {
      id: `${service}-errors`,
      metric: total(functions('Errors'), quarter, 'Failed invocations'),
      at: 5,
      periods: 2,
      meaning: `The functions of the ${service} service fail again and again; what they could not do waits and is tried again.`,
      runbook: 'errors',
    });
    alarm(stack, office, {
      id: `${service}-throttled`,
      metric: total(
        [...functions('Throttles'), table('ReadThrottleEvents'), table('WriteThrottleEvents')],
        quarter,
        'Throttled',
      ),
      at: 10,
      periods: 2,
      meaning: `The ${service} service wants more functions or table capacity than it may have, so work waits.`,
      runbook: 'throttled',
    });
    if (doors.some(({ door }) => linesCountedBy(door).includes('item-not-forgotten')))
      alarm(stack, office, {
        id: `${service}-not-forgotten`,
        metric: lines(service, 'item-not-forgotten', hour),
        at: 1,
        meaning: `A customer asked to be forgotten, and an item of the ${service} service cannot be read, so it may still hold them.`,
        runbook: 'notForgotten',
      });
  }
}

/** Where one of them has no data it adds nothing. */
function total(metrics: readonly Metric[], period: Duration, label: string): MathExpression {
  return new MathExpression({
    expression: 'SUM(METRICS())',
    usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric])),
    period,
    label,
  });
}
