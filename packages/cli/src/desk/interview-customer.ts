import type { AttemptBody, ClaimedTask, GivenAnswers } from '@huiyin/contracts';
import { isAsked, type Language } from '@huiyin/vocabulary';
import { askQuestion } from './ask-question.ts';
import type { Prompts } from './prompts.ts';

/**
 * Takes an agent through a task's questionnaire, second callbacks too. Of a customer who broke off nothing is required,
 * and what comes after their last answer was not asked.
 */
export async function interviewCustomer(
  { questionnaire, levels }: ClaimedTask,
  disposition: 'complete' | 'partial',
  prompts: Prompts,
  language: Language,
): Promise<NonNullable<AttemptBody['interview']>> {
  const { id, version, questions } = questionnaire;
  const answers: GivenAnswers = {};
  const asked: string[] = [];
  for (const question of questions) {
    if (!isAsked(question, answers)) continue;
    const mayStayOpen = !question.required || disposition === 'partial';
    answers[question.id] = await askQuestion(question, mayStayOpen, { prompts, language, levels });
    asked.push(question.id);
  }
  const last =
    disposition === 'complete' ? asked.length - 1 : asked.findLastIndex((each) => answers[each] !== null);
  return {
    questionnaire: { id, version },
    answers: Object.fromEntries(asked.slice(0, last + 1).map((each) => [each, answers[each] ?? null])),
  };
}
