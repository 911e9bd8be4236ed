import type { BriefingDocument } from '@huiyin/contracts';
import { byQuestionnaire, sharesText } from '../text/answer-shares.ts';
import type { Words } from '../text/words.ts';
import type { Sheet } from './sheet.ts';

/** Every question that was asked, one table per questionnaire: how often asked and answered, and how. */
export const questionSheets = ({ questions }: Pick<BriefingDocument, 'questions'>, words: Words): Sheet[] =>
  byQuestionnaire(questions).map(({ questionnaire, questions }) => ({
    title: `${words.say('questionnaire')} · ${questionnaire}`,
    columns: [
      words.say('question'),
      words.say('timesAsked'),
      words.say('timesAnswered'),
      words.say('shares'),
    ],
    rows: questions.map((each) => ({
      cells: [
        words.name(each.text),
        { count: each.asked },
        { count: each.answered },
        { shares: sharesText(each, words), of: each.answered },
      ],
    })),
    notes: [],
    layout: 'wrapped',
  }));
