import { ApiRefusal } from '@huiyin/client';
import type { AttemptBody, ClaimedTask } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { DISPOSITION_NAMES } from '@huiyin/vocabulary';
import type { Draft } from './drafts.ts';
import { type CallDesk, completeDraft } from './record-call.ts';
import { namedAnswers, showAttempt } from './show-attempt.ts';
import { WORDS } from './words.ts';

/** A call that this desk recorded, as it was sent last, and until when it may be corrected. */
export interface CallSent {
  readonly task: ClaimedTask;
  readonly body: AttemptBody;
  readonly corrections: number;
  readonly correctableUntil: string;
}

/** More than anybody tries; each turn waits for a person. */
const TURNS_MAX = 1000;

/**
 * Mends the call that was recorded last: the agent names what is wrong, is asked that again and nothing else, sees the whole
 * once more, and sends it. Answers the call as it stands then; as it was, when the agent leaves it or it is refused.
 */
export async function correctCall(desk: CallDesk, sent: CallSent): Promise<CallSent> {
  const { session, prompts } = desk;
  const { language, world } = session;
  const { task } = sent;
  const say = (...lines: readonly string[]): void => lines.forEach(world.print);
  const word = (name: keyof typeof WORDS) => ({ name: WORDS[name][language], value: name });

  let draft = draftOf(sent.body);
  for (let turns = 0; turns < TURNS_MAX; turns += 1) {
    const wrong = await prompts.choose(WORDS.whatIsWrong[language], [
      { name: outcomeLine(draft, language), value: 'disposition' },
      ...((task.contact?.phones.length ?? 0) < 2
        ? []
        : [{ name: `${WORDS.numberRung[language]} ${draft.numberRung ?? ''}`, value: 'numberRung' }]),
      ...(draft.callAgainAt === undefined
        ? []
        : [{ name: WORDS.ringAgainAt[language], value: 'callAgainAt' }]),
      ...(draft.noMoreCalls === undefined
        ? []
        : [{ name: WORDS.noMoreCalls[language], value: 'noMoreCalls' }]),
      ...namedAnswers(task, draft.answers, language).map(({ question, line }) => ({
        name: line,
        value: `answers.${question}`,
      })),
      { name: WORDS.leaveAsItWas[language], value: 'nothing' },
    ]);
    if (wrong === 'nothing') return sent;
    const body = await completeDraft(desk, task, without(draft, wrong), (changed) => {
      draft = changed;
    });
    say(...showAttempt(task, body, language));
    const now = await prompts.choose(WORDS.sendIt[language], [
      word('send'),
      word('correctMore'),
      word('leaveAsItWas'),
    ]);
    if (now === 'leaveAsItWas') return sent;
    if (now === 'correctMore') continue;
    const outcome = await send(desk, sent, body);
    if (outcome === 'corrected') return { ...sent, body, corrections: sent.corrections + 1 };
    if (outcome === 'out of reach') say(WORDS.outOfReach[language]);
    else {
      say(`${WORDS.refused[language]}: ${outcome.message}`);
      for (const { path, rule } of outcome.issues) say(`   ${path}: ${rule}`);
      // The time is over, or somebody rang after it: nothing typed here would change that.
      if (outcome.issues.length === 0) return sent;
    }
  }
  throw new Fault('correction-unsent', `a correction was not sent after ${TURNS_MAX} turns`);
}

const draftOf = ({
  disposition,
  calledAt,
  durationSeconds,
  numberRung,
  callAgainAt,
  noMoreCalls,
  interview,
}: AttemptBody): Draft => ({
  disposition,
  calledAt,
  durationSeconds,
  ...(numberRung !== undefined && { numberRung }),
  ...(callAgainAt !== undefined && { callAgainAt }),
  ...(disposition === 'refused' && { noMoreCalls: noMoreCalls ?? false }),
  answers: interview?.answers ?? {},
});

const outcomeLine = ({ disposition }: Draft, language: 'zh' | 'en'): string =>
  `${WORDS.howDidItEnd[language]} ${disposition === undefined ? '' : DISPOSITION_NAMES[disposition][language]}`;

/** The draft without what is wrong, so that it is asked again. */
function without(draft: Draft, wrong: string): Draft {
  if (wrong === 'numberRung') {
    const { numberRung: _, ...rest } = draft;
    return rest;
  }
  const { disposition, callAgainAt, noMoreCalls, ...rest } = draft;
  if (wrong === 'disposition') return rest;
  const outcome = {
    ...rest,
    ...(disposition !== undefined && { disposition }),
    ...(noMoreCalls !== undefined && wrong !== 'noMoreCalls' && { noMoreCalls }),
  };
  if (wrong === 'noMoreCalls') return outcome;
  if (wrong === 'callAgainAt') return outcome;
  const answers = Object.fromEntries(
    Object.entries(draft.answers).filter(([question]) => wrong !== `answers.${question}`),
  );
  return { ...outcome, ...(callAgainAt !== undefined && { callAgainAt }), answers };
}

async function send(
  { session: { api, user } }: CallDesk,
  { task: { taskId, claimId }, corrections }: CallSent,
  { calledAt: _, next: _next, ...body }: AttemptBody,
): Promise<'corrected' | 'out of reach' | ApiRefusal> {
  const path = { taskId, claimId, number: String(corrections + 1) };
  try {
    await api.call(
      'PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number}',
      { path, body },
      user('agent'),
    );
    return 'corrected';
  } catch (error) {
    if (error instanceof ApiRefusal) return error.status >= 500 ? 'out of reach' : error;
    if (error instanceof Fault) return 'out of reach';
    throw error;
  }
}
