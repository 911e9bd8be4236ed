import type { Wording } from './wording.ts';

/** Who answers for a responsible complaint, up the chain; or the partner who served. */
export const LIABLE_PARTIES = ['employee', 'team-leader', 'department', 'leadership', 'partner'] as const;
export type LiableParty = (typeof LIABLE_PARTIES)[number];

export const LIABLE_PARTY_NAMES = {
  employee: { zh: '员工', en: 'employee' },
  'team-leader': { zh: '班组长', en: 'team leader' },
  department: { zh: '部门', en: 'department' },
  leadership: { zh: '分公司领导', en: 'leadership' },
  partner: { zh: '合作单位', en: 'partner' },
} as const satisfies Record<LiableParty, Wording>;

/** Does what went wrong happen elsewhere as well, or only here? */
export const CASE_NATURES = ['common', 'special'] as const;
export type CaseNature = (typeof CASE_NATURES)[number];

export const CASE_NATURE_NAMES = {
  common: { zh: '共性问题', en: 'common' },
  special: { zh: '个性问题', en: 'special' },
} as const satisfies Record<CaseNature, Wording>;
