import type { AnswerOf } from '@huiyin/client';
import type { Wording } from '@huiyin/vocabulary';

/** What the page of topic callbacks says. */
export const TOPIC_WORDS = {
  proposed: { zh: '待启动', en: 'Proposed' },
  running: { zh: '进行中', en: 'Running' },
  ended: { zh: '已结束', en: 'Over, or not to be' },
  none: { zh: '没有。', en: 'None.' },
  propose: { zh: '提出专题回访', en: 'Propose a topic callback' },
  proposeMeans: {
    zh: '就已完工的工单，用自己的问卷回访一批客户；与日常回访同一队列，不计入日常指标。',
    en: 'Asks customers of orders that are over questions of its own: in the same queue, and in no routine figure.',
  },
  proposeLike: { zh: '改后另提', en: 'Propose it changed' },
  asProposed: { zh: '已提出，待主管启动。', en: 'It is proposed; a supervisor starts it.' },
  send: { zh: '提出', en: 'Propose it' },
  leave: { zh: '放弃', en: 'Leave it' },
  scope: { zh: '范围', en: 'About' },
  allTeams: { zh: '不选即全部班组', en: 'none chosen: all teams' },
  partners: { zh: '合作单位', en: 'Partners' },
  partnersMeans: {
    zh: '按上游系统的写法，用逗号分开；可空',
    en: 'as the upstream system writes them, commas between; may be empty',
  },
  firstDay: { zh: '完工首日', en: 'First day served' },
  lastDay: { zh: '完工末日', en: 'Last day served' },
  questions: { zh: '问卷', en: 'Questions' },
  size: { zh: '回访户数', en: 'Customers to ring' },
  ringBy: { zh: '最后回访日', en: 'Last day of ringing' },
  reason: { zh: '事由', en: 'Reason' },
  reasonMeans: { zh: '不写客户信息', en: 'without anybody’s name' },
  start: { zh: '启动', en: 'Start' },
  refuse: { zh: '不采纳', en: 'Refuse' },
  withdraw: { zh: '撤回', en: 'Take back' },
  stop: { zh: '中止', en: 'Stop' },
  startMeans: {
    zh: '启动后，系统在回访时段内按公开的规则抽样，最迟两小时内开始回访。',
    en: 'Its sample is drawn by the published rule, and its customers are rung from within two hours on.',
  },
  refuseMeans: { zh: '留在记录里，不能再启动。', en: 'It stays on record, and cannot be started any more.' },
  withdrawMeans: {
    zh: '留在记录里，不能再启动。',
    en: 'It stays on record, and cannot be started any more.',
  },
  stopMeans: {
    zh: '不再抽样，未打的回访全部撤回，已打过的按现有结果结束；报告会写明中止及其原因。',
    en: 'Nobody more is drawn; what was not rung is withdrawn, what was begun ends as it stands; its report says so and why.',
  },
  because: { zh: '原因', en: 'Why' },
  inWords: { zh: '说明', en: 'In words' },
  why: { zh: '依据', en: 'Why' },
  byClock: { zh: '系统', en: 'the clock' },
  drawn: { zh: '抽样结果', en: 'What was drawn' },
  report: { zh: '报告', en: 'Report' },
  workbook: { zh: '下载表格', en: 'Workbook' },
  progress: { zh: '进度', en: 'Progress' },
  causes: { zh: '客户说的原因', en: 'Causes that customers named' },
  cause: { zh: '原因', en: 'Cause' },
  named: { zh: '提到', en: 'Named' },
  share: { zh: '占比与 95% 区间', en: 'Share and 95 % interval' },
  noCauses: { zh: '还没有客户说出原因。', en: 'No customer has named a cause yet.' },
  leads: { zh: '明显居首', en: 'clearly the first' },
  noneLeads: { zh: '没有哪一项明显居首。', en: 'None of them is clearly the first.' },
  byTeam: { zh: '各班组', en: 'By team' },
} as const satisfies Record<string, Wording>;

