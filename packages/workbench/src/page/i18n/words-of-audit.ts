import type { Wording } from '@huiyin/vocabulary';

/** What the audit by person and day says; it is loaded with that page alone. */
export const AUDIT_WORDS = {
  byPerson: { zh: '按人和日期查', en: 'By person and day' },
  person: { zh: '工号', en: 'Staff number' },
  day: { zh: '日期', en: 'Day' },
  show: { zh: '这天看过谁', en: 'What they saw that day' },
  means: {
    zh: '列出此人当天看过哪些客户：为回访领取的，以及在投诉案中说明原因打开的。查阅本身也记入日志。',
    en: 'Lists whose data this person saw that day: customers claimed for a call, and cases opened for a reason. That you look is logged as well.',
  },
  wrong: { zh: '请填工号，日期写作 2026-10-06。', en: 'Give a staff number, and a day as 2026-10-06.' },
  nobody: { zh: '当天没有看过任何客户。', en: 'They saw no customer that day.' },
} as const satisfies Record<string, Wording>;
