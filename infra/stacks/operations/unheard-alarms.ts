import type { Urgency } from '@huiyin/surface';
import { Duration, type Stack } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { alarm } from '../../constructs/alarm.ts';
import type { GuardedOffice } from '../../office.ts';

const OTHER: Readonly<Record<Urgency, Urgency>> = { urgent: 'morning', morning: 'urgent' };

/** An alarm that was published and delivered to nobody, since nobody confirmed the subscription: whoever reads the other topic is told. */
export function unheardAlarms(stack: Stack, office: GuardedOffice): void {
  const hour = Duration.hours(1);
  for (const urgency of ['urgent', 'morning'] as const) {
    const messages = (metricName: string): Metric =>
      new Metric({
        namespace: 'AWS/SNS',
        metricName,
        dimensionsMap: { TopicName: office.names.alarmTopic(urgency) },
        statistic: 'Sum',
        period: hour,
      });
    alarm(stack, office, {
      id: `alarms-${urgency}-unheard`,
      metric: new MathExpression({
        expression: 'IF(FILL(delivered, 0) < 1, published, 0)',
        usingMetrics: {
          published: messages('NumberOfMessagesPublished'),
          delivered: messages('NumberOfNotificationsDelivered'),
        },
        period: hour,
        label: `Alarms for ${urgency} in an hour in which none was delivered`,
      }),
      at: 1,
      meaning: `An alarm for ${urgency} reached nobody: its subscription is not confirmed, or the address is gone.`,
      runbook: 'unheard',
      tells: OTHER[urgency],
    });
  }
}
