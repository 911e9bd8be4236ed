import type { Wording } from './wording.ts';

/** What can happen to a case: what people do, and what events bring. */
export const CASE_ACTS = [
  /** A callback with concerns: of no case yet, or with another order or further concerns. */
  'callback',
  /** A later version of the callback with the same order and concerns. */
  'callback-unchanged',
  /** A later version of the callback that makes an ordinary case a major one. */
  'callback-major',
  /** The callback's result was corrected: of an ordinary case no concern is left. */
  'callback-taken-back',
  /** A later version brings concerns again to a case that ended because they were taken back. */
  'callback-again',
  /** It came another way than by a callback. */
  'request',
  /** The same came again under the same reference. */
  'request-again',
  /** A field terminal flagged something in an order: of no case yet, or with an order that was corrected since. */
  'flag',
  /** The same flag of the same order with nothing new. */
  'flag-again',
  /** A corrected order no longer says it; whoever owns the case judges what remains of it. */
  'flag-dropped',
  'acknowledge',
  /** Offered to somebody else; whoever owns it owns it until they accept. */
  'hand-on',
  /** The same, among many that a supervisor takes from somebody by a rule. */
  'redistribute',
  'accept',
  'decline',
  /** Judged for what it is; that may be another kind, or graver. */
  'assess',
  /** The same, and it is so grave that somebody else has to take it on. */
  'assess-graver',
  'investigate',
  /** Decided, and a second callback asks about it. */
  'conclude',
  /** Decided, and the customer is to be told first. */
  'conclude-to-tell',
  /** Decided, and nothing follows in a case of its kind. */
  'conclude-for-good',
  /** The customer is told, and a second callback asks about it. */
  'communicate',
  /** The customer is told, and nothing follows in a case of its kind. */
  'communicate-for-good',
  /** The customer does not want it pursued. */
  'withdraw',
  /** An outside body decides it. */
  'refer',
  /** Another case goes on with the matter. */
  'merge',
  /** The same again: whoever merged it may have died before the other case knew. */
  'merge-again',
  /** A case about the same matter was merged into this one. */
  'take-in',
  /** Whoever passed it on from outside is answered. */
  'reply',
  'second-callback-solved',
  'second-callback-unsolved',
  'second-callback-unreachable',
  /** Its result was corrected, and the customer is to be rung again. */
  'second-callback-undone',
  /** A deadline comes near or has passed, and somebody is told. */
  'notify',
  /** Nobody accepted in time what was handed on; it stays with who owns it. */
  'lapse',
  /** The calendar or the limits of the branch were corrected. */
  'reckon-again',
  /** Another case of the same customer and matter is linked. */
  'repeat',
  /** It is linked, and with it they are so many that the case escalates. */
  'repeat-escalates',
  'reveal',
  /** A file was put beside it, or the same once more. */
  'attach',
  'attach-again',
  /** The served-by side says how it was. */
  'make-statement',
  /** The served-by side asks for another judgement. */
  'appeal',
  /** Somebody else than who concluded decides on the appeal. */
  'adjudicate',
  'forget',
  /** Their case stays, since it came after they were forgotten; its links to those before end. */
  'unlink',
] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

/** What a person may do with a case that is there, each by a route of its own; which act it is, the case's kind says. */
export const PERSON_ACTS = [
  'acknowledge',
  'accept',
  'decline',
  'hand-on',
  'assess',
  'investigate',
  'conclude',
  'communicate',
  'withdraw',
  'refer',
  'merge',
  'reply',
  'reveal',
  'make-statement',
  'appeal',
  'adjudicate',
] as const satisfies readonly CaseAct[];
export type PersonAct = (typeof PERSON_ACTS)[number];

/** Why a supervisor redistributes somebody's cases: a closed list, since it stands in histories. */
export const REDISTRIBUTION_REASONS = ['surge', 'absence', 'leaving'] as const;
export type RedistributionReason = (typeof REDISTRIBUTION_REASONS)[number];

export const REDISTRIBUTION_REASON_NAMES = {
  surge: { zh: '业务高峰', en: 'surge' },
  absence: { zh: '人员缺勤', en: 'absence' },
  leaving: { zh: '离岗', en: 'leaving' },
} as const satisfies Record<RedistributionReason, Wording>;

