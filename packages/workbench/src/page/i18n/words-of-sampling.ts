import type { AnswerOf } from '@huiyin/client';
import type { Segment, Wording } from '@huiyin/vocabulary';

/** What the pages of rates and of the plan say. */
export const SAMPLING_WORDS = {
  inForce: { zh: '现行方案', en: 'In force' },
  rate: { zh: '回访比例', en: 'Rate' },
  ofTeams: { zh: '班组单定', en: 'Teams with a rate of their own' },
  ofSegments: { zh: '客户类别', en: 'Segment' },
  proposals: { zh: '提案与记录', en: 'Proposals and what became of them' },
  noProposals: { zh: '还没有人提出过方案。', en: 'Nobody has proposed a policy yet.' },
  versions: { zh: '各版方案', en: 'Versions' },
  branchFile: { zh: '分公司配置', en: 'branch file' },
  proposed: { zh: '提案', en: 'proposal' },
  changes: { zh: '改动', en: 'What changes' },
  changesNothing: { zh: '与当时的方案相同。', en: 'Nothing: it is as the one before it.' },
  why: { zh: '依据', en: 'Why' },
  byPerson: { zh: '由主管提出，未附周统计。', en: 'A supervisor proposed it; no week was counted for it.' },
  byClock: { zh: '系统', en: 'the clock' },
  approve: { zh: '批准', en: 'Approve' },
  refuse: { zh: '不批准', en: 'Refuse' },
  withdraw: { zh: '撤回', en: 'Take back' },
  approveMeans: {
    zh: '批准后从首日起生效，此前完工的工单不受影响。',
    en: 'It is in force from its first day; orders completed before that stay as they are.',
  },
  refuseMeans: {
    zh: '不批准的方案留在记录里，不能再批准。',
    en: 'It stays on record, and cannot be approved any more.',
  },
  withdrawMeans: {
    zh: '撤回的方案留在记录里；已批准的，首日之前可以撤回。',
    en: 'It stays on record; an approved one can be taken back before its first day.',
  },
  firstDay: { zh: '首日', en: 'First day' },
  earliest: { zh: '最早', en: 'at the earliest' },
  propose: { zh: '提出新方案', en: 'Propose a policy' },
  proposeMeans: {
    zh: '从现行方案改起，由另一位主管批准后生效。',
    en: 'Change the rates that are in force; another supervisor approves them.',
  },
  sendProposal: { zh: '提出', en: 'Propose it' },
  leaveProposal: { zh: '放弃', en: 'Leave it' },
  addTeam: { zh: '加一个班组', en: 'Add a team' },
  removeTeam: { zh: '去掉', en: 'Remove' },
  choose: { zh: '请选择', en: 'choose' },
  outside: { zh: '超出自动调整范围', en: 'outside of what rates move within by themselves' },
  asProposed: { zh: '已提出，待另一位主管批准。', en: 'It is proposed; another supervisor approves it.' },

  agents: { zh: '回访员人数', en: 'Agents' },
  households: { zh: '每人每月完成户数', en: 'Households each completes in a month' },
  now: { zh: '现在', en: 'Now' },
  planned: { zh: '按计划', en: 'As planned' },
  oneMore: { zh: '再加一人', en: 'With one agent more' },
  calls: { zh: '回访次数', en: 'Calls' },
  halfWidth: { zh: '区间半宽', en: 'Half width' },
  halfWidthMeans: {
    zh: '满意率 95% 置信区间的一半，百分点；越窄越准。',
    en: 'Half of the 95 % interval of the satisfaction rate, in percentage points: the narrower, the better it is known.',
  },
  orders: { zh: '预计工单', en: 'Orders expected' },
  nowAndPlanned: { zh: '比例：现在 → 计划', en: 'Rate: now → planned' },
  widthNowAndPlanned: { zh: '半宽：现在 → 计划', en: 'Half width: now → planned' },
  byStratum: { zh: '各班组与业务类型', en: 'By team and business type' },
  proposeThis: { zh: '以此计划提出方案', en: 'Propose these rates' },
} as const satisfies Record<string, Wording>;

export const SEGMENT_NAMES = {
  residential: { zh: '居民', en: 'Residential' },
  commercial: { zh: '工商', en: 'Commercial' },
  vip: { zh: '重点客户', en: 'VIP' },
} as const satisfies Record<Segment, Wording>;

