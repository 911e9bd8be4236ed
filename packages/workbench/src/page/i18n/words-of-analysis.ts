import type { Wording } from '@huiyin/vocabulary';

/** What the page of the monthly analysis says beside its tables, which are worded as in the briefing. */
export const ANALYSIS_WORDS = {
  means: {
    zh: '按案件现在的样子统计：改判与申诉会改变这些数字。差别只在检验看得出时才说。',
    en: 'Counted as the cases stand now: what is judged anew changes it. A difference is named only where a test finds one.',
  },
  monthBefore: { zh: '上月', en: 'Last month' },
  thisMonth: { zh: '本月', en: 'This month' },
  month: { zh: '月份', en: 'Month' },
  atAGlance: { zh: '概览', en: 'At a glance' },
  complaints: { zh: '投诉', en: 'Complaints' },
  before: { zh: '上期', en: 'the month before' },
  concluded: { zh: '已有结论', en: 'Concluded' },
  valid: { zh: '属实', en: 'Valid' },
  responsible: { zh: '有责', en: 'Responsible' },
  repeated: { zh: '重复', en: 'Repeated' },
  reopened: { zh: '重新处理', en: 'Reopened' },
  none: { zh: '这个月没有案件。', en: 'There were no cases in this month.' },
  spots: { zh: '热点与难点', en: 'Hot and hard spots' },
  noSpots: { zh: '检验没有发现热点或难点。', en: 'Tests found no hot or hard spot.' },
  hot: { zh: '热点', en: 'hot' },
  hard: { zh: '难点', en: 'hard' },
  cases: { zh: '件', en: 'cases' },
  measureIt: { zh: '定措施', en: 'Do something about it' },
  measureOther: { zh: '对其他项目定措施', en: 'Do something about another item' },
  about: { zh: '针对', en: 'About' },
  measure: { zh: '措施（不写姓名与号码）', en: 'What is done (no names, no numbers)' },
  due: { zh: '在哪个月的简报里看落实', en: 'Looked into in the briefing of' },
  enter: { zh: '记下措施', en: 'Enter it' },
  entered: { zh: '措施已记下。', en: 'It is entered.' },
  dueNow: { zh: '本月要看落实的措施', en: 'Countermeasures to be looked into' },
  noneDue: { zh: '没有定在这个月看落实的措施。', en: 'No countermeasure is due in this month.' },
  entering: { zh: '针对这个月定下的措施', en: 'Countermeasures entered about this month' },
  noneEntered: { zh: '还没有针对这个月定下措施。', en: 'None was entered about this month yet.' },
  atFirst: { zh: '当时', en: 'Then' },
  now: { zh: '现在', en: 'Now' },
  found: { zh: '看过的结果', en: 'What was found' },
  notLooked: { zh: '还没有人看过', en: 'nobody looked yet' },
  look: { zh: '看落实', en: 'Look into it' },
  outcome: { zh: '落实了没有', en: 'Was it done?' },
  note: { zh: '说明（可不填，不写姓名与号码）', en: 'Note (may be left open; no names, no numbers)' },
  keep: { zh: '记下', en: 'Keep it' },
  kept: { zh: '已记下。', en: 'It is kept.' },
  wrongText: {
    zh: '请写 1–200 字，不写电话号码。',
    en: 'One to two hundred characters, and no telephone number.',
  },
} as const satisfies Record<string, Wording>;

/** Why a countermeasure was refused, by the rule's name. */
export const ANALYSIS_RULES: Readonly<Record<string, Wording>> = {
  'unknown-subject': { zh: '分公司没有这个项目', en: 'the branch has no such item' },
  'month-not-begun': { zh: '这个月还没有开始', en: 'that month has not begun' },
  'due-out-of-range': {
    zh: '看落实的月份须在其后一至十二个月',
    en: 'it is looked into one to twelve months later',
  },
  'no-such-countermeasure': { zh: '没有这条措施', en: 'there is no such countermeasure' },
  'too-many-follow-ups': { zh: '看过的次数已满', en: 'it was looked into as often as can be' },
};
