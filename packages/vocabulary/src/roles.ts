import type { Wording } from './wording.ts';

/** Who may do what is said for these roles. */
export const ROLES = [
  'upstream',
  'agent',
  'officer',
  'shift-leader',
  'team-leader',
  'department-head',
  'leadership',
  'supervisor',
  'administrator',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES = {
  upstream: { zh: '工单系统', en: 'Upstream system' },
  agent: { zh: '回访员', en: 'Callback agent' },
  officer: { zh: '投诉处理专员', en: 'Complaint officer' },
  'shift-leader': { zh: '值班长', en: 'Shift leader' },
  'team-leader': { zh: '班组长', en: 'Team leader' },
  'department-head': { zh: '部门负责人', en: 'Head of department' },
  leadership: { zh: '分管领导', en: 'Leadership' },
  supervisor: { zh: '主管', en: 'Supervisor' },
  administrator: { zh: '管理员', en: 'Administrator' },
  auditor: { zh: '审计员', en: 'Auditor' },
} as const satisfies Record<Role, Wording>;

/** How much of it somebody may see or do: everything, what they themselves hold, or what is about the teams of their department, or about their own team. */
export const RIGHT_SCOPES = ['all', 'own', 'own-department', 'own-team'] as const;
export type RightScope = (typeof RIGHT_SCOPES)[number];

export const RIGHT_SCOPE_NAMES = {
  all: { zh: '全部', en: 'all' },
  own: { zh: '本人', en: 'own' },
  'own-department': { zh: '本部门', en: 'own department' },
  'own-team': { zh: '本班组', en: 'own team' },
} as const satisfies Record<RightScope, Wording>;
