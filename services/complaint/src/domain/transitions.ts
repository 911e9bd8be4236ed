import type { ComplaintState } from '@huiyin/contracts';

/** What a case says to others. */
export const CASE_EVENTS = [
  'complaint.raised',
  'complaint.changed',
  'complaint.acknowledged',
  'complaint.concluded',
  'second-callback.requested',
  'complaint.reopened',
  'complaint.closed',
] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

/** `absent`: no such case is here. */
export const CASE_STATES = ['absent', 'received', 'acknowledged', 'concluded', 'closed'] as const;
export type CaseState = 'absent' | ComplaintState;

/** What can happen to a case: what people do, and what events bring. */
export const CASE_ACTS = [
  /** A callback with concerns: of no case yet, or with another order or further concerns. */
  'callback',
  /** A later version of the callback with the same order and concerns. */
  'callback-unchanged',
  'acknowledge',
  'conclude',
  'second-callback-solved',
  'second-callback-unsolved',
  'second-callback-unreachable',
  'reveal',
  'forget',
] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

/** Rules that look further than the state, and the refusal where one does not hold; null: then nothing happens. */
export const RULES = {
  /** A major case belongs to the supervisor; an officer may look at it and no more. */
  'owner-role': 'owned-by-supervisor',
  /** A second callback is about the round that asked for it. */
  'same-round': null,
  'newer-version': null,
  'same-customer': null,
} as const;
export type CaseRule = keyof typeof RULES;

/** Where the rule holds the case moves on and says so. */
export interface Move {
  readonly rule?: CaseRule;
  readonly next: ComplaintState;
  readonly emits: readonly CaseEvent[];
}

/** A move, the name of a refusal, or null: nothing happens. */
type Cell = Move | string | null;

const raised = { next: 'received', emits: ['complaint.raised'] } as const;
const acknowledged = {
  rule: 'owner-role',
  next: 'acknowledged',
  emits: ['complaint.acknowledged'],
} as const;
const concluded = {
  rule: 'owner-role',
  next: 'concluded',
  emits: ['complaint.concluded', 'second-callback.requested'],
} as const;
const closed = { rule: 'same-round', next: 'closed', emits: ['complaint.closed'] } as const;
const reopened = { rule: 'same-round', next: 'acknowledged', emits: ['complaint.reopened'] } as const;

/** Whatever the state of a case, a case stays as it is under these. */
const inState = <State extends ComplaintState>(next: State) =>
  ({
    reveal: { rule: 'owner-role', next, emits: [] },
    forget: { rule: 'same-customer', next, emits: [] },
  }) as const;

/** An open case follows its callback. */
const inOpenState = <State extends ComplaintState>(next: State) =>
  ({
    ...inState(next),
    callback: { rule: 'newer-version', next, emits: ['complaint.changed'] },
    'callback-unchanged': { rule: 'newer-version', next, emits: [] },
  }) as const;

/** The life of a case: state × act → rule, next state, events; or a refusal. */
export const TRANSITIONS = {
  absent: {
    callback: raised,
    // Of no case everything is new.
    'callback-unchanged': null,
    acknowledge: 'no-such-case',
    conclude: 'no-such-case',
    'second-callback-solved': 'no-such-case',
    'second-callback-unsolved': 'no-such-case',
    'second-callback-unreachable': 'no-such-case',
    reveal: 'no-such-case',
    forget: null,
  },
  received: {
    ...inOpenState('received'),
    acknowledge: acknowledged,
    conclude: 'not-acknowledged',
    'second-callback-solved': null,
    'second-callback-unsolved': null,
    'second-callback-unreachable': null,
  },
  acknowledged: {
    ...inOpenState('acknowledged'),
    acknowledge: 'already-acknowledged',
    conclude: concluded,
    'second-callback-solved': null,
    'second-callback-unsolved': null,
    'second-callback-unreachable': null,
  },
  concluded: {
    ...inOpenState('concluded'),
    acknowledge: 'already-acknowledged',
    conclude: 'already-concluded',
    'second-callback-solved': closed,
    'second-callback-unsolved': reopened,
    'second-callback-unreachable': closed,
  },
  closed: {
    ...inState('closed'),
    callback: null,
    'callback-unchanged': null,
    acknowledge: 'case-closed',
    conclude: 'case-closed',
    'second-callback-solved': null,
    'second-callback-unsolved': null,
    'second-callback-unreachable': null,
  },
} as const satisfies Record<CaseState, Record<CaseAct, Cell>>;

type CellOf = { [State in CaseState]: (typeof TRANSITIONS)[State][CaseAct] }[CaseState];

/** Why a case refuses what somebody wants of it. */
export type CaseRefusal = Extract<CellOf, string> | Exclude<(typeof RULES)[CaseRule], null>;

export const cellOf = (state: CaseState, act: CaseAct): Move | CaseRefusal | null => TRANSITIONS[state][act];
