import type { Wording } from './wording.ts';

/** How strictly a team is looked at in one business type; `all`: every order, until somebody has put right what is wrong. */
export const SEVERITIES = ['reduced', 'normal', 'tightened', 'all'] as const;
export type RateSeverity = (typeof SEVERITIES)[number];

export const SEVERITY_NAMES = {
  reduced: { zh: '放宽', en: 'reduced' },
  normal: { zh: '正常', en: 'normal' },
  tightened: { zh: '加严', en: 'tightened' },
  all: { zh: '全部回访', en: 'every order' },
} as const satisfies Record<RateSeverity, Wording>;

/** What brought a severity about, after the weeks that were counted. */
export const RATE_CHANGE_RULES = [
  'failures-tighten',
  'passes-relax',
  'score-reduces',
  'failure-ends-reduced',
  'failures-call-all',
] as const;
export type RateChangeRule = (typeof RATE_CHANGE_RULES)[number];

/** The numbers are those of ISO 2859-1:1999, 9.3, which the rules are made after. */
const RULE_WORDS = {
  'failures-tighten': { zh: '连续五周内有两周不合格', en: 'two of five weeks or fewer failed' },
  'passes-relax': { zh: '连续五周合格', en: 'five weeks in a row passed' },
  'score-reduces': { zh: '长期合格，转移得分达到 30', en: 'weeks passed until the switching score was 30' },
  'failure-ends-reduced': { zh: '放宽期间有一周不合格', en: 'a week failed while reduced' },
  'failures-call-all': { zh: '加严期间累计五周不合格', en: 'five weeks failed while tightened' },
} as const satisfies Record<RateChangeRule, Wording>;

/** One team and business type whose rate is to change, and the week that decided it. */
export interface ExplainedRateChange {
  readonly team: string;
  readonly businessType: string;
  readonly severity: RateSeverity;
  readonly severityBefore: RateSeverity;
  /** Shares of the orders, 0 to 1. */
  readonly rate: number;
  readonly rateBefore: number;
  readonly rule: RateChangeRule;
  /** ISO week, `2026-W45`. */
  readonly week: string;
  readonly rated: number;
  readonly dissatisfied: number;
  /** As many dissatisfied still pass. */
  readonly acceptanceNumber: number;
}

/** Why a rate is to change: in words and figures, with the ids of team and business type as names unless others are given. */
export function explainRateChange(
  change: ExplainedRateChange,
  names: { readonly team: Wording; readonly businessType: Wording } = {
    team: { zh: change.team, en: change.team },
    businessType: { zh: change.businessType, en: change.businessType },
  },
): Wording {
  const { week, rated, dissatisfied, acceptanceNumber, severity, severityBefore } = change;
  const [before, after] = [change.rateBefore, change.rate].map(percentText);
  const [from, to, rule] = [
    SEVERITY_NAMES[severityBefore],
    SEVERITY_NAMES[severity],
    RULE_WORDS[change.rule],
  ];
  return {
    zh: `${names.team.zh}·${names.businessType.zh}：${rule.zh}（${week} 评价 ${rated} 户，不满意 ${dissatisfied} 户，限 ${acceptanceNumber} 户）；由${from.zh}转为${to.zh}，比例 ${before} → ${after}`,
    en: `${names.team.en}, ${names.businessType.en}: ${rule.en} (${week}: ${rated} rated, ${dissatisfied} dissatisfied, ${acceptanceNumber} allowed); from ${from.en} to ${to.en}, rate ${before} → ${after}`,
  };
}

const percentText = (share: number): string => `${Math.round(share * 1000) / 10} %`;
