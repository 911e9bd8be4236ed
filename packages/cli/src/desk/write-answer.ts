import { Fault } from '@huiyin/kernel';
import type { Prompts } from './prompts.ts';

/** More than anybody tries; each try waits for a person. */
const TRIES_MAX = 1000;

interface Written<Answer> {
  readonly question: string;
  /** Nothing is an answer, too. */
  readonly mayBeEmpty: boolean;
  /** Undefined: what was written is none. */
  readonly read: (text: string) => Answer | undefined;
  /** What is said then, before it is asked again. */
  readonly unread: string;
}

/** Has an answer written until it can be read; null: nothing was written. */
export async function writeAnswer<Answer>(
  { question, mayBeEmpty, read, unread }: Written<Answer>,
  { prompts, say }: { readonly prompts: Prompts; readonly say: (line: string) => void },
): Promise<Answer | null> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const answer = (await prompts.write(question)).trim();
    if (answer === '' && mayBeEmpty) return null;
    const value = answer === '' ? undefined : read(answer);
    if (value !== undefined) return value;
    if (answer !== '') say(unread);
  }
  throw new Fault('question-unanswered', `a question was answered wrongly ${TRIES_MAX} times`);
}
