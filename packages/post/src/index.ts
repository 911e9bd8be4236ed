export { digestOf, MAILING, MAILING_EXAMPLE, type MailLedger, mailLedger } from './ledger.ts';
export { type Letter, LetterNotTaken, type Post } from './letter.ts';
export type { Mailing } from './mailing.ts';
export { type SendResult, sendOnce } from './send-once.ts';
