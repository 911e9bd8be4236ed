import { GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { Fault } from '@huiyin/kernel';

/** The address of a queue by its name. */
export async function queueUrl(sqs: SQSClient, queueName: string): Promise<string> {
  const { QueueUrl } = await sqs
    .send(new GetQueueUrlCommand({ QueueName: queueName }))
    .catch((cause: unknown) => {
      throw new Fault('no-such-queue', `there is no queue ${queueName}`, { cause });
    });
  return QueueUrl ?? '';
}
