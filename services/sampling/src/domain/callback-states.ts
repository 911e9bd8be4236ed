import type { Decision } from './decision.ts';

/** The events that a decision may say. */
export type DecisionEvent = 'callback.requested' | 'callback.withdrawn';

/**
 * Where an order's callback stands, as far as sampling knows: nothing decided; never asked for; asked for; taken back; its
 * customer forgotten.
 */
export const CALLBACK_STATES = ['undecided', 'unasked', 'requested', 'withdrawn', 'forgotten'] as const;
export type CallbackState = (typeof CALLBACK_STATES)[number];

/** A revision is sampled, or is not; one comes too late to be decided on and corrects what is known; the customer is forgotten. */
export const CALLBACK_COMMANDS = ['sample', 'pass-over', 'correct', 'forget'] as const;
export type CallbackCommand = (typeof CALLBACK_COMMANDS)[number];

/** The state that follows and what is said to others; `never`: such a command is not given in this state. */
export type CallbackTransition =
  | { readonly next: CallbackState; readonly emits: readonly DecisionEvent[] }
  | 'stays'
  | 'never';

const to = <const Next extends CallbackState>(next: Next, ...emits: DecisionEvent[]) => ({ next, emits });
const REQUESTED = to('requested', 'callback.requested');
const WITHDRAWN = to('withdrawn', 'callback.withdrawn');
const UNASKED = to('unasked');
const STILL_FORGOTTEN = to('forgotten', 'callback.withdrawn');

/** The forgetting says nothing: the call desk learns of it by itself. */
export const CALLBACK_TRANSITIONS = {
  undecided: { sample: REQUESTED, 'pass-over': UNASKED, correct: 'never', forget: 'never' },
  unasked: { sample: REQUESTED, 'pass-over': UNASKED, correct: UNASKED, forget: UNASKED },
  requested: { sample: REQUESTED, 'pass-over': WITHDRAWN, correct: REQUESTED, forget: to('forgotten') },
  withdrawn: { sample: REQUESTED, 'pass-over': WITHDRAWN, correct: WITHDRAWN, forget: to('withdrawn') },
  forgotten: { sample: 'never', 'pass-over': 'never', correct: STILL_FORGOTTEN, forget: 'stays' },
} as const satisfies Record<CallbackState, Record<CallbackCommand, CallbackTransition>>;

export function callbackStateOf(decision: Decision | undefined): CallbackState {
  if (!decision) return 'undecided';
  if (decision.forgottenAt !== undefined) return 'forgotten';
  if (!decision.wasRequested) return 'unasked';
  return decision.decision === 'sampled' ? 'requested' : 'withdrawn';
}

/** What a command comes to for this decision. */
export const transitionOf = (decision: Decision | undefined, command: CallbackCommand): CallbackTransition =>
  CALLBACK_TRANSITIONS[callbackStateOf(decision)][command];
