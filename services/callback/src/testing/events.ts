import type { BusEvent, EventData } from '@huiyin/contracts';
import { eventOf, longgang } from '@huiyin/testing';
import { hearRequested, hearSecondRequested } from '../domain/hear.ts';
import type { Task } from '../domain/task.ts';

/** A hash that stands for the customer in these tests. */
export const CUSTOMER_KEY = 'c3RhbmRzLWZvci1oaW0xMg';
/** Nobody opens it; tests that do seal a real one. */
export const SEALED = 'A'.repeat(280);

export const classificationOf = (overrides: Partial<EventData<'callback.withdrawn'>> = {}) => ({
  orderId: 'WO-20261005-000123',
  revision: 1,
  businessType: 'repair',
  team: 'repair-1',
  staff: ['LG1043'],
  segment: 'residential' as const,
  completedAt: '2026-10-05T02:11:09.000Z',
  countedDay: '2026-10-05',
  ...overrides,
});

const samplingOf = { stratum: 'repair/residential/y2026', probability: 1, policyVersion: 'y2026' };

/** Sampling asks for a callback about the repair of 5 October; its window ends with 19 October. */
export const requested = (
  overrides: Partial<EventData<'callback.requested'>> = {},
  version = 1,
): BusEvent<'callback.requested'> => {
  const data = {
    ...classificationOf(),
    ...samplingOf,
    windowEndsAt: '2026-10-19T16:00:00.000Z',
    customer: { customerKey: CUSTOMER_KEY, sealedContact: SEALED },
    ...overrides,
  };
  return eventOf('callback.requested', data, { type: 'decision', id: data.orderId, version });
};

export const withdrawn = (
  overrides: Partial<EventData<'callback.withdrawn'>> = {},
  version = 2,
): BusEvent<'callback.withdrawn'> => {
  const data = { ...classificationOf(), ...samplingOf, ...overrides };
  return eventOf('callback.withdrawn', data, { type: 'decision', id: data.orderId, version });
};

/** The complaint about that repair is concluded; its second callback's window ends with 11 October. */
export const secondRequested = (
  overrides: Partial<EventData<'second-callback.requested'>> = {},
  version = 3,
): BusEvent<'second-callback.requested'> => {
  const data = {
    ...classificationOf(),
    caseId: 'WO-20261005-000123',
    round: 1,
    requestedAt: '2026-10-08T03:00:00.000Z',
    customer: { customerKey: CUSTOMER_KEY, sealedContact: SEALED },
    ...overrides,
  };
  return eventOf('second-callback.requested', data, { type: 'complaint', id: data.caseId, version });
};

/** The customer asked to be forgotten on 6 October at ten in the morning. */
export const forgotten = (): BusEvent<'customer.forgotten'> =>
  eventOf('customer.forgotten', { customerKeys: [CUSTOMER_KEY], forgottenAt: '2026-10-06T02:00:00.000Z' });

const started = (change: ReturnType<typeof hearRequested>): Task => {
  if (!change) throw new Error('a first request always makes a task');
  return change.next;
};

export const routineTask = (overrides: Partial<EventData<'callback.requested'>> = {}): Task =>
  started(hearRequested(undefined, requested(overrides)));

export const secondTask = (overrides: Partial<EventData<'second-callback.requested'>> = {}): Task =>
  started(hearSecondRequested(undefined, secondRequested(overrides), '2026-10-08T03:00:01.000Z', longgang()));
