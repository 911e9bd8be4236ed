import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { letterBox } from './letter-boxes.ts';

const sqs = mockClient(SQSClient);
const QueueArn = 'arn:aws-cn:sqs:cn-north-1:000000000000:huiyin-longgang-sampling-inbox-dead';
const box = () =>
  letterBox(new SQSClient(), {
    dead: 'huiyin-longgang-sampling-inbox-dead',
    source: 'huiyin-longgang-sampling-inbox',
  });

beforeEach(() => {
  sqs.reset();
  sqs.on(GetQueueUrlCommand).resolves({ QueueUrl: 'https://queue/dead' });
  sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { QueueArn } });
});

/** What no emulator does: the errors of SQS, and its ARNs in China. */
describe('a box of dead letters', () => {
  test('moves its letters to the queue of the door, in whichever partition that is', async () => {
    expect(await box().sendAllBack()).toBe(true);
    expect(sqs.commandCalls(StartMessageMoveTaskCommand)[0]?.args[0].input).toEqual({
      SourceArn: QueueArn,
      DestinationArn: 'arn:aws-cn:sqs:cn-north-1:000000000000:huiyin-longgang-sampling-inbox',
    });
  });

  test('says so when a move is under way, and passes on every other error', async () => {
    sqs
      .on(StartMessageMoveTaskCommand)
      .rejectsOnce(
        new Error('There is already a task running. Only one active task is allowed at a given time.'),
      )
      .rejects(new Error('The queue is out of reach'));
    expect(await box().sendAllBack()).toBe(false);
    await expect(box().sendAllBack()).rejects.toThrow('out of reach');
  });

  test('asks for its address once, and again after it asked in vain', async () => {
    const asked = box();
    sqs.on(GetQueueUrlCommand).rejectsOnce(new Error('not now')).resolves({ QueueUrl: 'https://queue/dead' });
    await expect(asked.counts()).rejects.toThrow('not now');
    await asked.counts();
    await asked.counts();
    expect(sqs.commandCalls(GetQueueUrlCommand)).toHaveLength(2);
  });
});
