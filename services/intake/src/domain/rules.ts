import type { BranchConfiguration, WorkOrder } from '@huiyin/contracts';
import { isNoPhone, looksLikePhone, possiblePhone } from '@huiyin/phones';
import { extraOf } from './extra.ts';
import { isPlausible, momentsOf } from './moments.ts';

/** What the rules know beside the order. */
export interface RuleContext {
  readonly branch: BranchConfiguration;
  /** The present moment, epoch milliseconds. */
  readonly now: number;
}

/** Clocks of upstream systems may run ahead by so much. */
export const AHEAD_MINUTES_MAX = 5;

/** An item holds 400 KB in all; what is larger goes among the rejected, in pieces. */
export const EXTRA_CHARACTERS_MAX = 60_000;

export type OrderRule =
  | 'other-branch'
  | 'unknown-business-type'
  | 'unknown-team'
  | 'time-out-of-range'
  | 'completion-before-arrival'
  | 'completion-in-the-future'
  | 'promised-window-reversed'
  | 'stages-missing'
  | 'phone-missing'
  | 'impossible-phone'
  | 'phone-in-a-code'
  | 'text-not-well-formed'
  | 'extra-fields-too-large';

/** Each rule answers the paths of the fields that break it. */
export const ORDER_RULES: Readonly<
  Record<OrderRule, (order: WorkOrder, context: RuleContext) => readonly string[]>
> = {
  'other-branch': ({ branch }, context) => (branch === context.branch.branch ? [] : ['branch']),

  'unknown-business-type': ({ businessType }, { branch }) =>
    branch.businessTypes.some(({ id }) => id === businessType) ? [] : ['businessType'],

  'unknown-team': ({ team }, { branch }) => (branch.teams.some(({ id }) => id === team) ? [] : ['team']),

  'time-out-of-range': (order) =>
    momentsOf(order).flatMap(({ path, time }) => (isPlausible(time) ? [] : [path])),

  'completion-before-arrival': ({ arrivedAt, completedAt }) =>
    arrivedAt !== undefined && Date.parse(completedAt) < Date.parse(arrivedAt) ? ['completedAt'] : [],

  'completion-in-the-future': ({ completedAt }, { now }) =>
    Date.parse(completedAt) > now + AHEAD_MINUTES_MAX * 60_000 ? ['completedAt'] : [],

  'promised-window-reversed': ({ promised }) =>
    promised && Date.parse(promised.to) < Date.parse(promised.from) ? ['promised'] : [],

  // A visit that came to nothing has not been through every stage; a system that reports no stages at all may not know them.
  'stages-missing': ({ businessType, outcome, stages = [] }, { branch }) => {
    const required = branch.businessTypes.find(({ id }) => id === businessType)?.stages ?? [];
    const isThere = (id: string) => stages.some(({ name }) => name === id);
    return outcome === 'done' && stages.length > 0 && !required.every(({ id }) => isThere(id))
      ? ['stages']
      : [];
  },

  'phone-missing': ({ customer }, { branch }) =>
    branch.phoneRequired && customer.phones.every(isNoPhone) ? ['customer.phones'] : [],

  // One good number is enough; what is none beside it is passed by, and stays sealed as it was written.
  'impossible-phone': ({ customer }, { branch }) => {
    const isPossible = possiblePhone(branch.phonePattern);
    if (customer.phones.some(isPossible)) return [];
    return customer.phones.flatMap((phone, index) => (isNoPhone(phone) ? [] : [`customer.phones.${index}`]));
  },

  // Codes travel and lie in clear: a number that slipped into one would be everywhere.
  'phone-in-a-code': (order) =>
    codesOf(order).flatMap(({ path, code }) => (looksLikePhone(code) ? [path] : [])),

  // Half a surrogate pair has no UTF-8, and so no keyed hash.
  'text-not-well-formed': ({ customer }) => (customer.id.isWellFormed() ? [] : ['customer.id']),

  'extra-fields-too-large': (order) =>
    JSON.stringify(extraOf(order) ?? {}).length > EXTRA_CHARACTERS_MAX ? [''] : [],
};

interface Code {
  readonly path: string;
  readonly code: string;
}

/** What the upstream system writes freely and nobody seals. */
function codesOf({ orderId, staff, partner, sourceChannel, stages = [], abnormal = [] }: WorkOrder): Code[] {
  return [
    { path: 'orderId', code: orderId },
    ...staff.map((code, index) => ({ path: `staff.${index}`, code })),
    { path: 'partner', code: partner ?? '' },
    { path: 'sourceChannel', code: sourceChannel ?? '' },
    ...stages.map(({ name }, index) => ({ path: `stages.${index}.name`, code: name })),
    ...abnormal.map((code, index) => ({ path: `abnormal.${index}`, code })),
  ];
}
