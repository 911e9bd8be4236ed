import type { Wording } from '@huiyin/vocabulary';

/** What the part of the supervision page says that shows how rows went, and who served. */
export const TREND_WORDS = {
  trends: { zh: '趋势', en: 'How it went' },
  means: {
    zh: '满意率（已评价中，按抽样加权）的估计与 95 % 区间，同表同一比例；人数太少的员工不显示，只按月。',
    en: 'Satisfied of the rated, weighted, with its interval of 95 %; one scale for the table. Persons are of months, and withheld where there are too few.',
  },
  of: { zh: '看什么', en: 'Of what' },
  teams: { zh: '班组', en: 'Teams' },
  businessTypes: { zh: '业务', en: 'Business types' },
  persons: { zh: '员工', en: 'Persons' },
  branch: { zh: '全部', en: 'All' },
  last: { zh: '本期', en: 'This period' },
  before: { zh: '上期', en: 'The one before' },
  callbacks: { zh: '回访', en: 'callbacks' },
  withheld: { zh: '不显示（人数太少）', en: 'withheld (too few)' },
  noneRated: { zh: '无评价', en: 'none rated' },
  onlyMonths: { zh: '员工的趋势只在看某个月时显示。', en: 'Persons are shown when a month is looked at.' },
  nobody: { zh: '这一期没有。', en: 'There are none in this period.' },
  numbers: { zh: '各期数字', en: 'All the numbers' },
  period: { zh: '期间', en: 'Period' },
} as const satisfies Record<string, Wording>;
