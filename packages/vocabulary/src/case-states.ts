import type { Wording } from './wording.ts';

/**
 * The life of a case in its order. `answered`: decided, and the customer is to be told; `concluded`: it waits for its second
 * callback.
 */
export const COMPLAINT_STATES = [
  'received',
  'acknowledged',
  'assessed',
  'investigating',
  'answered',
  'concluded',
  'closed',
] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

export const COMPLAINT_STATE_NAMES = {
  received: { zh: '已收到', en: 'received' },
  acknowledged: { zh: '已受理', en: 'acknowledged' },
  assessed: { zh: '已判定', en: 'assessed' },
  investigating: { zh: '调查中', en: 'under investigation' },
  answered: { zh: '待告知客户', en: 'the customer is to be told' },
  concluded: { zh: '待二次回访', en: 'waits for its second callback' },
  closed: { zh: '已结', en: 'closed' },
} as const satisfies Record<ComplaintState, Wording>;

/** Was it decided, whatever of it is still to be told or asked? */
export const isConcluded = (state: ComplaintState): boolean => hasReached(state, 'answered');

/** Is a case in that state, or further? */
export const hasReached = (state: ComplaintState, goal: ComplaintState): boolean =>
  COMPLAINT_STATES.indexOf(state) >= COMPLAINT_STATES.indexOf(goal);
