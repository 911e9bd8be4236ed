import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { INLET_DETAIL_TYPE } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { namesOf } from '@huiyin/surface';
import type { LivedOffice } from './lived-office.ts';
import type { Sending } from './orders/plan-month.ts';

/** EventBridge takes ten entries at once. */
const ENTRIES_MAX = 10;

/** The branch's inlet bus, as the upstream system of the field crews uses it. */
export function inletOf({ branch, cloud }: LivedOffice): (orders: Sending['orders']) => Promise<void> {
  const client = new EventBridgeClient({
    endpoint: cloud.endpoints.eventbridge,
    region: cloud.region,
    credentials: { accessKeyId: 'upstream', secretAccessKey: 'local' },
  });
  const { inletBus } = namesOf(branch.branch);
  return async (orders) => {
    for (let start = 0; start < orders.length; start += ENTRIES_MAX) {
      const { FailedEntryCount } = await client.send(
        new PutEventsCommand({
          Entries: orders.slice(start, start + ENTRIES_MAX).map((order) => ({
            EventBusName: inletBus,
            Source: 'field-service',
            DetailType: INLET_DETAIL_TYPE,
            Detail: JSON.stringify(order),
          })),
        }),
      );
      if (FailedEntryCount)
        throw new Fault('events-not-taken', 'the inlet bus refused orders of the sample month');
    }
  };
}
