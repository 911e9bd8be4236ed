import { ListSubscriptionsByTopicCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { checkCloud } from './check-command.ts';

const arnOf = (topic: string) => `arn:aws-cn:sns:cn-north-1:123456789012:${topic}`;
const [URGENT, MORNING] = ['huiyin-longgang-alarms-urgent', 'huiyin-longgang-alarms-morning'];

/** An account with these subscriptions by topic, and another branch's topics beside them. */
function check(subscriptions: Readonly<Record<string, readonly string[]>>) {
  const sns = new SNSClient({ region: 'cn-north-1' });
  const mock = mockClient(sns);
  const topics = [...Object.keys(subscriptions), 'huiyin-longhua-alarms-urgent'].map((topic) => ({
    TopicArn: arnOf(topic),
  }));
  mock.on(ListTopicsCommand).resolves({ Topics: topics.slice(0, 1), NextToken: 'more' });
  mock.on(ListTopicsCommand, { NextToken: 'more' }).resolves({ Topics: topics.slice(1) });
  for (const [topic, arns] of Object.entries(subscriptions))
    mock
      .on(ListSubscriptionsByTopicCommand, { TopicArn: arnOf(topic) })
      .resolves({ Subscriptions: arns.map((SubscriptionArn) => ({ SubscriptionArn })) });
  const world = worldOf({});
  const session = openSession({ data: 'nowhere', json: false, english: true }, world);
  return { printed: world.printed, done: checkCloud(session, 'longgang', () => sns) };
}
const CONFIRMED = 'arn:aws-cn:sns:cn-north-1:123456789012:huiyin-longgang-alarms-urgent:6f1c2a54';

describe('checking whether somebody hears the alarms', () => {
  test('says so when every address is confirmed', async () => {
    const { printed, done } = check({ [URGENT]: [CONFIRMED], [MORNING]: [CONFIRMED] });
    await done;
    expect(printed).toEqual([
      'urgent alarms: 1 confirmed, 0 not confirmed',
      'morning alarms: 1 confirmed, 0 not confirmed',
    ]);
  });

  test.each([
    ['an address is not confirmed', { [URGENT]: ['PendingConfirmation'], [MORNING]: [CONFIRMED] }, 'urgent'],
    [
      'one of two is not',
      { [URGENT]: [CONFIRMED], [MORNING]: [CONFIRMED, 'PendingConfirmation'] },
      'morning',
    ],
    ['SNS forgot the address', { [URGENT]: [CONFIRMED], [MORNING]: [] }, 'morning'],
    ['a topic is not there', { [URGENT]: [CONFIRMED] }, 'morning'],
  ])('fails when %s', async (_, subscriptions, unheard) => {
    await expect(check(subscriptions).done).rejects.toMatchObject({
      code: 'alarms-unheard',
      message: expect.stringContaining(`alarms ${unheard}:`),
    });
  });
});
