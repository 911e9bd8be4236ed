import type { Wording } from './wording.ts';

/** The life of a sampling policy that came after the branch file's: only an approved one is ever in force. */
export const POLICY_STATES = ['proposed', 'approved', 'refused', 'withdrawn'] as const;
export type PolicyState = (typeof POLICY_STATES)[number];

export const POLICY_STATE_NAMES = {
  proposed: { zh: '待批准', en: 'proposed' },
  approved: { zh: '已批准', en: 'approved' },
  refused: { zh: '未批准', en: 'refused' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
} as const satisfies Record<PolicyState, Wording>;

/** What is done with a policy. */
export const POLICY_ACTS = ['propose', 'approve', 'refuse', 'withdraw'] as const;
export type PolicyAct = (typeof POLICY_ACTS)[number];

export const POLICY_ACT_NAMES = {
  propose: { zh: '提出', en: 'proposed' },
  approve: { zh: '批准', en: 'approved' },
  refuse: { zh: '不批准', en: 'refused' },
  withdraw: { zh: '撤回', en: 'withdrawn' },
} as const satisfies Record<PolicyAct, Wording>;
