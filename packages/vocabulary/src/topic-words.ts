import type { Wording } from './wording.ts';

/** The life of a topic callback (专题回访): only a started one draws a sample, once; until its last day it may be stopped. */
export const TOPIC_STATES = ['proposed', 'started', 'drawn', 'refused', 'withdrawn', 'stopped'] as const;
export type TopicState = (typeof TOPIC_STATES)[number];

export const TOPIC_STATE_NAMES = {
  proposed: { zh: '待启动', en: 'proposed' },
  started: { zh: '已启动，待抽样', en: 'started, not drawn yet' },
  drawn: { zh: '已抽样', en: 'drawn' },
  refused: { zh: '未采纳', en: 'refused' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  stopped: { zh: '已中止', en: 'stopped' },
} as const satisfies Record<TopicState, Wording>;

/** What is done with a topic callback. */
export const TOPIC_ACTS = ['propose', 'start', 'draw', 'refuse', 'withdraw', 'stop'] as const;
export type TopicAct = (typeof TOPIC_ACTS)[number];

export const TOPIC_ACT_NAMES = {
  propose: { zh: '提出', en: 'proposed' },
  start: { zh: '启动', en: 'started' },
  draw: { zh: '抽样', en: 'drew' },
  refuse: { zh: '不采纳', en: 'refused' },
  withdraw: { zh: '撤回', en: 'withdrew' },
  stop: { zh: '中止', en: 'stopped' },
} as const satisfies Record<TopicAct, Wording>;

/** Why a topic is stopped: said to others and in its report, so a closed list; words of one's own stay where the topic lies. */
export const STOP_REASONS = [
  'cause-known',
  'questions-wrong',
  'scope-wrong',
  'customers-burdened',
  'calls-needed',
] as const;
export type StopReason = (typeof STOP_REASONS)[number];

export const STOP_REASON_NAMES = {
  'cause-known': { zh: '原因已查明', en: 'the cause is known' },
  'questions-wrong': { zh: '问卷不合适', en: 'the questions do not fit' },
  'scope-wrong': { zh: '范围不合适', en: 'the scope does not fit' },
  'customers-burdened': { zh: '客户觉得打扰', en: 'customers feel burdened' },
  'calls-needed': { zh: '人手另有急用', en: 'the agents are needed elsewhere' },
} as const satisfies Record<StopReason, Wording>;

/** What became of an order that a topic's draw came to: its customer is rung, or left alone and why. */
export const TOPIC_OUTCOMES = ['requested', 'paused', 'refused', 'phone-missing', 'forgotten'] as const;
export type TopicOutcome = (typeof TOPIC_OUTCOMES)[number];

export const TOPIC_OUTCOME_NAMES = {
  requested: { zh: '回访', en: 'to be rung' },
  paused: { zh: '暂停期内，不打扰', en: 'left alone: asked about another order' },
  refused: { zh: '客户不愿再接电话', en: 'left alone: wants no calls' },
  'phone-missing': { zh: '没有可拨的号码', en: 'left alone: no number to ring' },
  forgotten: { zh: '客户信息已删除', en: 'forgotten' },
} as const satisfies Record<TopicOutcome, Wording>;

/** What is known of a team or type by its id alone. */
const asItself = (id: string): Wording => ({ zh: id, en: id });

/** Why a chart proposes a topic callback, in words and figures. */
export const explainSignal = (
  {
    week,
    team,
    businessType,
    rated,
    dissatisfied,
    expected,
    passes,
    falseAlarmRate,
  }: {
    readonly week: string;
    readonly team: string;
    readonly businessType: string;
    readonly rated: number;
    readonly dissatisfied: number;
    readonly expected: number;
    readonly passes: number;
    readonly falseAlarmRate: number;
  },
  names: { readonly team: Wording; readonly businessType: Wording } = {
    team: asItself(team),
    businessType: asItself(businessType),
  },
): Wording => ({
  zh: `${week} ${names.team.zh}、${names.businessType.zh}：${rated} 户评价，${dissatisfied} 户不满意；此前为 ${percent(expected)}，至多 ${passes} 户属正常波动（误报率至多 ${percent(falseAlarmRate)}）`,
  en: `${week} ${names.team.en}, ${names.businessType.en}: ${dissatisfied} of ${rated} dissatisfied, where ${percent(expected)} were before and ${passes} pass for chance (false alarms ${percent(falseAlarmRate)} at most)`,
});

const percent = (share: number): string => `${Math.round(share * 10_000) / 100} %`;

/** Topic callbacks begin with this, so that none is mistaken for a programme of the house itself. */
export const TOPIC_PREFIX = 'topic-';

/** Is this programme, or the one of this task, a topic callback? */
export const isTopic = (programme: string): boolean => programme.startsWith(TOPIC_PREFIX);
