import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { OpenDoor } from './open-door.ts';

/** Sends a message to the door's own queue once more. */
export function openOwnQueue({
  environment,
}: OpenDoor<{ readonly QUEUE_URL: string }>): (body: string) => Promise<void> {
  const sqs = new SQSClient();
  return async (body) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: environment.QUEUE_URL, MessageBody: body }));
  };
}
