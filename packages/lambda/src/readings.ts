import { type BusEvent, type EventName, INLET_DETAIL_TYPE, instant, parseEvent } from '@huiyin/contracts';
import * as z from 'zod';

/** An EventBridge event as a queue carries it. */
export const busMessage = z.looseObject({
  id: z.string().min(1),
  source: z.string().min(1),
  'detail-type': z.string().min(1),
  /** As EventBridge writes it: `2026-10-05T02:11:09Z`. */
  time: z.iso.datetime(),
  detail: z.unknown(),
});
export type BusMessage = z.infer<typeof busMessage>;

/** Turns a message into what the door handles; throws when it breaks its contract. */
export type Reading<Event> = (message: BusMessage) => { readonly event: Event; readonly traceId: string };

/** Events of the main bus by these names; anything else on the queue is a wrong wire and goes to the dead letters. */
export const fromMainBus =
  <Name extends EventName>(...names: readonly Name[]): Reading<BusEvent<Name>> =>
  ({ detail }) => {
    const event = parseEvent(names, detail);
    return { event, traceId: event.traceId };
  };

/** What an upstream system sent, as it came: intake judges it. The bus's own event id starts the trace. */
export interface InletEvent {
  readonly id: string;
  /** When the bus accepted it. */
  readonly acceptedAt: string;
  readonly detail: unknown;
}

export const fromInlet: Reading<InletEvent> = (message) => {
  const { id, time, detail } = inletMessage.parse(message);
  return { event: { id, acceptedAt: instant.parse(new Date(time).toISOString()), detail }, traceId: id };
};

const inletMessage = busMessage.extend({ 'detail-type': z.literal(INLET_DETAIL_TYPE) });
