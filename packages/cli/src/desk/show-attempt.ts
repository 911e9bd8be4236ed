import type { AttemptBody, ClaimedTask } from '@huiyin/contracts';
import { DISPOSITION_NAMES, type Language, type Wording } from '@huiyin/vocabulary';
import { onBranchClock } from './branch-clock.ts';
import { WORDS } from './words.ts';

type Attempt = Pick<AttemptBody, 'disposition' | 'interview' | 'callAgainAt'>;

/** What is about to be recorded, as the agent reads it once more before it is sent. */
export function showAttempt(
  { questionnaire, levels, zone }: ClaimedTask,
  { disposition, interview, callAgainAt }: Attempt,
  language: Language,
): string[] {
  const named = (options: readonly { readonly id: string; readonly name: Wording }[], id: string | number) =>
    options.find((option) => option.id === id)?.name[language] ?? String(id);
  const lines = questionnaire.questions.flatMap(({ id, kind, text, choices = [] }) => {
    const answer = interview?.answers[id];
    if (answer === undefined) return [];
    const options =
      kind === 'level'
        ? levels
        : kind === 'yes-no'
          ? [
              { id: 'yes', name: WORDS.yes },
              { id: 'no', name: WORDS.no },
            ]
          : choices;
    const shown =
      answer === null
        ? WORDS[kind === 'level' ? 'notRated' : 'notAnswered'][language]
        : named(options, answer);
    return [`   ${text[language]} ${shown}`];
  });
  return [
    `── ${WORDS.summary[language]}: ${DISPOSITION_NAMES[disposition][language]}`,
    ...(callAgainAt === undefined
      ? []
      : [`   ${WORDS.ringAgainAt[language]} ${onBranchClock(callAgainAt, zone)}`]),
    ...lines,
  ];
}
