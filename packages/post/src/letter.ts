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
  /** The same letter sent again has the same id, so that a mailbox may recognise it. */
  readonly id: string;
  readonly at: Date;
}

/** Whoever takes letters to their mailbox. Throws when a letter was not taken. */
export interface Post {
  send(letter: Letter): Promise<void>;
}
