import type { NextAnswer } from '@huiyin/contracts';
import { type CallDesk, recordCall } from './record-call.ts';
import { showNone, showTask } from './show-task.ts';
import { WORDS } from './words.ts';

/** More than an agent can do in a day; each turn waits for a person. */
const TURNS_MAX = 10_000;

/** `huiyin desk`: an agent works the queue, call after call, until they leave; a lost connection strands nothing. */
export async function workQueue(desk: CallDesk): Promise<void> {
  const { session, prompts, drafts } = desk;
  const { api, language, world } = session;
  const user = session.user('agent');
  const say = (lines: readonly string[]): void => lines.forEach(world.print);
  const choice = (word: 'ring' | 'goOn' | 'giveBack' | 'leave' | 'askAgain') => ({
    name: WORDS[word][language],
    value: word,
  });
  const askAgain = async (): Promise<NextAnswer | undefined> =>
    (await prompts.choose(WORDS.whatNow[language], [choice('askAgain'), choice('leave')])) === 'leave'
      ? undefined
      : api.call('POST /tasks/next', {}, user);

  let offered: NextAnswer | undefined = await api.call('POST /tasks/next', {}, user);
  for (let turns = 0; offered && turns < TURNS_MAX; turns += 1) {
    const { task } = offered;
    if (!task) {
      say([showNone(offered, language)]);
      offered = await askAgain();
      continue;
    }
    say(showTask(task, language));
    const { taskId, claimId } = task;
    const now = await prompts.choose(WORDS.whatNow[language], [
      choice(drafts.load(claimId) ? 'goOn' : 'ring'),
      choice('giveBack'),
      choice('leave'),
    ]);
    if (now === 'leave') return;
    if (now === 'giveBack') {
      await api.call('DELETE /tasks/{taskId}/claims/{claimId}', { path: { taskId, claimId } }, user);
      drafts.remove(claimId);
      say([WORDS.released[language]]);
      offered = await askAgain();
      continue;
    }
    const answer = await recordCall(desk, task);
    if (!answer) return;
    say([WORDS[answer.result][language]]);
    offered = answer.next ?? (await askAgain());
  }
}
