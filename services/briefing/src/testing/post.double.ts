import { type Letter, LetterNotTaken, type Post } from '@huiyin/post';

export interface PostDouble extends Post {
  readonly letters: Letter[];
  /** Addresses for which no letter is taken. */
  readonly failing: Set<string>;
  /** Addresses whose server says this to every letter. */
  readonly saying: Map<string, LetterNotTaken['reason']>;
}

/** A post that collects its letters. */
export function postDouble(): PostDouble {
  const letters: Letter[] = [];
  const failing = new Set<string>();
  const saying: PostDouble['saying'] = new Map();
  return {
    letters,
    failing,
    saying,
    send: async (letter) => {
      if (failing.has(letter.to)) throw new Error('the line is dead');
      const reason = saying.get(letter.to);
      if (reason) throw new LetterNotTaken(reason, 'The mail server said no');
      letters.push(letter);
    },
  };
}
