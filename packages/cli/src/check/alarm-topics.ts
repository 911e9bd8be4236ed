import { paginateListSubscriptionsByTopic, paginateListTopics, type SNSClient } from '@aws-sdk/client-sns';
import { namesOf, type Urgency } from '@huiyin/surface';

/** Whether anybody hears the branch's alarms of an urgency. */
export interface AlarmTopic {
  readonly urgency: Urgency;
  /** Is the topic there at all? */
  readonly found: boolean;
  readonly confirmed: number;
  /** Addresses that got SNS's mail and did not answer it. */
  readonly pending: number;
}

const URGENCIES: readonly Urgency[] = ['urgent', 'morning'];
/** What SNS says instead of a subscription's ARN while nobody confirmed it. */
const PENDING = 'PendingConfirmation';

/** The branch's alarm topics and who hears them. Counts only: whose address it is stays where it is. */
export async function alarmTopicsOf(sns: SNSClient, branch: string): Promise<readonly AlarmTopic[]> {
  const { alarmTopic } = namesOf(branch);
  const arns: string[] = [];
  for await (const { Topics = [] } of paginateListTopics({ client: sns }, {}))
    arns.push(...Topics.flatMap(({ TopicArn }) => TopicArn ?? []));
  return Promise.all(
    URGENCIES.map(async (urgency) => {
      const TopicArn = arns.find((arn) => arn.endsWith(`:${alarmTopic(urgency)}`));
      if (TopicArn === undefined) return { urgency, found: false, confirmed: 0, pending: 0 };
      let [confirmed, pending] = [0, 0];
      for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic(
        { client: sns },
        { TopicArn },
      ))
        for (const { SubscriptionArn } of Subscriptions)
          if (SubscriptionArn === PENDING) pending += 1;
          else confirmed += 1;
      return { urgency, found: true, confirmed, pending };
    }),
  );
}

export const isHeard = ({ confirmed, pending }: AlarmTopic): boolean => confirmed > 0 && pending === 0;
