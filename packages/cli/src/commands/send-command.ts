import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { INLET_DETAIL_TYPE } from '@huiyin/contracts';
import { readSettings } from '@huiyin/files';
import { Fault } from '@huiyin/kernel';
import { namesOf } from '@huiyin/surface';
import * as z from 'zod';
import { awsSettings } from '../branch/aws-settings.ts';
import type { Session } from '../session.ts';

/** An event as EventBridge takes it, or the bare work order. */
const entry = z.looseObject({
  source: z.string().min(1),
  'detail-type': z.literal(INLET_DETAIL_TYPE),
  detail: z.looseObject({}),
});
const file = z.union([
  entry.transform(({ source, detail }) => ({ source, detail })),
  z.looseObject({}).transform((detail) => ({ source: 'huiyin.send', detail })),
]);

/**
 * `huiyin send event.json`: puts one upstream event on the inlet bus, as an upstream system would; the bus of the branch
 * that runs here, or the one named (then with the caller's own AWS credentials). Without a bus: through the API.
 */
export async function sendCommand(
  session: Session,
  path: string,
  busName: string | undefined,
): Promise<void> {
  const { source, detail } = await readSettings(path, file);
  const bus = busName ?? (session.local && namesOf(session.local.branch).inletBus);
  if (bus === undefined) {
    const { results } = await session.api.call(
      'POST /work-orders',
      { body: [detail] },
      session.user('upstream'),
    );
    session.answer({ by: 'api', results }, () =>
      results.map(({ orderId, result }) => `${orderId ?? ''} ${result}`),
    );
    return;
  }
  const client = new EventBridgeClient(awsSettings(session, 'eventbridge'));
  const { Entries = [] } = await client.send(
    new PutEventsCommand({
      Entries: [
        { EventBusName: bus, Source: source, DetailType: INLET_DETAIL_TYPE, Detail: JSON.stringify(detail) },
      ],
    }),
  );
  const [taken] = Entries;
  if (taken?.EventId === undefined)
    throw new Fault('event-not-taken', `the bus did not take the event: ${taken?.ErrorCode ?? 'no answer'}`);
  const eventId = taken.EventId;
  session.answer({ by: 'bus', bus, eventId }, () => [
    session.text(`${bus} 已接收事件 ${eventId}`, `${bus} took the event ${eventId}`),
  ]);
}
