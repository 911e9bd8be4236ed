import type { Wording } from './wording.ts';

/** What sends its failures to dead letters: doors that hear events, that tell changes, that run by the clock, that fold changes. */
export const LETTER_SENDERS = ['queue', 'relay', 'clock', 'fold'] as const;
export type LetterSender = (typeof LETTER_SENDERS)[number];

export const LETTER_SENDER_NAMES = {
  queue: { zh: '收到的消息', en: 'messages to it' },
  relay: { zh: '未能告知的变更', en: 'changes not announced' },
  clock: { zh: '失败的定时任务', en: 'tasks that failed' },
  fold: { zh: '未能汇总的变更', en: 'changes not folded' },
} as const satisfies Record<LetterSender, Wording>;

/** Only messages go back to a queue; the others are notes, of which what they are about lies in a table. */
export const goesBack = (sender: LetterSender): boolean => sender === 'queue';

/** Why a letter lies there, as far as it says so itself; more is in the log of its door. */
export const LETTER_REASONS = [
  'not-handled',
  'breaks-contract',
  'not-delivered',
  'not-announced',
  'batch-given-up',
  'task-failed',
  'unreadable',
] as const;
export type LetterReason = (typeof LETTER_REASONS)[number];

export const LETTER_REASON_NAMES = {
  'not-handled': { zh: '可以读懂，但处理多次未成', en: 'readable, and handled in vain' },
  'breaks-contract': { zh: '不合现行契约', en: 'breaks today’s contract' },
  'not-delivered': { zh: '总线未能送达', en: 'the bus could not deliver it' },
  'not-announced': { zh: '未能对外告知', en: 'could not be announced' },
  'batch-given-up': { zh: '整批变更已放弃重试', en: 'a batch of changes was given up' },
  'task-failed': { zh: '任务三次失败', en: 'the task failed three times' },
  unreadable: { zh: '不是可读的消息', en: 'no readable message' },
} as const satisfies Record<LetterReason, Wording>;

/** Why somebody discards a letter. A choice and no text, so that nothing of a customer is ever written there. */
export const DISCARD_REASONS = ['done-otherwise', 'sent-again', 'out-of-date', 'never-valid'] as const;
export type DiscardReason = (typeof DISCARD_REASONS)[number];

export const DISCARD_REASON_NAMES = {
  'done-otherwise': {
    zh: '已另行补做（重放、重跑任务）',
    en: 'made good otherwise (replay, task run again)',
  },
  'sent-again': { zh: '来源方已重新发送', en: 'its sender sent it again' },
  'out-of-date': { zh: '已过时，不再需要', en: 'out of date, no longer needed' },
  'never-valid': { zh: '测试或误发', en: 'a test, or sent by mistake' },
} as const satisfies Record<DiscardReason, Wording>;

/** What is done about dead letters. */
export const LETTER_ACTS = ['resubmit', 'resubmit-all', 'discard'] as const;
export type LetterAct = (typeof LETTER_ACTS)[number];

export const LETTER_ACT_NAMES = {
  resubmit: { zh: '重新投递', en: 'resubmitted' },
  'resubmit-all': { zh: '全部重新投递', en: 'resubmitted all' },
  discard: { zh: '丢弃', en: 'discarded' },
} as const satisfies Record<LetterAct, Wording>;
