import type { Wording } from './wording.ts';

/** What somebody wants who turns to the branch. */
export const CASE_KINDS = [
  'complaint',
  'whistle-blowing',
  'fault-report',
  'consultation',
  'enquiry',
  'suggestion',
  'praise',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const CASE_KIND_NAMES = {
  complaint: { zh: '投诉', en: 'complaint' },
  'whistle-blowing': { zh: '举报', en: 'whistle-blowing' },
  'fault-report': { zh: '报修', en: 'fault report' },
  consultation: { zh: '咨询', en: 'consultation' },
  enquiry: { zh: '查询', en: 'enquiry' },
  suggestion: { zh: '建议', en: 'suggestion' },
  praise: { zh: '表扬', en: 'praise' },
} as const satisfies Record<CaseKind, Wording>;

const ACCUSES = {
  complaint: true,
  'whistle-blowing': true,
  'fault-report': false,
  consultation: false,
  enquiry: false,
  suggestion: false,
  praise: false,
} as const satisfies Record<CaseKind, boolean>;

/** Does a case of this kind say that the service fell short? Then it is judged valid or not, and stands in the figures of complaints. */
export const accuses = (kind: CaseKind): boolean => ACCUSES[kind];

/** Steps that a kind may need beside being taken on and concluded, in their order. */
export const CASE_STEPS = ['assess', 'investigate', 'communicate'] as const;
export type CaseStepName = (typeof CASE_STEPS)[number];

/** Which way a customer was told the decision. */
export const ANSWER_WAYS = ['phone', 'visit', 'letter', 'online'] as const;
export type AnswerWay = (typeof ANSWER_WAYS)[number];

/** Who decides instead of the branch where a case goes to them. */
export const OUTSIDE_BODIES = ['regulator', 'consumer-association', 'court', 'police'] as const;
export type OutsideBody = (typeof OUTSIDE_BODIES)[number];

/**
 * Why a case is over. `taken-back`: the result that raised it had been sent in error, and nobody had taken it on; `concluded` and
 * `communicated`: of a kind that no second callback closes; `referred`: an outside body decides it; `merged`: another case
 * goes on with the matter.
 */
export const CLOSING_REASONS = [
  'solved',
  'unreachable',
  'taken-back',
  'concluded',
  'communicated',
  'withdrawn',
  'referred',
  'merged',
] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];
