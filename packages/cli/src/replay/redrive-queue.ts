import { GetQueueAttributesCommand, type SQSClient, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { queueUrl } from './queue-url.ts';

export interface RedriveDeps {
  readonly sqs: SQSClient;
  readonly queueName: string;
}

/** Sends the dead letters of a queue back to the queue they came from; SQS does it by itself from here on. */
export async function redriveQueue({ sqs, queueName }: RedriveDeps): Promise<{ waiting: number }> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: await queueUrl(sqs, queueName),
      AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages'],
    }),
  );
  const waiting = Number(Attributes.ApproximateNumberOfMessages ?? 0);
  if (waiting > 0) await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: Attributes.QueueArn }));
  return { waiting };
}
