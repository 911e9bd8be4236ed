import type { Wording } from './wording.ts';

/** Who may do what is said for these roles. */
export const ROLES = ['upstream', 'agent', 'officer', 'supervisor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES = {
  upstream: { zh: '工单系统', en: 'Upstream system' },
  agent: { zh: '回访员', en: 'Callback agent' },
  officer: { zh: '投诉处理专员', en: 'Complaint officer' },
  supervisor: { zh: '主管', en: 'Supervisor' },
  administrator: { zh: '管理员', en: 'Administrator' },
} as const satisfies Record<Role, Wording>;
