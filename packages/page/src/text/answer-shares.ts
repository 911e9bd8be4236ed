import type { QuestionFigures } from '@huiyin/contracts';
import { shareText } from './numbers.ts';
import type { Words } from './words.ts';

/** Who answered how: `优秀 25.00% · 良好 75.00%`; answers that nobody gave are left out. */
export const sharesText = ({ answered, answers }: QuestionFigures, { name }: Words): string =>
  answers
    .flatMap((answer) => {
      const share = shareText(answer.count, answered);
      return answer.count === 0 || share === undefined ? [] : [`${name(answer.name)} ${share}`];
    })
    .join(' · ');

/** The questions under their questionnaires, both in the order of the document. */
export const byQuestionnaire = (
  questions: readonly QuestionFigures[],
): { readonly questionnaire: string; readonly questions: readonly QuestionFigures[] }[] =>
  [...new Set(questions.map(({ questionnaire }) => questionnaire))].map((questionnaire) => ({
    questionnaire,
    questions: questions.filter((each) => each.questionnaire === questionnaire),
  }));
