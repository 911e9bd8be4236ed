import type { Wording } from './wording.ts';

/** What becomes of a complaint case: one word for each on every screen, mail and line of a terminal. */
export const CASE_WORDS = {
  raised: { zh: '新增', en: 'raised' },
  open: { zh: '未办结', en: 'open' },
  overdue: { zh: '超期', en: 'overdue' },
  reopened: { zh: '重新处理', en: 'reopened' },
  escalated: { zh: '已升级', en: 'escalated' },
  ordinary: { zh: '普通', en: 'ordinary' },
  important: { zh: '重要', en: 'important' },
  major: { zh: '重大', en: 'major' },
} as const satisfies Record<string, Wording>;
