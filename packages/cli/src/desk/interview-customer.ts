import type { AttemptBody, ClaimedTask, GivenAnswers } from '@huiyin/contracts';
import { isAsked } from '@huiyin/vocabulary';
import { askQuestion, type QuestionDeps } from './ask-question.ts';

export interface InterviewDeps extends Omit<QuestionDeps, 'levels'> {
  /** What was answered before: it is not asked again. */
  readonly given: GivenAnswers;
  /** After every answer, so that none is lost. */
  readonly onAnswer: (answers: GivenAnswers) => void;
}

/**
 * Takes an agent through a task's questionnaire, second callbacks too. Of a customer who broke off nothing is required,
 * and what comes after their last answer was not asked.
 */
export async function interviewCustomer(
  { questionnaire, levels }: ClaimedTask,
  disposition: 'complete' | 'partial',
  { given, onAnswer, ...deps }: InterviewDeps,
): Promise<NonNullable<AttemptBody['interview']>> {
  const { id, version, questions } = questionnaire;
  const answers: GivenAnswers = {};
  const asked: string[] = [];
  for (const question of questions) {
    if (!isAsked(question, answers)) continue;
    const mayStayOpen = !question.required || disposition === 'partial';
    const before = given[question.id];
    answers[question.id] =
      before === undefined || (before === null && !mayStayOpen)
        ? await askQuestion(question, mayStayOpen, { ...deps, levels })
        : before;
    asked.push(question.id);
    onAnswer(answers);
  }
  const last =
    disposition === 'complete' ? asked.length - 1 : asked.findLastIndex((each) => answers[each] !== null);
  return {
    questionnaire: { id, version },
    answers: Object.fromEntries(asked.slice(0, last + 1).map((each) => [each, answers[each] ?? null])),
  };
}
