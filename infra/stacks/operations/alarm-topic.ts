import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Office } from '../../office.ts';

/** Where every alarm of the branch goes: one sentence each, nothing personal. */
export function alarmTopic(stack: Stack, { branch, names }: Office): Topic {
  const topic = new Topic(stack, 'Alarms', { topicName: names.alarmTopic, enforceSSL: true });
  // Demanding TLS replaces the topic's own policy, which had let alarms in.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(topic).account } },
    }),
  );
  topic.addSubscription(new EmailSubscription(branch.alarms.email));
  return topic;
}
