import type { Wording } from './wording.ts';

/** Who is liable together for a responsible complaint, from who served up to who leads the branch. */
export const LIABLE_LINKS = ['employee', 'team-leader', 'department', 'leadership'] as const;
export type LiableLink = (typeof LIABLE_LINKS)[number];

export const LIABLE_LINK_NAMES = {
  employee: { zh: '员工', en: 'employee' },
  'team-leader': { zh: '班组长', en: 'team leader' },
  department: { zh: '部门', en: 'department' },
  leadership: { zh: '领导', en: 'leadership' },
} as const satisfies Record<LiableLink, Wording>;

/** Why something was booked on an account of the service risk deposit. */
export const DEPOSIT_REASONS = ['responsible', 'praise', 'reversal'] as const;
export type DepositReason = (typeof DEPOSIT_REASONS)[number];

export const DEPOSIT_REASON_NAMES = {
  responsible: { zh: '有责投诉', en: 'responsible complaint' },
  praise: { zh: '表扬', en: 'praise' },
  reversal: { zh: '冲销', en: 'reversal' },
} as const satisfies Record<DepositReason, Wording>;
