import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { ROUTES } from '@huiyin/contracts';
import { awsSettings, branchMeant } from '../branch/aws-settings.ts';
import { namesOf } from '../branch/names.ts';
import { EMITTERS, EMITTING, type EmittingService } from '../replay/emitters.ts';
import { redriveQueue } from '../replay/redrive-queue.ts';
import { redriveRelay } from '../replay/redrive-relay.ts';
import { replayService } from '../replay/replay-service.ts';
import type { Session } from '../session.ts';

/** `huiyin replay SERVICE` */
export async function replayCommand(
  session: Session,
  service: EmittingService,
  branch?: string,
): Promise<void> {
  const meant = branchMeant(session, branch);
  const names = namesOf(meant);
  const figures = await replayService({
    dynamodb: new DynamoDBClient(awsSettings(session, 'dynamodb')),
    eventBridge: new EventBridgeClient(awsSettings(session, 'eventbridge')),
    tableName: names.table(service),
    busName: names.mainBus,
    branch: meant,
    emitters: await EMITTERS[service](),
    onProgress: ({ items, events }) => session.world.remark(`${items} items, ${events} events`),
  });
  session.answer(figures, () => [`${figures.events} events of ${figures.items} items published`]);
}

/** `huiyin redrive QUEUE`: a queue's dead letters, or with `SERVICE-relay` what its relay could not publish. */
export async function redriveCommand(session: Session, queue: string, branch?: string): Promise<void> {
  const meant = branchMeant(session, branch);
  const sqs = new SQSClient(awsSettings(session, 'sqs'));
  const [, of = '', door = ''] = /^([a-z]+)-([a-z]+)$/.exec(queue) ?? [];
  const names = namesOf(meant);
  const emitting = EMITTING.find((one) => one === of);
  if (emitting && door === 'relay') {
    const figures = await redriveRelay({
      sqs,
      queueName: names.deadLetters(emitting, door),
      eventBridge: new EventBridgeClient(awsSettings(session, 'eventbridge')),
      busName: names.mainBus,
      branch: meant,
      emitters: await EMITTERS[emitting](),
    });
    session.answer(figures, () => [
      `${figures.published} letters published, ${figures.unreadable} stay unread`,
    ]);
    return;
  }
  const service = SERVICES.find((one) => one === of);
  const queueName = service ? names.deadLetters(service, door) : queue;
  const figures = await redriveQueue({ sqs, queueName });
  session.answer(figures, () => [`${figures.waiting} letters go back to their queue`]);
}

const SERVICES = [...new Set(Object.values(ROUTES).map(({ service }) => service))];
