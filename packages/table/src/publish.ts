import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type BusEvent, type EventDraft, eventSchema, sourceOf } from '@huiyin/contracts';
import type { AggregateType, Stored } from './aggregate.ts';

/** EventBridge takes at most ten entries, and 256 KB, in one call. */
const ENTRIES_MAX = 10;
const BYTES_MAX = 240 * 1024;

/** The events a stored aggregate has to tell, in their envelopes; checked against their contracts before they leave. */
export function eventsAbout<State extends object>(
  type: AggregateType<State>,
  stored: Stored<State>,
  branch: string,
): BusEvent[] {
  const aggregate = { type: type.name, id: type.idOf(stored.state), version: stored.version };
  return (type.eventsOf?.(stored.state) ?? []).map((draft) =>
    envelop(draft, aggregate, stored.traceId, branch),
  );
}

function envelop(
  draft: EventDraft,
  aggregate: BusEvent['aggregate'],
  traceId: string,
  branch: string,
): BusEvent {
  const event = {
    id: `${aggregate.type}/${aggregate.id}/${aggregate.version}/${draft.name}`,
    name: draft.name,
    contract: 1,
    branch,
    at: draft.at,
    traceId,
    aggregate,
    data: draft.data,
  };
  eventSchema(draft.name)?.parse(event);
  // The schema just parsed it; the union over names is more than the compiler can follow.
  return event as BusEvent;
}

/** Publishes in order, as few calls as the limits allow; answers the events that EventBridge did not take. */
export async function publish(
  client: EventBridgeClient,
  busName: string,
  events: readonly BusEvent[],
): Promise<readonly BusEvent[]> {
  const refused: BusEvent[] = [];
  for (const batch of inBatches(events)) {
    const { Entries = [] } = await client.send(
      new PutEventsCommand({
        Entries: batch.map(({ event, detail }) => ({
          EventBusName: busName,
          Source: sourceOf(event.name),
          DetailType: event.name,
          Detail: detail,
          Time: new Date(event.at),
        })),
      }),
    );
    batch.forEach(({ event }, index) => {
      if (Entries[index]?.EventId === undefined) refused.push(event);
    });
  }
  return refused;
}

function inBatches(events: readonly BusEvent[]): { event: BusEvent; detail: string }[][] {
  const batches: { event: BusEvent; detail: string }[][] = [];
  let bytes = 0;
  for (const event of events) {
    const detail = JSON.stringify(event);
    const size = Buffer.byteLength(detail) + 200;
    const open = batches.at(-1);
    if (open && open.length < ENTRIES_MAX && bytes + size <= BYTES_MAX) {
      open.push({ event, detail });
      bytes += size;
    } else {
      batches.push([{ event, detail }]);
      bytes = size;
    }
  }
  return batches;
}
