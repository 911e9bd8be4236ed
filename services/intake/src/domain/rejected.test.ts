import { describe, expect, it } from 'vitest';
import {
  forgottenRejected,
  REJECTED_COMMANDS,
  REJECTED_STATES,
  type Rejected,
  type RejectedCommand,
  type RejectedState,
  type RejectedTransition,
  stateOfRejected,
  transitionOf,
  unexpired,
} from './rejected.ts';

const RECEIVED = '2026-10-06T02:00:00.000Z';
const LATER = '2026-10-07T02:00:00.000Z';
const EXPIRES = '2027-01-04T02:00:00.000Z';

const listed: Rejected = {
  rejectedId: 'id',
  customerKey: 'key',
  receivedAt: RECEIVED,
  expiresAt: EXPIRES,
  door: 'event',
  issues: [],
  pieces: 1,
};
const ENTRIES: Record<RejectedState, Rejected | undefined> = {
  absent: undefined,
  listed,
  resolved: { ...listed, resolvedAt: LATER },
  forgotten: { ...listed, resolvedAt: LATER, forgottenAt: LATER },
};

/** Every state and every command, written out by hand. */
const EXPECTED: readonly (readonly [RejectedState, RejectedCommand, RejectedTransition])[] = [
  ['absent', 'turn-away', { next: 'listed' }],
  ['absent', 'renew', { refusal: 'no-such-entry' }],
  ['absent', 'resolve', { refusal: 'no-such-entry' }],
  ['absent', 'forget', 'stays'],
  ['listed', 'turn-away', 'stays'],
  ['listed', 'renew', { next: 'listed' }],
  ['listed', 'resolve', { next: 'resolved' }],
  ['listed', 'forget', { next: 'forgotten' }],
  ['resolved', 'turn-away', { next: 'listed' }],
  ['resolved', 'renew', 'stays'],
  ['resolved', 'resolve', { next: 'resolved' }],
  ['resolved', 'forget', { next: 'forgotten' }],
  ['forgotten', 'turn-away', 'stays'],
  ['forgotten', 'renew', { refusal: 'body-forgotten' }],
  ['forgotten', 'resolve', { refusal: 'body-forgotten' }],
  ['forgotten', 'forget', 'stays'],
];

describe('a rejected body', () => {
  it.each(EXPECTED)('that is %s answers %s', (state, command, expected) => {
    expect(transitionOf(ENTRIES[state], command)).toEqual(expected);
  });

  it('has an answer written out for every state and command', () => {
    const pairs = REJECTED_STATES.flatMap((state) =>
      REJECTED_COMMANDS.map((command) => `${state} ${command}`),
    );
    expect(EXPECTED.map(([state, command]) => `${state} ${command}`)).toEqual(pairs);
  });

  it.each(REJECTED_STATES)('is known to be %s by what is in its entry', (state) => {
    expect(stateOfRejected(ENTRIES[state])).toBe(state);
  });

  it('counts as absent from the moment its retention ends', () => {
    expect(unexpired(listed, '2027-01-04T01:59:59.999Z')).toBe(listed);
    expect(unexpired(listed, EXPIRES)).toBeUndefined();
    expect(unexpired(undefined, RECEIVED)).toBeUndefined();
  });
});

describe('forgetting a rejected body', () => {
  const forgetting = { customerKeys: ['other', 'key'], forgottenAt: LATER };
  const { customerKey, ...rest } = listed;

  it('drops the customer’s hash and says when', () => {
    expect(forgottenRejected(listed, forgetting, EXPIRES)).toEqual({ ...rest, forgottenAt: EXPIRES });
  });

  it('reaches what was received up to that moment, and no later', () => {
    const at = (receivedAt: string) => forgottenRejected({ ...listed, receivedAt }, forgetting, EXPIRES);
    expect(at(LATER)).toBeDefined();
    expect(at('2026-10-07T02:00:00.001Z')).toBeUndefined();
  });

  it('leaves other customers, bodies that name none, and what is forgotten already alone', () => {
    expect(forgottenRejected(listed, { ...forgetting, customerKeys: ['other'] }, LATER)).toBeUndefined();
    expect(forgottenRejected(rest, forgetting, LATER)).toBeUndefined();
    expect(forgottenRejected({ ...listed, forgottenAt: RECEIVED }, forgetting, LATER)).toBeUndefined();
  });
});
