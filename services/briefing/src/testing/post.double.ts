import type { Letter, Post } from '@huiyin/post';

export interface PostDouble extends Post {
  readonly letters: Letter[];
  /** Addresses for which no letter is taken. */
  readonly refusing: Set<string>;
}

/** A post that collects its letters. */
export function postDouble(): PostDouble {
  const letters: Letter[] = [];
  const refusing = new Set<string>();
  return {
    letters,
    refusing,
    send: async (letter) => {
      if (refusing.has(letter.to)) throw new Error('the mailbox is full');
      letters.push(letter);
    },
  };
}
