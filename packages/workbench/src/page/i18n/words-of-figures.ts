import type { Comparison, NamedFigure } from '@huiyin/contracts';
import type { KeyFigure, Wording } from '@huiyin/vocabulary';

/** What the room gets through today, and whether that is enough. */
export const outlookWording = (o: {
  readonly pace: number;
  readonly minutes: number;
  readonly calls: number;
  readonly due: number;
  readonly isEnough: boolean;
}): Wording => ({
  zh: `按今天的速度（每人每小时 ${o.pace} 通），剩余 ${o.minutes} 分钟可拨时段约能再打 ${o.calls} 通；今日到期 ${o.due} 位，${o.isEnough ? '打得完。' : '打不完，请加派回访员。'}`,
  en: `At today’s pace (${o.pace} calls per agent and hour) the ${o.minutes} permitted minutes left are good for some ${o.calls} calls; the windows of ${o.due} customers end today: ${o.isEnough ? 'that is enough.' : 'that is too few, ask for more agents.'}`,
});

const AGAINST = {
  before: { zh: '较上期', en: 'the period before' },
  yearBefore: { zh: '较上年同期', en: 'the year before' },
  others: { zh: '较同类其他班组', en: 'the other teams' },
} as const satisfies Record<Comparison['against'], Wording>;

const VERDICTS = {
  'no-test': { zh: '不作比较', en: 'not tested against' },
  'not-different': { zh: '看不出差别', en: 'no different from' },
  higher: { zh: '较高', en: 'higher than' },
  lower: { zh: '较低', en: 'lower than' },
} as const satisfies Record<Comparison['verdict'], Wording>;

/** 较上期看不出差别（p = 0.71）. */
export const comparisonWording = ({ against, verdict, p }: Comparison): Wording => {
  const shown = p === null ? '' : p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`;
  return {
    zh: `${AGAINST[against].zh}${VERDICTS[verdict].zh}${shown === '' ? '' : `（${shown}）`}`,
    en: `${VERDICTS[verdict].en} ${AGAINST[against].en}${shown === '' ? '' : ` (${shown})`}`,
  };
};

const KEY_FIGURE_NAMES = {
  closed: { zh: '已结束回访', en: 'callbacks ended' },
  callbacks: { zh: '完成回访', en: 'complete callbacks' },
  notRated: { zh: '未评价', en: 'not rated' },
  satisfied: { zh: '满意', en: 'satisfied' },
  raised: { zh: '新增投诉', en: 'complaints raised' },
  open: { zh: '未办结投诉', en: 'open complaints' },
  overdue: { zh: '逾期投诉', en: 'overdue complaints' },
  missedAcknowledge: { zh: '受理逾期', en: 'acknowledged late' },
  missedConclude: { zh: '结论逾期', en: 'concluded late' },
  valid: { zh: '有效投诉', en: 'valid complaints' },
  responsible: { zh: '有责投诉', en: 'responsible complaints' },
  orders: { zh: '工单', en: 'orders' },
  sampled: { zh: '抽中', en: 'drawn' },
} as const satisfies Record<KeyFigure, Wording>;

/** A figure as it was known and as it is now. */
export const restatedWording = ({
  figure,
  known,
  now,
}: {
  readonly figure: KeyFigure;
  readonly known: number;
  readonly now: number;
}): Wording => {
  const name = KEY_FIGURE_NAMES[figure];
  return { zh: `${name.zh} ${known} → ${now}`, en: `${name.en} ${known} → ${now}` };
};

/** What a figure comes to: 93/97. */
export const figureWording = ({ count, of }: NamedFigure): Wording => {
  const text = of === undefined ? `${count}` : `${count}/${of}`;
  return { zh: text, en: text };
};
