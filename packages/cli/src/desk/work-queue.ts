import type { NextAnswer } from '@huiyin/contracts';
import type { Language } from '@huiyin/vocabulary';
import { onBranchClock } from '../branch/branch-clock.ts';
import { type CallSent, correctCall } from './correct-call.ts';
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
  let last: CallSent | undefined;
  /** What was sent in error can be mended as long as the branch allows. */
  const mayCorrect = () =>
    last && world.now().toISOString() < last.correctableUntil
      ? [{ name: correctLast(last, language), value: 'correctLast' as const }]
      : [];
  const correct = async (): Promise<void> => {
    if (!last) return;
    const { corrections } = last;
    last = await correctCall(desk, last);
    if (last.corrections > corrections) say([WORDS.recorded[language]]);
  };
  const askAgain = async (): Promise<NextAnswer | undefined> => {
    for (let turns = 0; turns < TURNS_MAX; turns += 1) {
      const now = await prompts.choose(WORDS.whatNow[language], [
        choice('askAgain'),
        ...mayCorrect(),
        choice('leave'),
      ]);
      if (now === 'leave') return undefined;
      if (now === 'askAgain') return api.call('POST /tasks/next', {}, user);
      await correct();
    }
    return undefined;
  };

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
      ...mayCorrect(),
      choice('leave'),
    ]);
    if (now === 'correctLast') {
      await correct();
      continue;
    }
    if (now === 'leave') return;
    if (now === 'giveBack') {
      await api.call('DELETE /tasks/{taskId}/claims/{claimId}', { path: { taskId, claimId } }, user);
      drafts.remove(claimId);
      say([WORDS.released[language]]);
      offered = await askAgain();
      continue;
    }
    const recorded = await recordCall(desk, task);
    if (!recorded) return;
    const { answer, body } = recorded;
    last = { task, body, corrections: 0, correctableUntil: answer.correctableUntil };
    say([WORDS[answer.result][language]]);
    offered = answer.next ?? (await askAgain());
  }
}

const correctLast = ({ task, correctableUntil }: CallSent, language: Language): string =>
  `${WORDS.correctLast[language]} ${task.orderId} (${WORDS.until[language]} ${onBranchClock(correctableUntil, task.zone)})`;
