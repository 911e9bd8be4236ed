import type { ReadyAnswer } from '@huiyin/contracts';
import type { Language } from '@huiyin/vocabulary';

/** Those that hold every typed word, in the branch's order: first what fits the call, then those of other business types. Nothing typed: all of them. */
export function findAnswers(
  answers: readonly ReadyAnswer[],
  typed: string,
  businessType: string,
  language: Language,
): readonly ReadyAnswer[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const holds = ({ question, answer }: ReadyAnswer): boolean => {
    const text = `${question[language]} ${answer[language]}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const fits = ({ businessTypes }: ReadyAnswer): boolean =>
    businessTypes === undefined || businessTypes.includes(businessType);
  const found = answers.filter(holds);
  return [...found.filter(fits), ...found.filter((each) => !fits(each))];
}
