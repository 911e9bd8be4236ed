import { readMoment } from '@huiyin/calendar/read-moment';
import { type AnswerOf, ApiRefusal } from '@huiyin/client';
import { type AttemptBody, CALL_SECONDS_MAX, type ClaimedTask } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { CALL_DISPOSITIONS, type CallDisposition, DISPOSITION_NAMES } from '@huiyin/vocabulary';
import type { Session } from '../session.ts';
import type { Draft, Drafts } from './drafts.ts';
import { interviewCustomer } from './interview-customer.ts';
import type { Prompts } from './prompts.ts';
import { showAttempt } from './show-attempt.ts';
import { WORDS } from './words.ts';
import { writeAnswer } from './write-answer.ts';

export interface CallDesk {
  readonly session: Session;
  readonly prompts: Prompts;
  readonly drafts: Drafts;
}

type AttemptAnswer = AnswerOf<'PUT /tasks/{taskId}/attempts/{claimId}'>;

export interface CallRecorded {
  /** As it was sent. */
  readonly body: AttemptBody;
  readonly answer: AttemptAnswer;
}

/** More than anybody tries; each turn waits for a person. */
const TURNS_MAX = 1000;

/**
 * Takes one call down, shows it, and sends it when the agent says so. What is refused or does not get through is mended and
 * sent again from here; what was answered lies in a draft until it is recorded. Undefined: the agent left it for later.
 */
export async function recordCall(desk: CallDesk, task: ClaimedTask): Promise<CallRecorded | undefined> {
  const { session, prompts, drafts } = desk;
  const { language, world } = session;
  const { taskId, claimId } = task;
  const say = (...lines: readonly string[]): void => lines.forEach(world.print);
  const word = (name: keyof typeof WORDS) => ({ name: WORDS[name][language], value: name });

  const found = drafts.load(claimId);
  if (found) say(WORDS.draftFound[language]);
  let draft: Draft = found ?? { calledAt: world.now().toISOString(), answers: {} };
  for (let turns = 0; turns < TURNS_MAX; turns += 1) {
    const body = await completeDraft(desk, task, draft, (changed) => {
      draft = changed;
      drafts.save(claimId, draft);
    });
    say(...showAttempt(task, body, language));
    const now = await prompts.choose(WORDS.sendIt[language], [
      word('send'),
      word('startOver'),
      word('leave'),
    ]);
    if (now === 'leave') return undefined;
    if (now === 'startOver') {
      draft = { calledAt: draft.calledAt, answers: {} };
      continue;
    }
    const sent = await send(desk, { taskId, claimId }, body);
    if (sent.is === 'recorded') {
      drafts.remove(claimId);
      return { body, answer: sent.answer };
    }
    if (sent.is === 'out of reach') say(WORDS.outOfReach[language]);
    else {
      say(`${WORDS.refused[language]}: ${sent.refusal.message}`);
      for (const { path, rule } of sent.refusal.issues) say(`   ${path}: ${rule}`);
      draft = without(draft, sent.refusal);
    }
  }
  throw new Fault('call-unsent', `a call was not sent after ${TURNS_MAX} turns`);
}

