import type { ClaimedTask } from '@huiyin/contracts';
import { words } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { Language } from '@huiyin/vocabulary';
import type { Prompts } from './prompts.ts';
import { WORDS } from './words.ts';

type Question = ClaimedTask['questionnaire']['questions'][number];

export interface QuestionDeps {
  readonly prompts: Prompts;
  readonly language: Language;
  readonly say: (line: string) => void;
  /** The branch's levels, which every question of kind `level` is answered on. */
  readonly levels: Readonly<ClaimedTask['levels']>;
}

/** More than anybody tries; each try waits for a person. */
const TRIES_MAX = 1000;

const YES_NO = [
  { id: 'yes', name: WORDS.yes },
  { id: 'no', name: WORDS.no },
];

/** Asks one question by its kind; null: asked and not answered, which only `mayStayOpen` allows. */
export async function askQuestion(
  { kind, text, choices = [] }: Question,
  mayStayOpen: boolean,
  { prompts, language, levels, say }: QuestionDeps,
): Promise<string | number | null> {
  const question = text[language];
  const chosen = (options: Readonly<ClaimedTask['levels']>, open: 'notRated' | 'notAnswered') =>
    prompts.choose<string | null>(question, [
      ...options.map(({ id, name }) => ({ name: name[language], value: id })),
      ...(mayStayOpen ? [{ name: WORDS[open][language], value: null }] : []),
    ]);
  const written = async <Answer>(
    read: (text: string) => Answer | undefined,
    unread: 'noNumber' | 'wordsTooLong',
  ): Promise<Answer | null> => {
    const wording = mayStayOpen ? `${question}${WORDS.mayBeEmpty[language]}` : question;
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const answer = (await prompts.write(wording)).trim();
      if (answer === '' && mayStayOpen) return null;
      const value = answer === '' ? undefined : read(answer);
      if (value !== undefined) return value;
      if (answer !== '') say(WORDS[unread][language]);
    }
    throw new Fault('question-unanswered', `a question was answered wrongly ${TRIES_MAX} times`);
  };

  switch (kind) {
    case 'level':
      return chosen(levels, 'notRated');
    case 'choice':
      return chosen(choices, 'notAnswered');
    case 'yes-no':
      return chosen(YES_NO, 'notAnswered');
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
