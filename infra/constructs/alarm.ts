import { anchorOf, type RunbookHeading } from '@huiyin/surface';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import type { GuardedOffice } from '../office.ts';

export interface AlarmProps {
  readonly id: string;
  readonly metric: IMetric;
  /** Rings at or above; `silence` rings when nothing at all is measured. */
  readonly at: number | 'silence';
  /** One sentence: what this means to a person. */
  readonly meaning: string;
  readonly runbook: RunbookHeading;
}

/** Wakes somebody, and tells them what it means and where to read on. */
export function alarm(scope: Construct, office: GuardedOffice, props: AlarmProps): Alarm {
  const { id, metric, at, meaning, runbook } = props;
  const silence = at === 'silence';
  const made = new Alarm(scope, `${id}-alarm`, {
    alarmName: office.names.alarm(id),
    alarmDescription: `${meaning} What to do: docs/runbook.md#${anchorOf(runbook)}`,
    metric,
    threshold: silence ? 1 : at,
    evaluationPeriods: 1,
    comparisonOperator: silence
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: silence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  made.addAlarmAction(new SnsAction(office.alarmTopic));
  return made;
}
