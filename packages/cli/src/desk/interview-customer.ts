import type { ClaimedTask, InterviewAnswers, Language, VerdictAnswers } from '@huiyin/contracts';
import type { Prompts } from './prompts.ts';
import { WORDS } from './words.ts';

/** Takes an agent through the questionnaire of a routine callback. */
export async function interviewCustomer(
  task: ClaimedTask,
  prompts: Prompts,
  language: Language,
): Promise<InterviewAnswers | undefined> {
  const { questionnaire } = task;
  if (!questionnaire) return undefined;
  const about = { questionnaire: { id: questionnaire.id, version: questionnaire.version } };
  const visitTookPlace = await prompts.confirm(WORDS.tookPlace[language]);
  if (!visitTookPlace)
    return { ...about, visitTookPlace, ...(await words(prompts, language, ['complaint'])) };
  const keptAppointment = questionnaire.asksAppointment
    ? await prompts.choose<'yes' | 'no' | 'none-made'>(WORDS.keptAppointment[language], [
        { name: WORDS.keptYes[language], value: 'yes' },
        { name: WORDS.keptNo[language], value: 'no' },
        { name: WORDS.keptNone[language], value: 'none-made' },
      ])
    : undefined;
  const levels = [
    ...task.levels.map(({ id, name }) => ({ name: name[language], value: id })),
    { name: WORDS.notRated[language], value: undefined },
  ];
  const rating = await prompts.choose<string | undefined>(WORDS.rating[language], levels);
  const aspects: Record<string, string> = {};
  for (const { id, text } of questionnaire.aspects) {
    const level = await prompts.choose<string | undefined>(text[language], levels);
    if (level !== undefined) aspects[id] = level;
  }
  const integrityConcern = questionnaire.asksIntegrity
    ? await prompts.confirm(WORDS.integrity[language])
    : undefined;
  return {
    ...about,
    visitTookPlace,
    ...(keptAppointment !== undefined && { keptAppointment }),
    ...(rating !== undefined && { rating }),
    ...(Object.keys(aspects).length > 0 && { aspects }),
    ...(integrityConcern !== undefined && { integrityConcern }),
    ...(await words(prompts, language, ['suggestion', 'praise', 'complaint'])),
  };
}

/** Takes an agent through a second callback. */
export async function askVerdict(prompts: Prompts, language: Language): Promise<VerdictAnswers> {
  const solved = await prompts.confirm(WORDS.solved[language]);
  const satisfied = await prompts.confirm(WORDS.satisfied[language]);
  const said = (await prompts.write(WORDS.verdictWords[language])).trim();
  return { solved, satisfied, ...(said !== '' && { words: said }) };
}

async function words(
  prompts: Prompts,
  language: Language,
  kinds: readonly ('suggestion' | 'praise' | 'complaint')[],
): Promise<Pick<InterviewAnswers, 'suggestion' | 'praise' | 'complaint'>> {
  const said: { suggestion?: string; praise?: string; complaint?: string } = {};
  for (const kind of kinds) {
    const text = (await prompts.write(WORDS[kind][language])).trim();
    if (text !== '') said[kind] = text;
  }
  return said;
}
