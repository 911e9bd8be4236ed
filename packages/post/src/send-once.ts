import { toInstant } from '@huiyin/calendar';
import type { Clock } from '@huiyin/kernel';
import type { MailLedger } from './ledger.ts';
import { type Letter, LetterNotTaken, type Post } from './letter.ts';
import type { Mailing, MailingKey, MailingRefusal } from './mailing.ts';

export interface SendOnceDeps {
  readonly ledger: MailLedger;
  readonly post: Post;
  readonly now: Clock;
}

export interface SendOnceCommand {
  readonly mailing: MailingKey;
  /** Figures that the letter has, for whoever asks later whether they still hold. */
  readonly figures?: Mailing['figures'];
  /** Called only once the letter is claimed. */
  readonly write: (at: Date) => Promise<Letter>;
  readonly traceId: string;
}

/**
 * `in-hand`: somebody may be sending it at this moment; `failed`: it was not written or not taken, and may be sent again;
 * `deferred`: the server wants it later; `refused`: it will never be taken, and is not sent again.
 */
export type SendResult =
  | { readonly result: 'sent' | 'already-sent' | 'already-refused' | 'in-hand' }
  | { readonly result: 'failed' | 'deferred' | 'refused'; readonly error: unknown };

/** Claimed in the ledger, then sent, then marked. What was claimed and never marked is sent again later. */
export const sendOnce =
  ({ ledger, post, now }: SendOnceDeps) =>
  async ({ mailing, figures, write, traceId }: SendOnceCommand): Promise<SendResult> => {
    const claimedAt = toInstant(now());
    const claimed = await ledger.apply(mailing, { name: 'claim', at: claimedAt, figures }, traceId);
    if (!claimed.ok) return { result: isSettled(claimed.refusal) ? claimed.refusal : 'in-hand' };
    try {
      await post.send(await write(now()));
    } catch (error) {
      const result = error instanceof LetterNotTaken ? error.reason : 'failed';
      const name = result === 'refused' ? 'turned-away' : 'not-taken';
      await ledger.apply(mailing, { name, at: toInstant(now()), claimedAt }, traceId);
      return { result, error };
    }
    await ledger.apply(mailing, { name: 'taken', at: toInstant(now()) }, traceId);
    return { result: 'sent' };
  };

const isSettled = (refusal: MailingRefusal) => refusal === 'already-sent' || refusal === 'already-refused';
