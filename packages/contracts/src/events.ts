import * as z from 'zod';
import { lotsCounted } from './briefing-events.ts';
import { callbackClosed, secondCallbackClosed } from './callback.ts';
import {
  complaintAcknowledged,
  complaintAdjudicated,
  complaintChanged,
  complaintClosed,
  complaintConcluded,
  complaintNotified,
  complaintRaised,
  complaintReopened,
  secondCallbackRequested,
} from './complaint.ts';
import { type EventContract, type EventEnvelope, envelope, readEventData } from './event-contract.ts';
import { customerForgotten, workOrderRecorded } from './intake.ts';
import { callbackRequested, callbackWithdrawn, populationCounted, samplingKeyCommitted } from './sampling.ts';
import { topicDrawn, topicStopped } from './topic.ts';

/** Every event on the main bus: who says it, and what it carries in which version. */
export const EVENTS = {
  'work-order.recorded': workOrderRecorded,
  'customer.forgotten': customerForgotten,
  'callback.requested': callbackRequested,
  'callback.withdrawn': callbackWithdrawn,
  'population.counted': populationCounted,
  'sampling-key.committed': samplingKeyCommitted,
  'topic.drawn': topicDrawn,
  'topic.stopped': topicStopped,
  'lots.counted': lotsCounted,
  'callback.closed': callbackClosed,
  'second-callback.closed': secondCallbackClosed,
  'complaint.raised': complaintRaised,
  'complaint.changed': complaintChanged,
  'complaint.acknowledged': complaintAcknowledged,
  'complaint.concluded': complaintConcluded,
  'complaint.adjudicated': complaintAdjudicated,
  'complaint.closed': complaintClosed,
  'complaint.reopened': complaintReopened,
  'complaint.notified': complaintNotified,
  'second-callback.requested': secondCallbackRequested,
} as const satisfies Record<string, EventContract>;

export type EventName = keyof typeof EVENTS;
export type EventData<Name extends EventName> = z.output<(typeof EVENTS)[Name]['data']>;

/** One event of the main bus, typed by its name. */
export type BusEvent<Name extends EventName = EventName> = {
  [N in Name]: Readonly<Omit<EventEnvelope, 'name' | 'data'>> & {
    readonly name: N;
    readonly data: EventData<N>;
  };
}[Name];

/** What a state says happened; the relay makes the envelope around it. */
export type EventDraft<Name extends EventName = EventName> = {
  [N in Name]: { readonly name: N; readonly at: string; readonly data: EventData<N> };
}[Name];

/** The events that others may need of one aggregate, by name: at most one of each. */
export type EventDrafts = { readonly [Name in EventName]?: EventDraft<Name> };

/**
 * Reads an event of any of these names, in the version it was written or the one before; fields that are not known are
 * passed over. Throws a ZodError whose paths carry no values.
 */
export function parseEvent<Name extends EventName>(names: readonly Name[], detail: unknown): BusEvent<Name> {
  const head = z.looseObject({ ...envelope.shape, name: z.enum(names) }).parse(detail);
  const { id, name, contract, branch, at, traceId, aggregate } = head;
  const data = readEventData(EVENTS[name], contract, head.data);
  // The data was read by the contract of `name`, which the type system cannot follow through the table.
  return { id, name, contract, branch, at, traceId, aggregate, data } as unknown as BusEvent<Name>;
}

/** Checks an event as writers must write it: the newest version and nothing that it does not name. Throws ZodError. */
export function checkEvent(event: BusEvent): void {
  const contract: EventContract = EVENTS[event.name];
  envelope.parse(event);
  contract.data.parse(event.data);
}

/** `source` of an event on the main bus. */
export const sourceOf = (name: EventName): string => `huiyin.${EVENTS[name].source}`;

/** `detail-type` of upstream events on the inlet bus. */
export const INLET_DETAIL_TYPE = 'work-order.completed';
