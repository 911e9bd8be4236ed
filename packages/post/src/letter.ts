import { Fault } from '@huiyin/kernel';

/** A mail to one recipient, whole. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachment?: {
    readonly fileName: string;
    readonly contentType: string;
    readonly content: Uint8Array;
  };
  /** Pictures (PNG) that the HTML shows as `cid:<name>@huiyin`. */
  readonly pictures?: readonly { readonly name: string; readonly png: Uint8Array }[];
  /** The same letter sent again has the same id, so that a mailbox may recognise it. Letters, digits, dots and dashes. */
  readonly id: string;
  readonly at: Date;
}

/** Whoever takes letters to their mailbox. Throws when a letter was not taken, or when that is not known. */
export interface Post {
  send(letter: Letter): Promise<void>;
}

/** From whom letters come. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** `refused`: this letter will never be taken for this recipient; `deferred`: not at this moment (greylisting, a full mailbox). */
export type NotTakenReason = 'refused' | 'deferred';

/** The mail server said no to this one letter. */
export class LetterNotTaken extends Fault {
  readonly reason: NotTakenReason;

  constructor(reason: NotTakenReason, message: string, options?: { cause?: unknown }) {
    super(`letter-${reason}`, message, options);
    this.reason = reason;
  }
}
