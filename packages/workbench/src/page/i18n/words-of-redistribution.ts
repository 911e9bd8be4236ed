import type { Wording } from '@huiyin/vocabulary';

/** What the page of redistributions says; it is loaded with that page alone. */
export const REDISTRIBUTION_WORDS = {
  means: {
    zh: '把一个人手上的案件按规则转给别人：先预览，再开始。每件只是“转给”，对方接收后才换人；到时无人接收的退回原承办人。',
    en: 'Cases of one person go to others by a rule: look first, then begin. A case is offered: it changes hands when it is accepted, and comes back when nobody does in time.',
  },
  rule: { zh: '转哪些', en: 'Which cases' },
  from: { zh: '从谁那里', en: 'From whom' },
  fromMeans: {
    zh: '按最紧迫的在办案件统计；名单里没有的可直接填写。',
    en: 'Counted among the most pressing open cases; whoever is not named can be typed.',
  },
  another: { zh: '工号', en: 'Staff number' },
  kind: { zh: '种类', en: 'Kind' },
  class: { zh: '等级', en: 'Class' },
  category: { zh: '诉求类别', en: 'Category' },
  state: { zh: '所处步骤', en: 'State' },
  any: { zh: '不限', en: 'any' },
  to: { zh: '转给谁', en: 'To whom' },
  toMeans: {
    zh: '可多人，用空格或顿号分开；每件给其中手上最少的人，不得承办的人自动跳过。',
    en: 'One or several, parted by spaces; each case goes to whom of them has the fewest. Whoever may not have one is passed over.',
  },
  atMost: { zh: '最多多少件', en: 'At most' },
  reason: { zh: '原因', en: 'Why' },
  preview: { zh: '预览', en: 'Look first' },
  previewing: { zh: '正在试算…', en: 'Reckoning …' },
  incomplete: {
    zh: '请写明从谁、转给谁（不能是同一人）和原因。',
    en: 'Say from whom, to whom (somebody else) and why.',
  },
  plan: { zh: '将会怎样', en: 'What would happen' },
  toMove: { zh: '转出', en: 'To move' },
  toStay: { zh: '不动', en: 'To stay' },
  beyond: { zh: '超出上限', en: 'Beyond the limit' },
  notWhole: {
    zh: '其在办案件过多，只看了最紧迫的部分。',
    en: 'They own more than was looked through: the most pressing.',
  },
  nothingToMove: { zh: '没有可转的案件。', en: 'There is nothing to move.' },
  person: { zh: '谁', en: 'Who' },
  gets: { zh: '得到', en: 'Gets' },
  whyNot: { zh: '不能承办', en: 'May not have' },
  begin: { zh: '开始转办', en: 'Begin' },
  notYet: { zh: '还没有转出任何一件。', en: 'Nothing was moved yet.' },
  history: { zh: '转办记录', en: 'What was redistributed' },
  none: { zh: '还没有批量转办过。', en: 'Nothing was redistributed yet.' },
  when: { zh: '时间', en: 'When' },
  by: { zh: '谁转的', en: 'By' },
  fromTo: { zh: '从 → 到', en: 'From → to' },
  progress: { zh: '进度', en: 'Progress' },
  done: { zh: '已完成', en: 'done' },
  goesOn: { zh: '进行中', en: 'going on' },
  refused: { zh: '未转成', en: 'refused' },
  one: { zh: '这次转办', en: 'This redistribution' },
  theCase: { zh: '案件', en: 'Case' },
  outcome: { zh: '结果', en: 'Outcome' },
  offered: { zh: '已转给，待接收', en: 'offered' },
  waits: { zh: '待办', en: 'not tried yet' },
  stays: { zh: '不动的案件', en: 'Cases that stay' },
  close: { zh: '收起', en: 'Close' },
} as const satisfies Record<string, Wording>;

/** Why a case stays where it is, beside what every page says of refusals. */
export const REDISTRIBUTION_RULES: Readonly<Record<string, Wording>> = {
  'nobody-fit': { zh: '所列的人都不能承办', en: 'none of these may have it' },
};

/** officer-01（12）: somebody, and how many of the most pressing open cases they own. */
export const ownerWording = (owner: string, cases: number): Wording => ({
  zh: `${owner}（${cases}）`,
  en: `${owner} (${cases})`,
});
