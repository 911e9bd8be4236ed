import { describe, expect, it } from 'vitest';
import {
  CALLBACK_COMMANDS,
  CALLBACK_STATES,
  type CallbackCommand,
  type CallbackState,
  type CallbackTransition,
  callbackStateOf,
  transitionOf,
} from './callback-states.ts';
import type { Decision } from './decision.ts';

const unasked: Decision = {
  order: {
    orderId: 'WO-1',
    revision: 1,
    businessType: 'counter',
    team: 'counter-1',
    staff: [],
    segment: 'residential',
    completedAt: '2026-10-05T02:11:09.000Z',
    countedDay: '2026-10-05',
  },
  sampling: { stratum: 'counter/residential/y2026', probability: 0.3, policyVersion: 'y2026' },
  questionnaire: 'counter',
  decision: 'not-sampled',
  reason: 'not-drawn',
  decidedAt: '2026-10-06T02:00:00.000Z',
  windowEndsAt: '2026-10-19T16:00:00.000Z',
  sourceVersion: 1,
  wasRequested: false,
};
const DECISIONS: Record<CallbackState, Decision | undefined> = {
  undecided: undefined,
  unasked,
  requested: { ...unasked, decision: 'sampled', wasRequested: true },
  withdrawn: { ...unasked, wasRequested: true },
  forgotten: { ...unasked, decision: 'sampled', wasRequested: true, forgottenAt: '2026-10-07T02:00:00.000Z' },
};

const requested = { next: 'requested', emits: ['callback.requested'] } as const;
const withdrawn = { next: 'withdrawn', emits: ['callback.withdrawn'] } as const;

/** Every state and every command, written out by hand. */
const EXPECTED: readonly (readonly [CallbackState, CallbackCommand, CallbackTransition])[] = [
  ['undecided', 'sample', requested],
  ['undecided', 'pass-over', { next: 'unasked', emits: [] }],
  ['undecided', 'correct', 'never'],
  ['undecided', 'forget', 'never'],
  ['unasked', 'sample', requested],
  ['unasked', 'pass-over', { next: 'unasked', emits: [] }],
  ['unasked', 'correct', { next: 'unasked', emits: [] }],
  ['unasked', 'forget', { next: 'unasked', emits: [] }],
  ['requested', 'sample', requested],
  ['requested', 'pass-over', withdrawn],
  ['requested', 'correct', requested],
  ['requested', 'forget', { next: 'forgotten', emits: [] }],
  ['withdrawn', 'sample', requested],
  ['withdrawn', 'pass-over', withdrawn],
  ['withdrawn', 'correct', withdrawn],
  ['withdrawn', 'forget', { next: 'withdrawn', emits: [] }],
  ['forgotten', 'sample', 'never'],
  ['forgotten', 'pass-over', 'never'],
  ['forgotten', 'correct', { next: 'forgotten', emits: ['callback.withdrawn'] }],
  ['forgotten', 'forget', 'stays'],
];

describe('an order’s callback', () => {
  it.each(EXPECTED)('that is %s answers %s', (state, command, expected) => {
    expect(transitionOf(DECISIONS[state], command)).toEqual(expected);
  });

  it('has an answer written out for every state and command', () => {
    const pairs = CALLBACK_STATES.flatMap((state) => CALLBACK_COMMANDS.map((command) => [state, command]));
    expect(EXPECTED.map(([state, command]) => [state, command])).toEqual(pairs);
  });

  it.each(CALLBACK_STATES)('is known to be %s by what is in its decision', (state) => {
    expect(callbackStateOf(DECISIONS[state])).toBe(state);
  });
});
