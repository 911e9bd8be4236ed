import type { FindingKind, TableFinding } from '@huiyin/contracts';
import {
  CASE_WORDS,
  CONCERN_NAMES,
  type Concern,
  DISPOSITION_NAMES,
  type Disposition,
  type Language,
  SMALL_SAMPLE_BELOW,
  type Wording,
} from '@huiyin/vocabulary';
import { MARK } from './numbers.ts';

const ofThese = ({ zh, en }: Wording): Wording => ({ zh: `· 其中${zh}`, en: `· of these ${en}` });

/** Everything a briefing says beside names and figures, in the two languages. */
const WORDS = {
  title: { zh: '回访简报', en: 'Callback briefing' },
  morningMeeting: { zh: '晨会', en: 'morning meeting' },
  findingsOfDay: { zh: '回访发现', en: 'What callbacks found' },
  found: { zh: '发现', en: 'Found' },
  moreFindings: { zh: '另有 {} 张工单。', en: 'And {} more orders.' },
  besideEarlierByTeam: { zh: '各班组与上期、上年同期对比', en: 'Teams beside earlier periods' },
  besideEarlierByBusinessType: {
    zh: '各业务与上期、上年同期对比',
    en: 'Business types beside earlier periods',
  },
  verdict: { zh: '检验', en: 'Verdict' },
  product: { zh: '回音', en: 'Huiyin 回音' },
  day: { zh: '日报', en: 'daily' },
  week: { zh: '周报', en: 'weekly' },
  month: { zh: '月报', en: 'monthly' },
  quarter: { zh: '季报', en: 'quarterly' },
  year: { zh: '年报', en: 'yearly' },
  notOver: { zh: '本期尚未结束，统计截至', en: 'The period is not over; counted up to' },
  // `{}` is a moment.
  asOf: {
    zh: '按 {} 前到达的数据统计；此后到达的数据会使本期重算，数字可能与本文不同。',
    en: 'Counted from what had arrived by {}; what comes later restates the period, whose figures may then differ from these.',
  },
  // A period, a moment, what changed, why.
  restated: {
    zh: '{} 的简报按 {} 前的数据统计，此后数字有变：{}（{}）',
    en: 'The briefing of {} was counted until {}; since then: {} ({})',
  },
  lateTasks: { zh: '迟到的任务 {} 个', en: '{} late task(s)' },
  lateOrders: { zh: '迟到的工单 {} 张', en: '{} late order(s)' },
  lateCases: { zh: '迟到的投诉 {} 件', en: '{} late case(s)' },
  corrected: { zh: '已有数据的更正', en: 'facts were corrected' },
  // A digest.
  snapshot: { zh: '快照编号（SHA-256）：{}', en: 'Snapshot (SHA-256): {}' },
  notApplicable: { zh: '—', en: 'n/a' },

  // `{}` is how many cases, `{first}` what is said of the first.
  noticeSubject: {
    zh: '【投诉期限】{branch} {} 件（{first}）',
    en: '[Case deadlines] {branch}: {} ({first})',
  },
  noticeTitle: { zh: '需要处理的投诉', en: 'Cases that need somebody' },
  noticeFoot: {
    zh: '本邮件由系统发出，请在工作台处理；不含客户个人信息。',
    en: 'Sent by the system; please act in the workbench. It holds nothing personal of customers.',
  },
  caseNumber: { zh: '投诉编号', en: 'Case' },
  owner: { zh: '经办人', en: 'Owner' },
  noticeRule: { zh: '提醒', en: 'Notice' },
  nobodyYet: { zh: '无人受理', en: 'nobody yet' },

  team: { zh: '班组', en: 'Team' },
  businessType: { zh: '业务类型', en: 'Business type' },
  total: { zh: '合计', en: 'Total' },
  callbacks: { zh: '回访数', en: 'Callbacks' },
  notRated: { zh: '未评价', en: 'Not rated' },
  published: { zh: '满意率（公布口径）', en: 'Published method' },
  ofRated: { zh: '占已评价', en: 'Of rated' },
  worstCase: { zh: '最低口径', en: 'Worst case' },
  yearBefore: { zh: '上年同期', en: 'Year before' },
  satisfaction: { zh: '满意率', en: 'Satisfaction' },
  byTeam: { zh: '各班组满意情况', en: 'Satisfaction by team' },
  byBusinessType: { zh: '各业务满意情况', en: 'Satisfaction by business type' },
  trendOfSatisfaction: { zh: '满意率走势（占已评价，%）', en: 'Satisfaction of the rated, %' },
  trendOfPraise: { zh: '表扬率走势（占回访，%）', en: 'Praise of the callbacks, %' },
  // The centre, then the chance of a false alarm.
  noteChartP: {
    zh: '灰色实线为各期合计 {}，虚线为 p 控制图 3σ 控制限；方块及 ▲▼ 为超出控制限的一期。若情况不变，图上出现任一误报的概率为 {}。',
    en: 'Grey line: all periods together, {}; dashes: limits of the p chart, 3σ; squares and ▲▼: a period outside them. Were nothing to change, any false alarm on this chart has a chance of {}.',
  },
  noteChartBinomial: {
    zh: '灰色实线为各期合计 {}，虚线为二项分布精确控制限（不满意很少时 3σ 不可靠）；方块及 ▲▼ 为超出控制限的一期。若情况不变，图上出现任一误报的概率为 {}。',
    en: 'Grey line: all periods together, {}; dashes: exact binomial limits (3σ are not reliable where so few are dissatisfied); squares and ▲▼: a period outside them. Were nothing to change, any false alarm on this chart has a chance of {}.',
  },
  levels: { zh: '评价分布', en: 'How customers rated' },

  estimatesByTeam: { zh: '各班组满意率估计', en: 'Estimated satisfaction by team' },
  estimatesByBusinessType: { zh: '各业务满意率估计', en: 'Estimated satisfaction by business type' },
  ordersStoodFor: { zh: '代表工单', en: 'Orders stood for' },
  bounds: { zh: '最低–最高可能', en: 'Worst–best' },
  against: { zh: '对比', en: 'Against' },
  againstOthers: { zh: '对比同业务其他班组', en: 'Against the others' },
  interval: { zh: '占已评价的 95% 区间', en: '95 % interval, of rated' },
  noTest: { zh: '无计数可比，不作检验', en: 'no counts to test' },
  notDifferent: { zh: '差异不显著', en: 'no significant difference' },
  risen: { zh: '显著上升', en: 'significantly higher' },
  fallen: { zh: '显著下降', en: 'significantly lower' },
  above: { zh: '显著偏高', en: 'significantly above' },
  below: { zh: '显著偏低', en: 'significantly below' },
  noteEstimates: {
    zh: '估计按每张工单被回访的概率加权，括号内为 95% 区间；对比为“占已评价”的 Fisher 精确检验（Holm 校正）。差异不显著的不能排名。最低–最高可能：未评价和未接通的客户都不满意或都满意。',
    en: 'Estimates weigh each order by its chance of being called; in brackets the interval of 95 %. Comparisons are Fisher’s exact test of satisfied / rated (adjusted by Holm): what is not significantly different cannot be ranked. Worst–best: all who gave no rating or were not reached dissatisfied, or satisfied.',
  },

  conductByBusinessType: { zh: '各业务服务要点', en: 'Points of service by business type' },
  conductByTeam: { zh: '各班组服务要点', en: 'Points of service by team' },
  closed: { zh: '结束任务', en: 'Tasks ended' },
  attempts: { zh: '拨打次数', en: 'Calls made' },
  keptRate: { zh: '守约率', en: 'Appointment kept' },
  broken: { zh: '未守约', en: 'Not kept' },
  integrity: { zh: '廉洁问题', en: 'Integrity' },
  noSuchVisit: { zh: '称未到访', en: 'No such visit' },
  praised: { zh: '表扬', en: 'Praise' },
  suggested: { zh: '建议', en: 'Suggestions' },

  complaints: { zh: '投诉', en: 'Complaints' },
  measure: { zh: '项目', en: 'Figure' },
  value: { zh: '数值', en: 'Value' },
  raised: { zh: '本期新增', en: 'Raised' },
  major: { zh: '· 其中重大投诉', en: '· of these major' },
  reopened: ofThese(CASE_WORDS.reopened),
  closedCases: { zh: '本期办结', en: 'Closed' },
  takenBack: {
    zh: '误登记、已更正（不计入以上各项）',
    en: 'Sent in error and corrected (in no figure above)',
  },
  closedUnreachable: { zh: '· 其中联系不上', en: '· of these: customer unreachable' },
  askedCases: { zh: '· 其中问到客户', en: '· of these: customer asked' },
  valid: { zh: '· 其中有效投诉', en: '· of these valid' },
  responsible: { zh: '· 其中有责', en: '· of these responsible' },
  appealed: { zh: '· 其中班组申诉', en: '· of these: the team appealed' },
  validBefore: { zh: '· 申诉裁定前：有效投诉', en: '· before appeals were decided: valid' },
  responsibleBefore: { zh: '· 申诉裁定前：有责', en: '· before appeals were decided: responsible' },
  solvedRate: { zh: '解决率', en: 'Solved' },
  satisfiedRate: { zh: '处理满意率', en: 'Satisfied with the outcome' },
  open: { zh: `期末${CASE_WORDS.open.zh}`, en: 'Open at the end' },
  overdue: ofThese(CASE_WORDS.overdue),
  missedAcknowledge: { zh: '本期超过受理期限', en: 'Acknowledgements missed' },
  missedConclude: { zh: '本期超过结论期限', en: 'Conclusions missed' },
  missedOthers: { zh: '本期超过其他步骤期限', en: 'Other steps missed' },
  pressing: { zh: '待处理投诉', en: 'Cases to act on' },
  order: { zh: '工单', en: 'Order' },
  class: { zh: '类别', en: 'Class' },
  deadline: { zh: '期限', en: 'Deadline' },
  ordinaryClass: CASE_WORDS.ordinary,
  importantClass: CASE_WORDS.important,
  majorClass: CASE_WORDS.major,
  waitsForSecondCallback: { zh: '已有结论，待二次回访', en: 'concluded, waits for its second callback' },
  morePressing: { zh: `另有 {} 件${CASE_WORDS.open.zh}。`, en: `And {} more ${CASE_WORDS.open.en}.` },
  severalConcerns: {
    zh: '一件投诉可涉及多个问题，各问题之和因此大于新增件数。',
    en: 'A case may have several concerns, so the concerns add up to more than the cases raised.',
  },

  dispositions: { zh: '回访结果', en: 'How the tasks ended' },
  disposition: { zh: '结果', en: 'Result' },
  tasks: { zh: '任务数', en: 'Tasks' },
  share: { zh: '占比', en: 'Share' },
  population: { zh: '工单与抽样', en: 'Orders and sample' },
  orders: { zh: '完工工单', en: 'Orders completed' },
  sampled: { zh: '抽中回访', en: 'Sampled' },
  paused: { zh: '同一客户暂缓', en: 'Customer asked already' },
  windowPassed: { zh: '逾期上报', en: 'Reported too late' },
  secondCallbacks: { zh: '二次回访', en: 'Second callbacks' },
  asked: { zh: '问到客户', en: 'Customers asked' },
  solved: { zh: '已解决', en: 'Solved' },
  satisfied: { zh: '满意', en: 'Satisfied' },

  questionnaire: { zh: '问卷', en: 'Questionnaire' },
  question: { zh: '问题', en: 'Question' },
  timesAsked: { zh: '问到', en: 'Asked' },
  timesAnswered: { zh: '有回答', en: 'Answered' },
  shares: { zh: '回答占比', en: 'Shares of the answers' },

  importedTable: { zh: '导入表', en: 'Imported table' },
  statedRate: { zh: '原表公布', en: 'As published' },
  findings: { zh: '不相符之处', en: 'What does not add up' },
  finding: { zh: '问题', en: 'Finding' },
  column: { zh: '列', en: 'Column' },
  stated: { zh: '原表', en: 'Stated' },
  computed: { zh: '核算', en: 'Computed' },

  // `{}` is a month, then a moment; what was committed to follows.
  samplingKey: {
    zh: '{} 抽样密钥的承诺值（SHA-256，{} 作出）：',
    en: 'Commitment to the sampling key of {} (SHA-256, made {}): ',
  },
  samplingKeyLate: {
    zh: '{} 抽样密钥的承诺值（SHA-256，{} 作出，晚于月初）：',
    en: 'Commitment to the sampling key of {} (SHA-256, made {}, after the month had begun): ',
  },
  samplingKeyNote: {
    zh: '密钥在当月工单的回访期全部结束后公布，任何人都可据此重新抽样核对。',
    en: 'The key is revealed once every window of the month has ended: anybody can then draw the sample again.',
  },

  headlines: { zh: '要点', en: 'What matters' },
  comma: { zh: '，', en: ', ' },
  colon: { zh: '：', en: ': ' },
  fullStop: { zh: '。', en: '.' },
  // Each `{}` is a count.
  saidBenefits: {
    zh: '{} 位客户反映廉洁问题（吃拿卡要）。',
    en: '{} customer(s) told of staff asking for benefits.',
  },
  saidNobodyCame: { zh: '{} 位客户称无人到访。', en: '{} customer(s) said that nobody came.' },
  saidBoth: {
    zh: '{} 位客户反映廉洁问题（吃拿卡要），{} 位称无人到访。',
    en: '{} customer(s) told of staff asking for benefits, {} said that nobody came.',
  },
  saidCases: {
    zh: `投诉${CASE_WORDS.raised.zh} {} 件（重大 {} 件），${CASE_WORDS.open.zh} {} 件，其中${CASE_WORDS.overdue.zh} {} 件。`,
    en: 'Complaints: {} raised ({} major), {} open, of these {} overdue.',
  },
  // The last is AAPOR's response rate RR1.
  saidResponse: {
    zh: '结束任务 {} 个，完成回访 {} 户，应答率 {}。',
    en: '{} tasks ended, {} customers were interviewed, response rate {}.',
  },
  saidTable: { zh: '导入表“{}”有 {} 处不相符。', en: 'The imported table “{}” has {} finding(s). ' },
  saidNoRanking: {
    zh: '各行差异不显著，不能排名。',
    en: 'Its rows do not differ significantly: no ranking.',
  },
  saidDifferent: { zh: '{} 行与其他各行差异显著。', en: '{} row(s) differ significantly from the others.' },
  // A period, or the others; then a verdict.
  comparedWith: { zh: '与{}比{}', en: 'against {} {}' },
  theYearBefore: { zh: '上年同期', en: 'the year before' },
  satisfactionOfRated: { zh: '满意率（占已评价）', en: 'Satisfaction (of rated)' },
  theOthers: { zh: '同业务其他班组', en: 'the others' },
  points: { zh: '优点与不足', en: 'Strengths and weaknesses' },
  kind: { zh: '类别', en: 'Kind' },
  point: { zh: '检验所得', en: 'What tests found' },
  strengths: { zh: '优点', en: 'Strength' },
  weaknesses: { zh: '不足', en: 'Weakness' },
  praiseRate: { zh: '表扬率', en: 'Praise' },
  morePoints: { zh: '另有 {} 项。', en: 'And {} more.' },
  noPoints: {
    zh: '检验未发现显著差异，班组和业务不能排名。',
    en: 'Tests found no significant difference: teams and business types cannot be ranked.',
  },

  notes: { zh: '说明', en: 'Notes' },
  nothing: { zh: '本期没有回访结果。', en: 'No callbacks ended in this period.' },
  few: {
    zh: `${MARK} 基数不足 ${SMALL_SAMPLE_BELOW}，仅供参考，不宜排名。`,
    en: `${MARK} Of fewer than ${SMALL_SAMPLE_BELOW}: too few to rank.`,
  },
  noteRates: {
    zh: '三种满意率的区别只在“未评价”：公布口径（1 − 不满意 ÷ 回访数）把未评价视为满意，但称无人到访而未评价的除外；占已评价（满意 ÷ 已评价）不计未评价；最低口径（满意 ÷ 回访数）把未评价视为不满意。',
    en: 'The three rates differ only in what becomes of “not rated”. Published method (1 − dissatisfied ÷ callbacks) counts it as satisfied, unless the customer said that nobody came; of rated (satisfied ÷ rated) leaves it out; worst case (satisfied ÷ callbacks) counts it as dissatisfied.',
  },
  noteDays: {
    zh: '回访按任务结束之日统计，工单与抽样按完工之日统计；迟到的数据会重算所在日期。二次回访不计入满意率。',
    en: 'Callbacks count on the day their task ended, orders and sample on the day of completion; late facts restate the day they belong to. Second callbacks are outside every satisfaction rate.',
  },
  noteRaw: {
    zh: '各业务抽样比例不同，满意情况表的合计为回访样本的简单汇总，未加权；加权的见满意率估计。',
    en: 'Business types are sampled at different rates; totals of counts are plain sums over the sample, not weighted; the estimates are.',
  },
  noteMail: {
    zh: '本邮件由回音系统自动发送，不含客户个人信息；附件为同一数据的电子表格。',
    en: 'Sent by Huiyin. It holds no personal data of customers; the spreadsheet attached has the same figures.',
  },
  raisedShort: CASE_WORDS.raised,
  openShort: CASE_WORDS.open,
  overdueShort: CASE_WORDS.overdue,
  reached: { zh: '任务 / 拨打', en: 'tasks / calls' },

  complaintAnalysis: { zh: '投诉分析', en: 'Analysis of complaints' },
  table: { zh: '表', en: 'Table' },
  dimension: { zh: '维度', en: 'By' },
  item: { zh: '名称', en: 'Name' },
  caseCount: { zh: '件数', en: 'Cases' },
  caseKind: { zh: '诉求类型', en: 'Kind' },
  channel: { zh: '渠道', en: 'Channel' },
  category: { zh: '诉求', en: 'Category' },
  cause: { zh: '原因', en: 'Cause' },
  nature: { zh: '共性或个性', en: 'Nature' },
  countermeasures: { zh: '整改措施跟踪', en: 'Countermeasures followed up' },
  countermeasure: { zh: '措施', en: 'Countermeasure' },
  followUp: { zh: '落实情况', en: 'Followed up' },
  notFollowedUp: { zh: '未跟踪', en: 'not followed up' },
  atFirst: { zh: '当时', en: 'Then' },
  noteCountermeasures: {
    zh: '“当时”与本期为该项投诉 ÷ 全部投诉；检验为占比的 Fisher 精确检验（Holm 校正），差异不显著的不能说明措施有效或无效。',
    en: 'Then and now: complaints of it / all complaints. Verdicts are Fisher’s exact test of the shares (adjusted by Holm): where they do not differ significantly, nothing is said of whether the measure worked.',
  },
  analysisShares: { zh: '投诉构成', en: 'What cases were about' },
  noteShares: {
    zh: '诉求类型占本期全部来件，其余占投诉与举报。检验为占比的 Fisher 精确检验（Holm 校正），差异不显著的不能排名。',
    en: 'Kinds are shares of all cases, all else of those that accuse somebody. Verdicts are Fisher’s exact test of the shares (adjusted by Holm): what is not significantly different cannot be ranked.',
  },
  spots: { zh: '热点与难点', en: 'Hot and hard spots' },
  spot: { zh: '类别', en: 'Kind' },
  hotSpot: { zh: '热点', en: 'hot' },
  hardSpot: { zh: '难点', en: 'hard' },
  theRest: { zh: '与其他相比', en: 'against the others' },
  noSpots: { zh: '检验未发现热点或难点', en: 'Tests found no hot or hard spot' },
  noteSpots: {
    zh: '热点：占比或投诉率经检验上升，或高于同业务其他班组。难点：重复反映或未一次解决的比例经检验高于其他。',
    en: 'Hot: by a test the share or rate rose, or is above the other teams of the business. Hard: by a test more cases came again, or were not solved at once, than of the others.',
  },
  handling: { zh: '投诉判定与流转', en: 'How complaints were judged and where they went' },
  beforeAppeal: { zh: '申诉裁定前', en: 'Before appeals' },
  analysed: { zh: '本期投诉', en: 'Complaints raised' },
  concludedSoFar: { zh: '· 其中已有结论', en: '· of these concluded so far' },
  liableOf: { zh: '· 责任层级', en: '· liable:' },
  adjudicated: { zh: '· 其中已裁定', en: '· of these decided' },
  repeated: { zh: '同一事项重复反映', en: 'The same matter again' },
  escalatedCases: { zh: '· 因重复升级', en: '· escalated by that' },
  invalidDispatched: { zh: '派单后判为无效', en: 'Dispatched, and invalid' },
  takenForOtherKind: { zh: '受理时类型有误', en: 'Taken for another kind' },
  takenForLess: { zh: '受理时等级偏低', en: 'Taken for less grave' },
  referred: { zh: '转外部机构', en: 'Gone to an outside body' },
  referredBack: { zh: '· 其中外部转来又转出', en: '· of these passed on by one before' },
  withdrawn: { zh: '客户撤诉', en: 'Withdrawn' },
  merged: { zh: '并入另一件', en: 'Merged into another' },
  noteHandling: {
    zh: '只计本期新增的投诉，按目前状态统计；“申诉裁定前”为裁定之前的结论。',
    en: 'Of the complaints raised in the period, as they stand now; “before appeals” as they had been concluded.',
  },
  timePerStep: { zh: '各环节用时', en: 'Time per step' },
  step: { zh: '环节', en: 'Step' },
  times: { zh: '件次', en: 'Times' },
  meanHours: { zh: '平均用时（小时）', en: 'Mean hours' },
  handedOn: { zh: '转办', en: 'handed on' },
  accepted: { zh: '· 其中已接收', en: '· of these accepted' },
  declined: { zh: '· 其中被退回', en: '· of these declined' },
  lapsed: { zh: '· 其中逾期未接收', en: '· of these not accepted in time' },
  noteSteps: {
    zh: '自然小时，含夜间和节假日；少于 5 件的平均用时不显示，以免指向个案。',
    en: 'Hours by the clock, nights and holidays included; a mean of fewer than 5 is withheld, lest it tell of single cases.',
  },
  complaintsByTeam: { zh: '各班组投诉', en: 'Complaints by team' },
  fromCallbacks: { zh: '来自回访', en: 'From callbacks' },
  validShort: { zh: '有效投诉', en: 'Valid' },
  responsibleShort: { zh: '有责', en: 'Responsible' },
  withheld: { zh: '不显示', en: 'withheld' },
  noteTeams: {
    zh: '检验为“来自日常回访的投诉 ÷ 回访数”，各班组抽样比例不同时也可比；其他渠道无可比基数，只计件数。少于 5 件的责任判定不显示。',
    en: 'Tested is complaints of routine callbacks per callback, which compares teams however closely they are called; other channels have nothing to be held against and are counts only. Judgements of fewer than 5 are withheld.',
  },
} as const satisfies Record<string, Wording>;

