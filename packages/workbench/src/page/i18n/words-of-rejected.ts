import type { Wording } from '@huiyin/vocabulary';

/** What the page of rejected orders says of correcting one; it is loaded with that page alone. */
export const REJECTED_WORDS = {
  correct: { zh: '更正后提交', en: 'Correct and send' },
  correctMeans: {
    zh: '向来源方问清后填写；原值不显示，只改填写的字段。原始内容照旧保存，谁改了哪些字段会留下记录。',
    en: 'Ask its sender, then fill in. What it says now is not shown; only what you fill in is changed. What came is kept as it came, and who changed which fields is on record.',
  },
  lists: { zh: '多项以逗号分隔', en: 'several, separated by commas' },
  nothingFilled: { zh: '请至少填写一个字段。', en: 'Fill in one field at least.' },
  stillWrong: { zh: '仍不符合规则：', en: 'It still breaks a rule:' },
} as const satisfies Record<string, Wording>;
