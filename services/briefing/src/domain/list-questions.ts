import type { BranchConfiguration, Question } from '@huiyin/contracts';

/** A question as its newest version words it, with every choice that any version offered. */
export interface QuestionListed extends Pick<Question, 'kind' | 'text'> {
  /** `<questionnaire>.<question>`. */
  readonly key: string;
  readonly choices: NonNullable<Question['choices']>;
}

/** Every question of every questionnaire once: questionnaires as the branch lists them, questions of newer versions first. */
export function listQuestions(questionnaires: BranchConfiguration['questionnaires']): QuestionListed[] {
  const ids = [...new Set(questionnaires.map(({ id }) => id))];
  const listed = new Map<string, QuestionListed>();
  for (const questionnaire of ids) {
    const versions = questionnaires
      .filter(({ id }) => id === questionnaire)
      .sort((one, other) => other.version - one.version);
    for (const { id, kind, text, choices = [] } of versions.flatMap(({ questions }) => questions)) {
      const key = `${questionnaire}.${id}`;
      const newer = listed.get(key) ?? { key, kind, text, choices: [] };
      const further = choices.filter((choice) => newer.choices.every((each) => each.id !== choice.id));
      listed.set(key, { ...newer, choices: [...newer.choices, ...further] });
    }
  }
  return [...listed.values()];
}
