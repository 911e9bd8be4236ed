import { toInstant } from '@huiyin/calendar';
import type { Clock } from '@huiyin/kernel';
import type { MailLedger } from './ledger.ts';
import type { Letter, Post } from './letter.ts';
import type { Mailing, MailingKey } from './mailing.ts';

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

/** `in-hand`: somebody may be sending it at this moment; `failed`: it was not written or not taken, and may be sent again. */
export type SendResult =
  | { readonly result: 'sent' | 'already-sent' | 'in-hand' }
  | { readonly result: 'failed'; readonly error: unknown };

/** Claimed in the ledger, then sent, then marked. What was claimed and never marked is sent again later. */
export const sendOnce =
  ({ ledger, post, now }: SendOnceDeps) =>
  async ({ mailing, figures, write, traceId }: SendOnceCommand): Promise<SendResult> => {
    const claimedAt = toInstant(now());
    const claimed = await ledger.apply(mailing, { name: 'claim', at: claimedAt, figures }, traceId);
    if (!claimed.ok) return { result: claimed.refusal === 'already-sent' ? 'already-sent' : 'in-hand' };
    try {
      await post.send(await write(now()));
    } catch (error) {
      await ledger.apply(mailing, { name: 'not-taken', at: toInstant(now()), claimedAt }, traceId);
      return { result: 'failed', error };
    }
    await ledger.apply(mailing, { name: 'taken', at: toInstant(now()) }, traceId);
    return { result: 'sent' };
  };
