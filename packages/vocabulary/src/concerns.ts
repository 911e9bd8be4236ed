import type { Wording } from './wording.ts';

/** Why an interview asks for a complaint case; several may hold at once. */
export const CONCERNS = ['integrity', 'no-such-visit', 'complaint', 'dissatisfied'] as const;
export type Concern = (typeof CONCERNS)[number];

export const CONCERN_NAMES = {
  integrity: { zh: '涉及廉洁', en: 'about integrity' },
  'no-such-visit': { zh: '涉及未到访', en: 'about a visit that did not take place' },
  complaint: { zh: '客户明确投诉', en: 'customer complained' },
  dissatisfied: { zh: '评价不满意', en: 'dissatisfied rating' },
} as const satisfies Record<Concern, Wording>;

/** How grave a case is, the gravest last. */
export const COMPLAINT_CLASSES = ['ordinary', 'important', 'major'] as const;
export type ComplaintClass = (typeof COMPLAINT_CLASSES)[number];

/** The graver of two. */
export const graverOf = (one: ComplaintClass, other: ComplaintClass): ComplaintClass =>
  COMPLAINT_CLASSES.indexOf(one) < COMPLAINT_CLASSES.indexOf(other) ? other : one;