/** What a case's history calls each. */
export const CASE_ACT_NAMES = {
  callback: { zh: '回访反映问题', en: 'a callback brought concerns' },
  'callback-unchanged': { zh: '回访再次提交，内容未变', en: 'the callback came again with nothing new' },
  'callback-major': { zh: '回访反映重大问题', en: 'the callback made it a major case' },
  'callback-taken-back': { zh: '回访更正，问题已撤回', en: 'the callback took its concerns back' },
  'callback-again': { zh: '回访再次反映问题', en: 'the callback brought concerns again' },
  request: { zh: '登记', en: 'recorded' },
  'request-again': { zh: '重复登记', en: 'recorded again' },
  flag: { zh: '现场终端上报异常', en: 'a field terminal flagged it' },
  'flag-again': { zh: '同一异常重复上报', en: 'the same flag came again' },
  'flag-dropped': { zh: '工单更正，不再有此异常', en: 'the corrected order no longer has the flag' },
  acknowledge: { zh: '受理', en: 'taken on' },
  'hand-on': { zh: '转办，待接收', en: 'handed on, to be accepted' },
  redistribute: { zh: '批量转办，待接收', en: 'redistributed, to be accepted' },
  accept: { zh: '接收', en: 'accepted' },
  decline: { zh: '退回', en: 'declined' },
  assess: { zh: '判定', en: 'assessed' },
  'assess-graver': { zh: '判定为更高等级，待重新受理', en: 'assessed as graver: to be taken on anew' },
  investigate: { zh: '开始调查', en: 'investigation begun' },
  conclude: { zh: '作出结论', en: 'concluded' },
  'conclude-to-tell': { zh: '作出结论，待告知客户', en: 'concluded; the customer is to be told' },
  'conclude-for-good': { zh: '作出结论并结案', en: 'concluded, and closed by that' },
  communicate: { zh: '告知客户', en: 'the customer was told' },
  'communicate-for-good': { zh: '告知客户并结案', en: 'the customer was told, and closed by that' },
  withdraw: { zh: '客户撤诉', en: 'withdrawn by the customer' },
  refer: { zh: '转外部机构处理', en: 'gone to an outside body' },
  merge: { zh: '并入另一件', en: 'merged into another case' },
  'merge-again': { zh: '再次并入同一件', en: 'merged into the same case again' },
  'take-in': { zh: '并入一件相关案件', en: 'another case was merged into it' },
  reply: { zh: '答复来件单位', en: 'replied to who passed it on' },
  'second-callback-solved': { zh: '二次回访：已解决', en: 'second callback: solved' },
  'second-callback-unsolved': { zh: '二次回访：未解决', en: 'second callback: not solved' },
  'second-callback-unreachable': { zh: '二次回访：未能问到', en: 'second callback: nobody could be asked' },
  'second-callback-undone': {
    zh: '二次回访更正，需再次回访',
    en: 'second callback corrected: to be asked again',
  },
  notify: { zh: '期限提醒', en: 'told of a deadline' },
  lapse: { zh: '转办逾期未接收，退回经办人', en: 'not accepted in time, back with its owner' },
  'reckon-again': { zh: '期限重新计算', en: 'deadlines reckoned again' },
  repeat: { zh: '关联重复诉求', en: 'the same matter came again' },
  'repeat-escalates': { zh: '重复诉求，自动升级', en: 'the same matter came again, and the case escalated' },
  reveal: { zh: '查看客户信息', en: 'the customer was opened' },
  attach: { zh: '提交证据', en: 'evidence was handed over' },
  'attach-again': { zh: '重复提交证据', en: 'the same evidence came again' },
  'make-statement': { zh: '班组陈述', en: 'the team made a statement' },
  appeal: { zh: '班组申诉', en: 'the team appealed' },
  adjudicate: { zh: '申诉裁定', en: 'the appeal was decided' },
  forget: { zh: '客户信息已删除', en: 'the customer was forgotten' },
  unlink: {
    zh: '客户信息已删除，此前诉求不再关联',
    en: 'the customer was forgotten, and earlier cases are no longer linked',
  },
} as const satisfies Record<CaseAct, Wording>;
