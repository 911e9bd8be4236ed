import type { Wording } from './wording.ts';

/**
 * How a call, or a task as a whole, ended. Interim: `call-later`. `not-attempted` is given by the system to a task
 * whose window ended without a call.
 */
export const DISPOSITIONS = [
  'complete',
  'partial',
  'refused',
  'no-answer',
  'busy',
  'switched-off',
  'call-later',
  'dead-number',
  'wrong-number',
  'language-or-hearing',
  'void-order',
  'not-attempted',
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** A call's disposition: everything but `not-attempted`. */
export type CallDisposition = Exclude<Disposition, 'not-attempted'>;
export const CALL_DISPOSITIONS = DISPOSITIONS.filter(
  (disposition): disposition is CallDisposition => disposition !== 'not-attempted',
);

export const AAPOR_CLASSES = ['I', 'P', 'R', 'NC', 'O', 'UH', 'UO', 'NE'] as const;
export type AaporClass = (typeof AAPOR_CLASSES)[number];

/** The AAPOR class of a final disposition for a list of named customers; interim codes are in no rate. */
export const AAPOR_CLASS = {
  complete: 'I',
  partial: 'P',
  refused: 'R',
  'no-answer': 'NC',
  busy: 'NC',
  'switched-off': 'NC',
  'call-later': 'NC',
  'dead-number': 'UO',
  'wrong-number': 'UO',
  'language-or-hearing': 'O',
  'void-order': 'NE',
  'not-attempted': 'UH',
} as const satisfies Record<Disposition, AaporClass>;

export const DISPOSITION_NAMES = {
  complete: { zh: '完成回访', en: 'Complete interview' },
  partial: { zh: '中途结束', en: 'Partial interview' },
  refused: { zh: '拒绝回访', en: 'Refused' },
  'no-answer': { zh: '无人接听', en: 'No answer' },
  busy: { zh: '占线', en: 'Busy' },
  'switched-off': { zh: '关机', en: 'Switched off' },
  'call-later': { zh: '约定再拨', en: 'Asked to be rung later' },
  'dead-number': { zh: '空号', en: 'Dead number' },
  'wrong-number': { zh: '错号', en: 'Wrong number' },
  'language-or-hearing': { zh: '语言或听力障碍', en: 'Language or hearing' },
  'void-order': { zh: '工单作废或未执行', en: 'Void order' },
  'not-attempted': { zh: '未拨打', en: 'Not attempted' },
} as const satisfies Record<Disposition, Wording>;
