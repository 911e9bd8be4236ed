import { done, type Outcome, refuse } from '@huiyin/kernel';
import { type Reveal, revealsOf } from '../domain/reveals.ts';
import type { DeskDeps } from './deps.ts';
import { claimsOf } from './record-attempt.ts';

/** To whom a task's customer was shown, as long as claims are kept; calls as long as the task is. */
export const showReveals =
  (deps: DeskDeps) =>
  async (taskId: string): Promise<Outcome<readonly Reveal[], 'no-such-task'>> => {
    const [task, claims] = await Promise.all([deps.tasks.load(taskId), claimsOf(taskId, deps)]);
    return task ? done(revealsOf(task, claims)) : refuse('no-such-task');
  };
