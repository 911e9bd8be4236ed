import { type BusEvent, EVENTS, type EventData } from '@huiyin/contracts';
import { eventOf, longgang } from '@huiyin/testing';
import {
  type Classification,
  caseIdOf,
  ROUTINE,
  SECOND_CALLBACK,
  secondTaskIdOf,
  taskIdOf,
} from '@huiyin/vocabulary';
import { decide, type TaskDecision } from '../domain/decide.ts';
import type { Task } from '../domain/task.ts';
import type { TaskCommand } from '../domain/task-commands.ts';

/** A hash that stands for the customer in these tests. */
export const CUSTOMER_KEY = 'c3RhbmRzLWZvci1oaW0xMg';
/** Nobody opens it; tests that do seal a real one. */
export const SEALED = 'A'.repeat(280);
/** A hash that stands for the numbers they had first. */
/** The same customer's under the key of the year before. */
export const EARLIER_KEY = 'aGltLXRoZS15ZWFyLWJlZg';
export const NUMBERS_KEY = 'aGVyZS1oZS1pcy1ydW5nMQ';
export const customer = {
  customerKey: CUSTOMER_KEY,
  earlierKey: EARLIER_KEY,
  numbersKey: NUMBERS_KEY,
  sealedContact: SEALED,
};

const branch = longgang();

/** An event's data over which some is said anew; of its order, field by field. */
export type Over<Name extends 'callback.requested' | 'callback.withdrawn' | 'second-callback.requested'> =
  Partial<Omit<EventData<Name>, 'order'>> & { readonly order?: Partial<Classification> };

export const orderOf = (overrides: Partial<Classification> = {}): Classification => ({
  ...EVENTS['callback.requested'].example.order,
  ...overrides,
});

const routine = (over: Partial<Classification> = {}) => {
  const order = orderOf(over);
  const type = branch.businessTypes.find(({ id }) => id === order.businessType);
  return {
    taskId: taskIdOf(ROUTINE, order.orderId),
    programme: ROUTINE,
    questionnaire: type?.questionnaire ?? '',
    order,
    sampling: EVENTS['callback.requested'].example.sampling,
  };
};

/** Sampling asks for a callback about the repair of 5 October; its window ends with 19 October. */
export const requested = (
  { order, ...over }: Over<'callback.requested'> = {},
  version = 1,
): BusEvent<'callback.requested'> => {
  const data = { ...routine(order), windowEndsAt: '2026-10-19T16:00:00.000Z', customer, ...over };
  return eventOf('callback.requested', data, { type: 'decision', id: data.order.orderId, version });
};

export const withdrawn = (
  { order, ...over }: Over<'callback.withdrawn'> = {},
  version = 2,
): BusEvent<'callback.withdrawn'> => {
  const data = { ...routine(order), ...over };
  return eventOf('callback.withdrawn', data, { type: 'decision', id: data.order.orderId, version });
};

/** What that second callback is about; the envelopes open with no key. */
export const matter: BusEvent<'second-callback.requested'>['data']['matter'] =
  EVENTS['second-callback.requested'].example.matter;

/** The complaint about that repair is concluded; its second callback's window ends with 11 October. */
export const secondRequested = (
  { order, ...over }: Over<'second-callback.requested'> = {},
  version = 3,
): BusEvent<'second-callback.requested'> => {
  const about = orderOf(order);
  const caseId = over.caseId ?? caseIdOf(taskIdOf(ROUTINE, about.orderId), 1);
  const data = {
    taskId: secondTaskIdOf(caseId, over.round ?? 1),
    programme: SECOND_CALLBACK,
    questionnaire: 'second-callback',
    caseId,
    round: 1,
    order: about,
    requestedAt: '2026-10-08T03:00:00.000Z',
    firstCallers: ['agent-09'],
    resolvers: ['officer-01'],
    customer,
    matter,
    ...over,
  };
  return eventOf('second-callback.requested', data, { type: 'complaint', id: data.caseId, version });
};

/** An event about a customer who was forgotten before it was said. */
export function withoutCustomer<Event extends BusEvent<'callback.requested' | 'second-callback.requested'>>(
  event: Event,
): Event {
  const { customer: _, ...data } = event.data;
  return { ...event, data: 'matter' in data ? { ...data, matter: [] } : data };
}

/** The customer asked to be forgotten on 6 October at ten in the morning. */
export const forgotten = (): BusEvent<'customer.forgotten'> =>
  eventOf('customer.forgotten', { customerKeys: [CUSTOMER_KEY], forgottenAt: '2026-10-06T02:00:00.000Z' });

/** What becomes of a task by a command that is not refused. */
export function changed(task: Task | undefined, command: TaskCommand, of = branch): TaskDecision {
  const decided = decide(task, command, of);
  if (!decided.ok) throw new Error(`refused: ${decided.refusal}`);
  return decided.value;
}

const AT = '2026-10-06T00:00:00.000Z';

export const orderTask = (over: Over<'callback.requested'> = {}): Task =>
  changed(undefined, { name: 'request', event: requested(over), at: AT }).next;

export const caseTask = (over: Over<'second-callback.requested'> = {}): Task =>
  changed(undefined, { name: 'request second', event: secondRequested(over), at: '2026-10-08T03:00:01.000Z' })
    .next;
