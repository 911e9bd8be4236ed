import type { NextAnswer, Questionnaire } from '@huiyin/contracts';
import { dayOf, Fault, type Instant, plusMinutes, toInstant } from '@huiyin/kernel';
import type { Stored } from '@huiyin/table';
import { chooseNext, type NothingToClaim } from '../domain/choose-next.ts';
import { claim, isExpired, isHeld, type Lease, lastClaimsOf } from '../domain/lease.ts';
import { newestOf } from '../domain/questionnaire.ts';
import { nextMomentOf, type QueueEntry } from '../domain/queue-entry.ts';
import type { Task } from '../domain/task.ts';
import { changeTask } from './change-task.ts';
import type { DeskDeps, FromAgent } from './deps.ts';
import { type Held, showClaim } from './show-claim.ts';

/** Customers without a phone who are closed on the way to one who can be rung. */
const UNREACHABLE_MAX = 25;

/** Looks at the queue in one request: each reads on, or loses a task to somebody faster. */
const LOOKS_MAX = 200;

/** The task that the agent holds, else the first of the queue that may be rung now and nobody holds, claimed for them. */
export const claimNext =
  (deps: DeskDeps) =>
  async (from: FromAgent): Promise<NextAnswer> => {
    const { zone } = deps.branch;
    for (let count = 0; count < UNREACHABLE_MAX; count += 1) {
      const found = await claimHeldOrFree(deps, from, toInstant(deps.now()));
      if ('none' in found) return { ...found, zone };
      const task = await showClaim(deps)(from, found);
      if (task.contact?.phones.length !== 0) return { task };
      await closeUnreachable(found.task, deps, from);
    }
    return { none: 'none-due', askAgainAt: plusMinutes(toInstant(deps.now()), 1), zone };
  };

async function claimHeldOrFree(
  deps: DeskDeps,
  from: FromAgent,
  now: Instant,
): Promise<Held | NothingToClaim> {
  const { branch } = deps;
  const stored = await deps.leases.ofDay(dayOf(now, branch.zone));
  const leases = new Map([...stored].map(([taskId, { state }]) => [taskId, state]));
  const own = lastClaimsOf(from.agent, leases.values());
  const held = await stillHeld(own, deps, from, now);
  if (held) return held;

  const turn = (own[0]?.turn ?? 0) + 1;
  const queue = deps.tasks.queue();
  const entries: QueueEntry[] = [];
  const missed = new Set<string>();
  let isWhole = false;
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const choice = chooseNext({ entries, isWhole, leases, missed, now, hours: branch });
    if ('none' in choice) return choice;
    if ('readOn' in choice) isWhole = await readOn(queue, entries);
    else {
      const claimed = await tryToClaim(choice.claim, stored.get(choice.claim), turn, now, deps, from);
      if (claimed) return claimed;
      missed.add(choice.claim);
    }
  }
  return { none: 'none-due', askAgainAt: plusMinutes(now, 1) };
}

/** Doubles what is known of the queue, so that it is read little further than it must be. True at its end. */
async function readOn(queue: AsyncGenerator<QueueEntry>, entries: QueueEntry[]): Promise<boolean> {
  for (let left = Math.max(8, entries.length); left > 0; left -= 1) {
    const { done, value } = await queue.next();
    if (done) return true;
    entries.push(value);
  }
  return false;
}

/** Who asks again gets the lease they have. */
async function stillHeld(
  leases: readonly Lease[],
  deps: DeskDeps,
  from: FromAgent,
  now: Instant,
): Promise<Held | undefined> {
  for (const lease of leases) {
    const task = isExpired(lease, now) ? undefined : await deps.tasks.load(lease.taskId);
    if (task?.state !== 'open' || !isHeld(lease, task, now)) continue;
    const questionnaire = questionnaireFor(task, deps, from);
    if (questionnaire) return { task, lease, questionnaire };
  }
  return undefined;
}

/** Claims the task as it is now, not as the index shows it, over the lease as it was read. */
async function tryToClaim(
  taskId: string,
  before: Stored<Lease> | undefined,
  turn: number,
  now: Instant,
  deps: DeskDeps,
  from: FromAgent,
): Promise<Held | undefined> {
  const { branch, tasks, leases, newId } = deps;
  const task = await tasks.load(taskId);
  if (task?.state !== 'open') return undefined;
  if (before && isHeld(before.state, task, now)) return undefined;
  if (nextMomentOf(task, now, branch) !== now) return undefined;
  const questionnaire = questionnaireFor(task, deps, from);
  if (!questionnaire) return undefined;
  const lease = claim(taskId, { agent: from.agent, id: newId(), turn }, before?.state, now, branch);
  const isSaved = await leases.save(lease, before, { traceId: from.traceId, at: now });
  return isSaved ? { task, lease, questionnaire } : undefined;
}

/** One task that asks what the branch no longer lists must not stop the queue. */
function questionnaireFor(task: Task, { branch }: DeskDeps, { log }: FromAgent): Questionnaire | undefined {
  const questionnaire = newestOf(task.questionnaire, branch.questionnaires);
  if (!questionnaire)
    log.error(
      'task-unaskable',
      new Fault('questionnaire-unlisted', 'The branch lists no such questionnaire'),
      {
        taskId: task.taskId,
      },
    );
  return questionnaire;
}

/** Only the envelope shows that a customer has no phone; such a task is nobody's to ring. */
async function closeUnreachable(
  { taskId }: Task,
  deps: DeskDeps,
  { traceId, log }: FromAgent,
): Promise<void> {
  await changeTask(deps, taskId, { name: 'no phone', at: toInstant(deps.now()) }, traceId);
  log.info('closed-unreachable', { taskId });
}
