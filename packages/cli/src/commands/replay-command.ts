import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { EMITTERS, RELAYED_SERVICES, type RelayedService, SURFACES } from '@huiyin/services';
import { namesOf } from '@huiyin/surface';
import { awsSettings, branchMeant } from '../branch/aws-settings.ts';
import { redriveQueue } from '../replay/redrive-queue.ts';
import { redriveRelay } from '../replay/redrive-relay.ts';
import { replayService } from '../replay/replay-service.ts';
import type { Session } from '../session.ts';

/** `huiyin replay SERVICE` */
export async function replayCommand(
  session: Session,
  service: RelayedService,
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
    onProgress: ({ items, events }) =>
      session.world.remark(session.text(`${items} 项，${events} 个事件`, `${items} items, ${events} events`)),
  });
  session.answer(figures, () => [
    session.text(
      `已发布 ${figures.items} 项的 ${figures.events} 个事件`,
      `${figures.events} events of ${figures.items} items published`,
    ),
  ]);
}

/** `huiyin redrive QUEUE`: a queue's dead letters, or with `SERVICE-relay` what its relay could not publish. */
export async function redriveCommand(session: Session, queue: string, branch?: string): Promise<void> {
  const meant = branchMeant(session, branch);
  const sqs = new SQSClient(awsSettings(session, 'sqs'));
  const [service, door] = /^([a-z]+)-([a-z]+)$/.exec(queue)?.slice(1) ?? [];
  const names = namesOf(meant);
  const relayed = door === 'relay' ? RELAYED_SERVICES.find((one) => one === service) : undefined;
  if (relayed) {
    const figures = await redriveRelay({
      sqs,
      queueName: names.deadLetters(relayed, 'relay'),
      eventBridge: new EventBridgeClient(awsSettings(session, 'eventbridge')),
      busName: names.mainBus,
      branch: meant,
      emitters: await EMITTERS[relayed](),
    });
    session.answer(figures, () => [
      session.text(
        `已发布 ${figures.published} 封，${figures.unreadable} 封无法读取而留下`,
        `${figures.published} letters published, ${figures.unreadable} stay unread`,
      ),
    ]);
    return;
  }
  const isOurs = SURFACES.some((surface) => surface.service === service);
  const queueName =
    isOurs && service !== undefined && door !== undefined ? names.deadLetters(service, door) : queue;
  const figures = await redriveQueue({ sqs, queueName });
  session.answer(figures, () => [
    session.text(`${figures.waiting} 封退回原队列`, `${figures.waiting} letters go back to their queue`),
  ]);
}
