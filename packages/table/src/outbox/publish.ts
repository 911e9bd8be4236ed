import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type BusEvent, checkEvent, EVENTS, type EventDraft, sourceOf } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { AggregateType, Stored } from '../aggregate/aggregate-type.ts';

/** EventBridge takes at most ten entries, and 256 KB, in one call. */
const ENTRIES_MAX = 10;
const BYTES_MAX = 240 * 1024;

/** An event that breaks its own contract. The cause names paths and rules, never values. */
export class EventRefused extends Fault {
  constructor(name: string, cause: unknown) {
    super('event-refused-by-its-contract', `The event ${name} breaks its own contract`, { cause });
    this.name = 'EventRefused';
  }
}

/** An event that no bus takes, however often it is tried. */
export class EventTooLarge extends Fault {
  constructor(name: string) {
    super('event-too-large', `The event ${name} is larger than EventBridge takes`);
    this.name = 'EventTooLarge';
  }
}

/**
 * Events of a stored aggregate in their envelopes: those its last save said, or `all` that its state yields. Each stands
 * under the version at which it was said. Throws {@link EventRefused} or {@link EventTooLarge}.
 */
export function eventsOfStored<State extends object>(
  type: AggregateType<State>,
  stored: Stored<State>,
  branch: string,
  which: 'new' | 'all',
): readonly BusEvent[] {
  const drafts = Object.values(type.eventsOf?.(stored.state) ?? {});
  return drafts.flatMap((draft) => {
    const version = stored.said[draft.name];
    const isMeant = version !== undefined && (which === 'all' || stored.emits.includes(draft.name));
    if (!isMeant) return [];
    const aggregate = { type: type.name, id: type.idOf(stored.state), version };
    return [envelop(draft, aggregate, stored.traceId, branch)];
  });
}

function envelop(
  draft: EventDraft,
  aggregate: BusEvent['aggregate'],
  traceId: string,
  branch: string,
): BusEvent {
  const { name, at, data } = draft;
  const id = `${aggregate.type}/${aggregate.id}/${aggregate.version}/${name}`;
  // The draft pairs name and data; the compiler loses the pair when the fields are spread.
  const event = {
    id,
    name,
    contract: EVENTS[name].version,
    branch,
    at,
    traceId,
    aggregate,
    data,
  } as BusEvent;
  try {
    checkEvent(event);
  } catch (cause) {
    throw new EventRefused(name, cause);
  }
  if (sizeOf(JSON.stringify(event)) > BYTES_MAX) throw new EventTooLarge(name);
  return event;
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

/** Source, type and time of an entry count too. */
const sizeOf = (detail: string): number => Buffer.byteLength(detail) + 200;

function inBatches(events: readonly BusEvent[]): { event: BusEvent; detail: string }[][] {
  const batches: { event: BusEvent; detail: string }[][] = [];
  let bytes = 0;
  for (const event of events) {
    const detail = JSON.stringify(event);
    const size = sizeOf(detail);
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