/** Asks what the draft does not know yet, and saves it after every answer. */
export async function completeDraft(
  { session, prompts }: CallDesk,
  task: ClaimedTask,
  draft: Draft,
  save: (draft: Draft) => void,
): Promise<AttemptBody> {
  const { language, world } = session;
  let known = draft;
  const learn = (more: Partial<Draft>): void => {
    known = { ...known, ...more };
    save(known);
  };
  const phones = task.contact?.phones ?? [];
  if (known.numberRung === undefined && phones.length > 0)
    learn({
      numberRung:
        phones.length === 1
          ? 1
          : await prompts.choose(
              WORDS.whichNumber[language],
              phones.map((phone, index) => ({ name: phone, value: index + 1 })),
            ),
    });
  const disposition =
    known.disposition ??
    (await prompts.choose<CallDisposition>(
      WORDS.howDidItEnd[language],
      CALL_DISPOSITIONS.map((value) => ({ name: DISPOSITION_NAMES[value][language], value })),
    ));
  learn({ disposition });
  const say = world.print;
  if (disposition === 'call-later' && known.callAgainAt === undefined) {
    const callAgainAt = await appointment(task, { session, prompts });
    if (callAgainAt !== undefined) learn({ callAgainAt });
  }
  if (disposition === 'refused' && known.noMoreCalls === undefined)
    learn({
      noMoreCalls: await prompts.choose(WORDS.noMoreCalls[language], [
        { name: WORDS.no[language], value: false },
        { name: WORDS.yes[language], value: true },
      ]),
    });
  const interview =
    disposition === 'complete' || disposition === 'partial'
      ? await interviewCustomer(task, disposition, {
          prompts,
          language,
          say,
          given: known.answers,
          onAnswer: (answers) => learn({ answers: { ...answers } }),
        })
      : undefined;
  const seconds = Math.round((world.now().getTime() - Date.parse(known.calledAt)) / 1000);
  if (known.durationSeconds === undefined)
    learn({ durationSeconds: Math.min(Math.max(0, seconds), CALL_SECONDS_MAX) });
  return {
    disposition,
    calledAt: known.calledAt,
    durationSeconds: known.durationSeconds ?? 0,
    ...(known.numberRung !== undefined && { numberRung: known.numberRung }),
    ...(interview && { interview }),
    ...(disposition === 'call-later' &&
      known.callAgainAt !== undefined && { callAgainAt: known.callAgainAt }),
    ...(disposition === 'refused' && known.noMoreCalls && { noMoreCalls: true as const }),
    next: true,
  };
}

/** When the customer wants to be rung; undefined: they named no time. */
async function appointment(
  { zone }: ClaimedTask,
  { session: { world, language }, prompts }: Pick<CallDesk, 'session' | 'prompts'>,
): Promise<string | undefined> {
  const moment = await writeAnswer(
    {
      question: WORDS.callAgainAt[language],
      mayBeEmpty: true,
      read: (typed) => readMoment(typed, world.now(), zone),
      unread: WORDS.noMoment[language],
    },
    { prompts, say: world.print },
  );
  return moment ?? undefined;
}

type Sent =
  | { readonly is: 'recorded'; readonly answer: AttemptAnswer }
  | { readonly is: 'refused'; readonly refusal: ApiRefusal }
  | { readonly is: 'out of reach' };

async function send(
  { session: { api, user } }: CallDesk,
  path: { readonly taskId: string; readonly claimId: string },
  body: AttemptBody,
): Promise<Sent> {
  try {
    const answer = await api.call('PUT /tasks/{taskId}/attempts/{claimId}', { path, body }, user('agent'));
    return { is: 'recorded', answer };
  } catch (error) {
    if (error instanceof ApiRefusal)
      return error.status >= 500 ? { is: 'out of reach' } : { is: 'refused', refusal: error };
    if (error instanceof Fault) return { is: 'out of reach' };
    throw error;
  }
}

/** The draft without what was refused; without anything, when nothing was named. */
function without(draft: Draft, { issues }: ApiRefusal): Draft {
  const { calledAt, callAgainAt, disposition, numberRung, answers } = draft;
  const call = { calledAt, ...(numberRung !== undefined && { numberRung }) };
  const refused = new Set(issues.map(({ path }) => path));
  const answersLeft = Object.fromEntries(
    Object.entries(answers).filter(([id]) => !refused.has(`interview.answers.${id}`)),
  );
  const isNamed = refused.has('callAgainAt') || Object.keys(answersLeft).length < Object.keys(answers).length;
  if (!isNamed) return { ...call, answers: {} };
  return {
    ...call,
    ...(disposition !== undefined && { disposition }),
    ...(callAgainAt !== undefined && !refused.has('callAgainAt') && { callAgainAt }),
    answers: answersLeft,
  };
}
