import { Duration, type Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnConfigurationSet, CfnConfigurationSetEventDestination } from 'aws-cdk-lib/aws-ses';
import { alarm } from '../../constructs/alarm.ts';
import type { GuardedOffice } from '../../office.ts';

const DIMENSION = 'ses:configuration-set';

/** Counts what became of the branch's mail, and tells somebody when a briefing came back or was not taken. */
export function mailEvents(stack: Stack, office: GuardedOffice): void {
  if (office.branch.briefing.mail.kind === 'ses') sesEvents(stack, office);
  else
    alarm(stack, office, {
      id: 'mail-refused',
      metric: new Metric({
        namespace: office.names.metrics,
        metricName: office.names.lineMetric('briefing', 'letter-refused'),
        statistic: 'Sum',
        period: Duration.hours(1),
      }),
      at: 1,
      meaning: 'The mail server refused a briefing: somebody who acts on briefings does not get theirs.',
      runbook: 'mailBounced',
    });
}

function sesEvents(stack: Stack, office: GuardedOffice): void {
  const { names } = office;
  const set = new CfnConfigurationSet(stack, 'Mail', {
    name: names.mailEvents,
    deliveryOptions: { tlsPolicy: 'REQUIRE' },
  });
  new CfnConfigurationSetEventDestination(stack, 'MailEvents', {
    configurationSetName: set.ref,
    eventDestination: {
      name: 'metrics',
      enabled: true,
      matchingEventTypes: ['bounce', 'complaint', 'reject'],
      cloudWatchDestination: {
        dimensionConfigurations: [
          {
            dimensionName: DIMENSION,
            dimensionValueSource: 'messageTag',
            defaultDimensionValue: names.mailEvents,
          },
        ],
      },
    },
  });
  for (const [id, metricName, what] of [
    ['mail-bounced', 'Bounce', 'came back'],
    ['mail-complained', 'Complaint', 'was reported as unwanted'],
    ['mail-refused', 'Reject', 'was not taken by SES'],
  ] as const)
    alarm(stack, office, {
      id,
      metric: new Metric({
        namespace: 'AWS/SES',
        metricName,
        dimensionsMap: { [DIMENSION]: names.mailEvents },
        statistic: 'Sum',
        period: Duration.hours(1),
      }),
      at: 1,
      meaning: `A briefing ${what}: somebody who acts on briefings does not get theirs.`,
      runbook: 'mailBounced',
    });
}