const FINDINGS: Readonly<Record<TableFinding['finding'], Wording>> = {
  'row-sum': { zh: '各项之和不等于回访数', en: 'The cells do not add up to the callbacks' },
  'column-total': { zh: '各行之和不等于合计', en: 'The rows do not add up to the total' },
  'published-rate': {
    zh: '公布的满意率与数据不符',
    en: 'The published rate does not follow from the counts',
  },
};

const FOUND: Readonly<Record<FindingKind, Wording>> = {
  integrity: { zh: '反映廉洁问题', en: 'told of staff asking for benefits' },
  'no-such-visit': { zh: '称无人到访', en: 'said that nobody came' },
  complaint: { zh: '投诉', en: 'complained' },
  dissatisfied: { zh: '评价不满意', en: 'rated as dissatisfied' },
  'appointment-broken': { zh: '未守约', en: 'appointment not kept' },
  praised: { zh: '表扬', en: 'praised' },
  suggested: { zh: '有建议', en: 'had a suggestion' },
};

export type Word = keyof typeof WORDS;

/** Everything a briefing says, in one language. */
export const wordsIn = (language: Language) => ({
  language,
  say: (word: Word): string => WORDS[word][language],
  name: (wording: Wording): string => wording[language],
  disposition: (code: Disposition): string => DISPOSITION_NAMES[code][language],
  concern: (code: Concern): string => CONCERN_NAMES[code][language],
  finding: (code: TableFinding['finding']): string => FINDINGS[code][language],
  found: (kind: FindingKind): string => FOUND[kind][language],
});
export type Words = ReturnType<typeof wordsIn>;

/** The word's text with each `{}` filled in, in their order. */
export function filled({ say }: Words, word: Word, ...values: readonly string[]): string {
  const [first = '', ...rest] = say(word).split('{}');
  return rest.reduce((text, part, index) => `${text}${values[index] ?? ''}${part}`, first);
}
