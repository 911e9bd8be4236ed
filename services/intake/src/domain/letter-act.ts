import type { LetterActEntry } from '@huiyin/contracts';

/** What somebody did about dead letters; kept under the letter and the act, so that the same again is the same. */
export interface NotedAct extends LetterActEntry {
  /** The letter, or what tells one resubmission of all from another. */
  readonly of: string;
}