/** What a refusal's rule, or a fault of a draft, means on these pages. */
export const SAMPLING_RULES: Readonly<Record<string, Wording>> = {
  'own-proposal': { zh: '自己提出的方案须由另一位主管批准', en: 'somebody else approves what you proposed' },
  'no-such-policy': { zh: '没有这个方案', en: 'there is no such policy' },
  'policy-decided': { zh: '这个方案已有决定', en: 'somebody has decided on it already' },
  'policy-begun': { zh: '方案已经开始，不能撤回', en: 'it has begun and cannot be taken back' },
  'policy-overtaken': {
    zh: '它所改的方案已不再有效，请重新提出',
    en: 'the policy that it changes is not in force any more: propose it anew',
  },
  'policy-exists': {
    zh: '此编号已用于另一方案，请再提一次',
    en: 'another policy has this version: propose it again',
  },
  'policy-begins-too-early': { zh: '首日太早：最早为明天', en: 'its first day is tomorrow at the earliest' },
  'unknown-business-type': { zh: '分公司没有这个业务类型', en: 'the branch has no such business type' },
  'unknown-team': { zh: '分公司没有这个班组', en: 'the branch has no such team' },
  'rate-missing': { zh: '每个业务类型都要有比例', en: 'every business type needs a rate' },
  'day-missing': { zh: '请选首日', en: 'choose a first day' },
  'day-too-early': { zh: '首日太早：最早为明天', en: 'its first day is tomorrow at the earliest' },
  'no-percentage': { zh: '请写 0 到 100 的数', en: 'write a number from 0 to 100' },
  unnamed: { zh: '请选班组与业务类型', en: 'choose a team and a business type' },
  twice: { zh: '这个班组与业务类型写了两次', en: 'this team and business type stand here twice' },
  'nothing-known': {
    zh: '还没有一个满月的工单与评价，无从计划；下月初再看。',
    en: 'No month is over yet that has orders and ratings to plan by: look again early next month.',
  },
  'too-few-calls': {
    zh: '这么多人连最低比例都打不完，请加人。',
    en: 'So few agents cannot even make the calls of the least rates: take more.',
  },
};

const UNKNOWN: Wording = { zh: '未知', en: 'unknown' };

/** ± 0.31 percentage points. */
export const widthWording = (halfWidth: number | null): Wording =>
  halfWidth === null ? UNKNOWN : { zh: `± ${halfWidth.toFixed(2)}`, en: `± ${halfWidth.toFixed(2)}` };

/** 2026-10-12 起 */
export const sinceWording = (day: string): Wording => ({ zh: `${day} 起`, en: `from ${day}` });

type Plan = AnswerOf<'GET /plan'>;

export const capacityWording = ({ agents, households, capacity, orders, months }: Plan): Wording => ({
  zh: `${agents} 人 × ${households} 户 = 每月 ${capacity} 次；按 ${months.join('、')} 预计每月 ${orders} 张工单。`,
  en: `${agents} agents × ${households} households = ${capacity} calls a month; ${orders} orders a month are expected by ${months.join(', ')}.`,
});

/** What one agent more buys. */
export const oneMoreWording = ({ branch: { planned, oneMore } }: Plan): Wording => {
  if (planned.halfWidth === null || oneMore.halfWidth === null) return UNKNOWN;
  const [calls, points] = [oneMore.calls - planned.calls, (planned.halfWidth - oneMore.halfWidth).toFixed(2)];
  return calls === 0
    ? { zh: '再加一人没有用：已经全部回访。', en: 'One agent more buys nothing: every order is called.' }
    : {
        zh: `再加一人，多 ${calls} 次回访，区间半宽缩小 ${points} 个百分点。`,
        en: `One agent more makes ${calls} calls more and narrows the half width by ${points} points.`,
      };
};

export const equalPrecisionWording = ({ equalPrecision }: Plan): Wording => {
  if (equalPrecision === null)
    return {
      zh: '有班组未被回访，现在的精度未知，无从比较。',
      en: 'Some are not called at all: there is no precision now to compare with.',
    };
  const { calls, saved, savedShare } = equalPrecision;
  const percent = Math.round(Math.abs(savedShare) * 1000) / 10;
  return saved > 0
    ? {
        zh: `按计划的比例，${calls} 次回访就能达到现在的精度，省 ${saved} 次（${percent}%）。`,
        en: `By planned rates ${calls} calls are as precise as those made now: ${saved} fewer (${percent} %).`,
      }
    : {
        zh: `现在的比例已经最省：${calls} 次。`,
        en: `The present rates are as thrifty as can be: ${calls} calls.`,
      };
};

/** What a proposal costs. */
export const callsWording = (before: number, after: number): Wording => ({
  zh: `按近月工单，每月约 ${before} 次 → ${after} 次回访（不含客户类别）。`,
  en: `By the orders of late that is some ${before} → ${after} calls a month (segments left aside).`,
});