/** What a refusal's rule, or a fault of a draft, means on this page. */
export const TOPIC_RULES: Readonly<Record<string, Wording>> = {
  'no-such-topic': { zh: '没有这个专题', en: 'there is no such topic' },
  'topic-decided': { zh: '这个专题已有决定', en: 'somebody has decided on it already' },
  'topic-exists': {
    zh: '此编号已用于另一专题，请再提一次',
    en: 'another topic has this name: propose it again',
  },
  'topic-over': { zh: '最后回访日须在明天或之后', en: 'its last day of ringing is tomorrow at the earliest' },
  'days-reversed': { zh: '末日早于首日', en: 'its last day is before its first' },
  'too-many-days': { zh: '至多 62 天', en: '62 days at most' },
  'served-not-over': { zh: '只能是昨天及以前的工单', en: 'about orders until yesterday alone' },
  'served-too-long-ago': {
    zh: '太早：届时客户信息已过保存期',
    en: 'too long ago: their contacts may be gone by its last day',
  },
  'unknown-business-type': { zh: '分公司没有这个业务类型', en: 'the branch has no such business type' },
  'unknown-team': { zh: '分公司没有这个班组', en: 'the branch has no such team' },
  'unknown-questionnaire': { zh: '请选问卷', en: 'choose its questions' },
  'type-missing': { zh: '请选业务类型', en: 'choose a business type' },
  'day-missing': { zh: '请选日期', en: 'choose a day' },
  'size-wrong': { zh: '请写 1 到 500 的整数', en: 'write a whole number from 1 to 500' },
  'reason-missing': { zh: '请写事由', en: 'write why' },
  'reason-long': { zh: '至多 500 字', en: '500 characters at most' },
};

type Report = AnswerOf<'GET /topic-reports/{topicId}'>;

/** How far it is: 40 / 60 ended. */
export const progressWording = ({ closed, interviews, responsePercent, topic }: Report): Wording => {
  const rate = responsePercent === null ? '' : ` ${responsePercent.toFixed(1)}%`;
  return {
    zh: `应回访 ${topic.requested}，已结束 ${closed}，完整访谈 ${interviews}${rate}`,
    en: `${topic.requested} to be rung, ${closed} ended, ${interviews} complete interviews${rate}`,
  };
};

export const drawnWording = ({
  orders,
  requested,
  paused,
  refused,
  phoneMissing,
  forgotten,
}: Pick<
  Report['topic'],
  'orders' | 'requested' | 'paused' | 'refused' | 'phoneMissing' | 'forgotten'
>): Wording => ({
  zh: `范围内 ${orders} 单，回访 ${requested}；不打扰 ${paused + refused + phoneMissing + forgotten}（暂停期 ${paused}，不愿接 ${refused}，无号码 ${phoneMissing}，已删除 ${forgotten}）`,
  en: `${orders} orders in scope, ${requested} to be rung; ${paused + refused + phoneMissing + forgotten} left alone (${paused} asked otherwise, ${refused} want no calls, ${phoneMissing} without a number, ${forgotten} forgotten)`,
});

export const satisfactionWording = ({ estimates: { ofRated } }: Report): Wording =>
  ofRated === null
    ? { zh: '满意率：暂无评价', en: 'Satisfaction: nobody rated yet' }
    : {
        zh: `满意率 ${ofRated.estimate.toFixed(1)}%（95% 区间 ${ofRated.low.toFixed(1)}–${ofRated.high.toFixed(1)}%）`,
        en: `Satisfaction ${ofRated.estimate.toFixed(1)} % (95 % interval ${ofRated.low.toFixed(1)}–${ofRated.high.toFixed(1)} %)`,
      };

/** What changed since the report was mailed. */
export const restatedWording = ({ restated }: Report): Wording | undefined => {
  if (!restated) return undefined;
  const of = (language: 'zh' | 'en') =>
    restated.figures
      .map(({ figure, known, now }) => `${FIGURES[figure][language]} ${known} → ${now}`)
      .join(language === 'zh' ? '、' : ', ');
  return { zh: `邮件寄出后数字有变：${of('zh')}`, en: `since it was mailed: ${of('en')}` };
};

const FIGURES = {
  closed: { zh: '已结束', en: 'ended' },
  interviews: { zh: '完整访谈', en: 'complete interviews' },
  rated: { zh: '已评价', en: 'rated' },
  satisfied: { zh: '满意', en: 'satisfied' },
} as const;

/** 截至 2026-11-12（已结束） */
export const throughWording = ({ through, isOver }: Report): Wording => ({
  zh: `截至 ${through}${isOver ? '（已结束）' : ''}`,
  en: `by ${through}${isOver ? ' (over)' : ''}`,
});
