import type { RequestOf } from '@huiyin/client';
import type { AttemptBody, ClaimedTask, NextAnswer } from '@huiyin/contracts';
import {
  CALL_DISPOSITIONS,
  type CallDisposition,
  DISPOSITION_NAMES,
  type Language,
} from '@huiyin/vocabulary';
import type { Session } from '../session.ts';
import { interviewCustomer } from './interview-customer.ts';
import type { Prompts } from './prompts.ts';
import { showNone, showTask } from './show-task.ts';
import { WORDS } from './words.ts';

type Attempt = RequestOf<'PUT /tasks/{taskId}/attempts/{claimId}'>['body'];

/** More than an agent can do in a day; each turn waits for a person. */
const TURNS_MAX = 10_000;

/** `huiyin desk`: an agent works the queue, call after call, until they leave; a lost connection strands nothing. */
export async function workQueue(session: Session, prompts: Prompts): Promise<void> {
  const { api, language, world } = session;
  const user = session.user('agent');
  const say = (lines: readonly string[]): void => lines.forEach(world.print);
  const choice = (word: 'ring' | 'giveBack' | 'leave' | 'askAgain') => ({
    name: WORDS[word][language],
    value: word,
  });

  let offered: NextAnswer = await api.call('POST /tasks/next', {}, user);
  for (let turns = 0; turns < TURNS_MAX; turns += 1) {
    const { task } = offered;
    if (!task) {
      say([showNone(offered, language)]);
      if ((await prompts.choose(WORDS.whatNow[language], [choice('askAgain'), choice('leave')])) === 'leave')
        return;
      offered = await api.call('POST /tasks/next', {}, user);
      continue;
    }
    say(showTask(task, language));
    const { taskId, claimId } = task;
    const now = await prompts.choose(WORDS.whatNow[language], [
      choice('ring'),
      choice('giveBack'),
      choice('leave'),
    ]);
    if (now === 'leave') return;
    if (now === 'giveBack') {
      await api.call('DELETE /tasks/{taskId}/claims/{claimId}', { path: { taskId, claimId } }, user);
      say([WORDS.released[language]]);
      if ((await prompts.choose(WORDS.whatNow[language], [choice('askAgain'), choice('leave')])) === 'leave')
        return;
      offered = await api.call('POST /tasks/next', {}, user);
      continue;
    }
    const body = await ringCustomer(task, session, prompts);
    const answer = await api.call(
      'PUT /tasks/{taskId}/attempts/{claimId}',
      { path: { taskId, claimId }, body },
      user,
    );
    say([WORDS[answer.result][language]]);
    offered = answer.next ?? { none: 'queue-empty' };
  }
}

async function ringCustomer(
  task: ClaimedTask,
  { world, language }: Session,
  prompts: Prompts,
): Promise<Attempt> {
  const calledAt = world.now();
  const disposition = await prompts.choose<CallDisposition>(
    WORDS.howDidItEnd[language],
    CALL_DISPOSITIONS.map((value) => ({ name: DISPOSITION_NAMES[value][language], value })),
  );
  const details = await detailsOf(task, disposition, prompts, language);
  return {
    disposition,
    calledAt: calledAt.toISOString(),
    durationSeconds: Math.max(0, Math.round((world.now().getTime() - calledAt.getTime()) / 1000)),
    ...details,
    next: true,
  };
}

async function detailsOf(
  task: ClaimedTask,
  disposition: CallDisposition,
  prompts: Prompts,
  language: Language,
): Promise<Partial<Pick<AttemptBody, 'interview' | 'callAgainAt'>>> {
  if (disposition === 'call-later') {
    const at = new Date((await prompts.write(WORDS.callAgainAt[language])).trim());
    return Number.isNaN(at.getTime()) ? {} : { callAgainAt: at.toISOString() };
  }
  if (disposition !== 'complete' && disposition !== 'partial') return {};
  return { interview: await interviewCustomer(task, disposition, prompts, language) };
}
