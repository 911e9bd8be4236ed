import type { Wording } from './wording.ts';

/** Who may be told that a case's deadline comes near or has passed, in the order in which a matter goes up. */
export const NOTICE_READERS = ['owner', 'team-leader', 'department', 'leadership'] as const;
export type NoticeReader = (typeof NOTICE_READERS)[number];

export const NOTICE_READER_NAMES = {
  owner: { zh: '经办人', en: 'owner' },
  'team-leader': { zh: '班组长', en: 'team leader' },
  department: { zh: '部门负责人', en: 'head of department' },
  leadership: { zh: '分管领导', en: 'leadership' },
} as const satisfies Record<NoticeReader, Wording>;
