import { anchorOf, type RunbookHeading, URGENCY, type Urgency } from '@huiyin/surface';
import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { GuardedOffice } from '../office.ts';

interface AlarmText {
  readonly id: string;
  /** One sentence: what this means to a person. */
  readonly meaning: string;
  readonly runbook: RunbookHeading;
}

export interface AlarmProps extends AlarmText {
  readonly metric: IMetric;
  /** Rings at or above. */
  readonly at: number;
  /** So many periods in a row; one unless told. */
  readonly periods?: number;
  /** Whom it tells; by the urgency of its heading unless told. */
  readonly tells?: Urgency;
}

const descriptionOf = ({ meaning, runbook }: AlarmText): string =>
  `${meaning} What to do: docs/runbook.md#${anchorOf(runbook)}`;

/** Tells somebody, now or in the morning, what it means and where to read on. Where nothing is measured nothing is wrong. */
export function alarm(scope: Construct, office: GuardedOffice, props: AlarmProps): void {
  const { id, metric, at, periods = 1, runbook, tells = URGENCY[runbook] } = props;
  new Alarm(scope, `${id}-alarm`, {
    alarmName: office.names.alarm(id),
    alarmDescription: descriptionOf(props),
    metric,
    threshold: at,
    evaluationPeriods: periods,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  }).addAlarmAction(new SnsAction(office.alarmTopics[tells]));
}

/** How long a function is silent before somebody is told. */
export interface Silence {
  readonly periods: number;
  readonly of: Duration;
}

/** So that a task that runs daily, and some minutes later than yesterday, is no silence. */
export const A_DAY_AND_MORE: Silence = { periods: 30, of: Duration.hours(1) };

/**
 * Tells somebody that a function which runs by itself runs no more. An alarm begins without data and rings only when it gets
 * there from having some; so it is quiet on the day of a first deployment.
 */
export function silenceAlarm(
  scope: Construct,
  office: GuardedOffice,
  props: AlarmText & { readonly handler: IFunction; readonly silent: Silence },
): void {
  new Alarm(scope, `${props.id}-alarm`, {
    alarmName: office.names.alarm(props.id),
    alarmDescription: descriptionOf(props),
    metric: props.handler.metricInvocations({ period: props.silent.of, statistic: 'Sum' }),
    threshold: 1,
    evaluationPeriods: props.silent.periods,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.MISSING,
  }).addInsufficientDataAction(new SnsAction(office.alarmTopics[URGENCY[props.runbook]]));
}
