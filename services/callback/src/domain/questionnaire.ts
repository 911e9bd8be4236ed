import type { GivenAnswers, Issue, Question, Questionnaire } from '@huiyin/contracts';
import { type Answer, type Answers, type Concern, conditionHolds } from '@huiyin/vocabulary';

/** The questionnaire in the version that was asked, if the branch still lists it. */
export const questionnaireOf = (
  { id, version }: Pick<Questionnaire, 'id' | 'version'>,
  questionnaires: readonly Questionnaire[],
): Questionnaire | undefined => questionnaires.find((each) => each.id === id && each.version === version);

/** The version that is asked today. */
export const newestOf = (id: string, questionnaires: readonly Questionnaire[]): Questionnaire | undefined =>
  questionnaires.filter((each) => each.id === id).toSorted((a, b) => b.version - a.version)[0];

type Given = GivenAnswers[string];

// A question may be called `constructor`.
const answerTo = (question: string, given: GivenAnswers): Given =>
  Object.hasOwn(given, question) ? (given[question] ?? null) : null;

/** The questions that are asked, given these answers: a condition on a question that is not asked itself does not hold. */
export function questionsAsked({ questions }: Questionnaire, given: GivenAnswers): readonly Question[] {
  const asked: Question[] = [];
  for (const question of questions) {
    const { when } = question;
    if (!when || (asked.some(({ id }) => id === when.question) && conditionHolds(when, given)))
      asked.push(question);
  }
  return asked;
}

interface Interviewing {
  readonly questionnaire: Questionnaire;
  readonly given: GivenAnswers;
  /** Of a complete interview every question was asked; of a partial one those up to the last that was answered. */
  readonly isComplete: boolean;
}

/** Everything wrong with given answers. Ids are the sender's own text, so that of an unknown question is in no path. */
export function answerIssues(
  { questionnaire, given, isComplete }: Interviewing,
  levels: readonly { readonly id: string }[],
): readonly Issue[] {
  const asked = questionsAsked(questionnaire, given);
  const unknown = Object.keys(given).filter((id) => questionnaire.questions.every((each) => each.id !== id));
  return [
    ...(unknown.length > 0 ? [{ path: 'interview.answers', rule: 'unknown-question' }] : []),
    ...questionnaire.questions.flatMap((question) => {
      const rule = asked.includes(question)
        ? brokenRule(question, answerTo(question.id, given), isComplete, levels)
        : Object.hasOwn(given, question.id) && 'not-asked';
      return rule ? [{ path: `interview.answers.${question.id}`, rule }] : [];
    }),
  ];
}

const YES_OR_NO = [{ id: 'yes' }, { id: 'no' }];

function brokenRule(
  { kind, required, choices = [] }: Question,
  answer: Given,
  isComplete: boolean,
  levels: readonly { readonly id: string }[],
): string | undefined {
  if (answer === null) return required && isComplete ? 'required-when-complete' : undefined;
  if (typeof answer !== (kind === 'number' ? 'number' : 'string')) return 'wrong-kind';
  const isOneOf = (options: readonly { readonly id: string }[]) => options.some(({ id }) => id === answer);
  switch (kind) {
    case 'level':
      return isOneOf(levels) ? undefined : 'unknown-level';
    case 'choice':
      return isOneOf(choices) ? undefined : 'unknown-choice';
    case 'yes-no':
      return isOneOf(YES_OR_NO) ? undefined : 'unknown-choice';
    case 'number':
    case 'words':
      return undefined;
  }
}

/** What of the answers is public: codes and numbers, of words only that something was said, null for what was not answered. */
export function publicAnswers({ questionnaire, given, isComplete }: Interviewing): Answers {
  const asked = questionsAsked(questionnaire, given);
  const last = isComplete ? asked.length - 1 : asked.findLastIndex(({ id }) => Object.hasOwn(given, id));
  return Object.fromEntries(
    asked.slice(0, last + 1).map(({ id, kind }): [string, Answer] => {
      const answer = answerTo(id, given);
      return [id, kind === 'words' && answer !== null ? true : answer];
    }),
  );
}

/** What the customer said in words, by question id; undefined when they said nothing. */
export function wordsIn(questionnaire: Questionnaire, given: GivenAnswers): GivenAnswers | undefined {
  const said = questionsAsked(questionnaire, given)
    .filter(({ id, kind }) => kind === 'words' && answerTo(id, given) !== null)
    .map(({ id }) => [id, answerTo(id, given)] as const);
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

/** What in the answers asks for a complaint case, in the order of the questionnaire's rules. */
export function concernsIn(questionnaire: Questionnaire, given: GivenAnswers): readonly Concern[] {
  const asked = questionsAsked(questionnaire, given);
  const found = questionnaire.concerns.filter(
    ({ when }) => asked.some(({ id }) => id === when.question) && conditionHolds(when, given),
  );
  return [...new Set(found.map(({ concern }) => concern))];
}
