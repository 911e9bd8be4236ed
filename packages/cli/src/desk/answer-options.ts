import type { ClaimedTask, Question } from '@huiyin/contracts';
import { WORDS } from './words.ts';

export type AnswerOptions = Readonly<ClaimedTask['levels']>;

const YES_NO: AnswerOptions = [
  { id: 'yes', name: WORDS.yes },
  { id: 'no', name: WORDS.no },
];

/** What a question is answered with by its kind; none where the answer is written. */
export function optionsOf({ kind, choices = [] }: Question, levels: AnswerOptions): AnswerOptions {
  switch (kind) {
    case 'level':
      return levels;
    case 'yes-no':
      return YES_NO;
    case 'choice':
      return choices;
    case 'number':
    case 'words':
      return [];
  }
}

/** How it is called that a question was asked and not answered. */
export const openWord = ({ kind }: Question) => (kind === 'level' ? WORDS.notRated : WORDS.notAnswered);
