import type { Wording } from '@huiyin/vocabulary';

/** What the page of dead letters says; it is loaded with that page alone. */
export const LETTER_WORDS = {
  means: {
    zh: '试了多次仍未办成的消息与任务，在此等人处理，十四天后删除。这里只显示它关于什么，不显示内容：内容可能含有客户信息。',
    en: 'Messages and tasks that failed again and again wait here for somebody, for fourteen days. What a letter is about is shown, and never what it says: that may be a customer’s.',
  },
  none: { zh: '没有死信，一切都已送达。', en: 'There are no dead letters: everything arrived.' },
  others: { zh: '其余各门没有死信：', en: 'The other doors have none:' },
  queues: { zh: '哪些门有死信', en: 'Doors with dead letters' },
  door: { zh: '门', en: 'Door' },
  waiting: { zh: '封数', en: 'Letters' },
  held: { zh: '正被他人查看', en: 'looked at by somebody' },
  oldest: { zh: '最早一封', en: 'The oldest' },
  look: { zh: '查看', en: 'Look' },
  sentAt: { zh: '发出', en: 'Sent' },
  what: { zh: '是什么', en: 'What' },
  about: { zh: '关于', en: 'About' },
  why: { zh: '为何在此', en: 'Why it is here' },
  until: { zh: '保留至', en: 'Kept until' },
  receives: { zh: '取出次数（含查看）', en: 'Taken out (looks too)' },
  noneHere: {
    zh: '这里没有可看的死信：已处理，或正被他人查看，片刻后再看。',
    en: 'No letter to look at: they are handled, or somebody looks at them now. Look again in a moment.',
  },
  shownOf: { zh: '只显示最先取到的五十封。', en: 'The first fifty are shown.' },
  resubmit: { zh: '重新投递', en: 'Resubmit' },
  resubmitAll: { zh: '全部重新投递', en: 'Resubmit all' },
  resubmitAllMeans: {
    zh: '请先排除原因，否则它们会再回到这里。已收录过的会被认出，不会重复。',
    en: 'Mend the cause first, or they come back here. What was taken in before is recognised and changes nothing.',
  },
  discard: { zh: '丢弃', en: 'Discard' },
  discardMeans: {
    zh: '丢弃后不能恢复。谁、何时、为何丢弃，会留下记录。',
    en: 'It is gone for good. Who discarded it, when and why, stays on record.',
  },
  discardWhy: { zh: '为什么丢弃', en: 'Why' },
  wasResubmitted: { zh: '已重新投递。', en: 'Resubmitted.' },
  wasDiscarded: { zh: '已丢弃，已记录。', en: 'Discarded, and on record.' },
  ofQueue: {
    zh: '先看这扇门的日志、排除原因，再重新投递；重复投递不会重复收录。',
    en: 'Read the log of the door, mend the cause, then resubmit. What is resubmitted twice is taken in once.',
  },
  ofRelay: {
    zh: '这些是未能告知的变更，变更本身在表中。修好后请运维执行以下命令，再丢弃剩下的：',
    en: 'These are changes that were not announced; the changes themselves are in the table. When it is mended an operator runs this, and discards what is left:',
  },
  ofClock: {
    zh: '这些是任务失败的记录，没有可以重投的内容；任务下次会补做，也可照运维手册立即重跑，然后丢弃。',
    en: 'These are notes of failed tasks, with nothing in them to send back. The next run makes good; the runbook says how to run it now. Then discard them.',
  },
  ofFold: {
    zh: '这些是未能汇总的变更；夜间核对会补正，然后丢弃。',
    en: 'These are changes that were not folded; the counts of the night put it right. Then discard them.',
  },
  acts: { zh: '处理记录', en: 'What was done' },
  noActs: { zh: '还没有处理过死信。', en: 'Nothing was done about a letter yet.' },
  when: { zh: '时间', en: 'When' },
  who: { zh: '谁', en: 'Who' },
  did: { zh: '做了什么', en: 'What they did' },
  whichLetter: { zh: '哪封', en: 'Which letter' },
  reason: { zh: '原因', en: 'Why' },
  letters: { zh: '封', en: 'letters' },
} as const satisfies Record<string, Wording>;

/** What refusals mean on this page. */
export const LETTER_RULES: Readonly<Record<string, Wording>> = {
  'no-such-letter': {
    zh: '这封信已不在这里，或正被他人查看，片刻后再试。信很多时请全部重新投递。',
    en: 'This letter is gone, or somebody looks at it now: try again in a moment. Where there are very many, resubmit all.',
  },
  'no-such-queue': { zh: '没有这扇门', en: 'there is no such door' },
  'letter-goes-nowhere': {
    zh: '这是失败的记录，不能重新投递',
    en: 'this is a note of a failure and goes nowhere',
  },
  'already-resubmitting': { zh: '正在重新投递，请稍候', en: 'they are being resubmitted: wait a little' },
};
