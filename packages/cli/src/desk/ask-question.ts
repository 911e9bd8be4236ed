import { type Question, words } from '@huiyin/contracts';
import type { Language } from '@huiyin/vocabulary';
import { type AnswerOptions, openWord, optionsOf } from './answer-options.ts';
import type { Prompts } from './prompts.ts';
import { WORDS } from './words.ts';
import { writeAnswer } from './write-answer.ts';

export interface QuestionDeps {
  readonly prompts: Prompts;
  readonly language: Language;
  readonly say: (line: string) => void;
  /** The branch's levels, which every question of kind `level` is answered on. */
  readonly levels: AnswerOptions;
}

/** Asks one question by its kind; null: asked and not answered, which only `mayStayOpen` allows. */
export async function askQuestion(
  question: Question,
  mayStayOpen: boolean,
  { language, levels, ...deps }: QuestionDeps,
): Promise<string | number | null> {
  const text = question.text[language];
  const written = <Answer>(
    read: (text: string) => Answer | undefined,
    unread: 'noNumber' | 'wordsTooLong',
  ): Promise<Answer | null> =>
    writeAnswer(
      {
        question: mayStayOpen ? `${text}${WORDS.mayBeEmpty[language]}` : text,
        mayBeEmpty: mayStayOpen,
        read,
        unread: WORDS[unread][language],
      },
      deps,
    );

  switch (question.kind) {
    case 'level':
    case 'choice':
    case 'yes-no':
      return deps.prompts.choose<string | null>(text, [
        ...optionsOf(question, levels).map(({ id, name }) => ({ name: name[language], value: id })),
        ...(mayStayOpen ? [{ name: openWord(question)[language], value: null }] : []),
      ]);
    case 'number':
      return written(numberIn, 'noNumber');
    case 'words':
      return written((typed) => words.safeParse(typed).data, 'wordsTooLong');
  }
}

/** Chinese input methods write digits in full width, too. */
function numberIn(text: string): number | undefined {
  const number = Number(text.normalize('NFKC'));
  return Number.isFinite(number) ? number : undefined;
}
