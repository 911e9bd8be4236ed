import type { Urgency } from '@huiyin/surface';
import { ArnFormat, CfnOutput, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Office } from '../../office.ts';

/** Where the branch's alarms of this urgency go: one sentence each, nothing personal. */
export function alarmTopic(stack: Stack, { branch, names }: Office, urgency: Urgency): Topic {
  const topic = new Topic(stack, `Alarms-${urgency}`, {
    topicName: names.alarmTopic(urgency),
    enforceSSL: true,
  });
  // Demanding TLS replaces the topic's own policy, which had let alarms in; now this branch's alone.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': Stack.of(topic).account },
        ArnLike: {
          'aws:SourceArn': Stack.of(topic).formatArn({
            service: 'cloudwatch',
            resource: 'alarm',
            resourceName: names.alarm('*'),
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        },
      },
    }),
  );
  topic.addSubscription(new EmailSubscription(branch.alarms[urgency]));
  new CfnOutput(stack, `AlarmTopic-${urgency}`, { value: topic.topicArn });
  return topic;
}
