import type { AttemptBody, ClaimedTask, GivenAnswers } from '@huiyin/contracts';
import { DISPOSITION_NAMES, type Language } from '@huiyin/vocabulary';
import { onBranchClock } from '../branch/branch-clock.ts';
import { openWord, optionsOf } from './answer-options.ts';
import { WORDS } from './words.ts';

type Attempt = Pick<AttemptBody, 'disposition' | 'interview' | 'callAgainAt' | 'numberRung' | 'noMoreCalls'>;

/** What is about to be recorded, as the agent reads it once more before it is sent. */
export function showAttempt(
  { questionnaire, levels, zone, contact }: ClaimedTask,
  { disposition, interview, callAgainAt, numberRung, noMoreCalls }: Attempt,
  language: Language,
): string[] {
  const lines = namedAnswers({ questionnaire, levels }, interview?.answers ?? {}, language);
  return [
    `── ${WORDS.summary[language]}: ${DISPOSITION_NAMES[disposition][language]}`,
    ...(numberRung === undefined || (contact?.phones.length ?? 0) < 2
      ? []
      : [`   ${WORDS.numberRung[language]} ${numberRung}`]),
    ...(callAgainAt === undefined
      ? []
      : [`   ${WORDS.ringAgainAt[language]} ${onBranchClock(callAgainAt, zone)}`]),
    ...(noMoreCalls ? [`   ${WORDS.wantsNoMoreCalls[language]}`] : []),
    ...lines.map(({ line }) => `   ${line}`),
  ];
}

/** Each question that was asked, with its answer as people call it, in the order of the questionnaire. */
export const namedAnswers = (
  { questionnaire, levels }: Pick<ClaimedTask, 'questionnaire' | 'levels'>,
  answers: GivenAnswers,
  language: Language,
): readonly { readonly question: string; readonly line: string }[] =>
  questionnaire.questions.flatMap((question) => {
    const answer = answers[question.id];
    if (answer === undefined) return [];
    const name = optionsOf(question, levels).find(({ id }) => id === answer)?.name;
    const shown = answer === null ? openWord(question)[language] : (name?.[language] ?? String(answer));
    return [{ question: question.id, line: `${question.text[language]} ${shown}` }];
  });
