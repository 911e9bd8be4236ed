import { Duration, type Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnConfigurationSet, CfnConfigurationSetEventDestination } from 'aws-cdk-lib/aws-ses';
import { alarm } from '../../constructs/alarm.ts';
import type { GuardedOffice } from '../../office.ts';

const DIMENSION = 'ses:configuration-set';

/** Counts what became of the branch's mail, and tells somebody when a briefing came back. SES is not offered in AWS China. */
export function mailEvents(stack: Stack, office: GuardedOffice): void {
  const { branch, names } = office;
  if (branch.region.startsWith('cn-')) return;
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
