import { type Instant, plusMinutes, toInstant } from '@huiyin/calendar';
import type { NextAnswer, Questionnaire } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { Stored } from '@huiyin/table';
import { chooseNext, type NothingToClaim } from '../domain/choose-next.ts';
import {
  type Claim,
  claim,
  claimsByTask,
  isHeld,
  madeUnder,
  ringsSameCustomer,
  standing,
} from '../domain/claim.ts';
import { tieOf } from '../domain/independence.ts';
import { newestOf } from '../domain/questionnaire.ts';
import { nextMomentOf, type QueueEntry } from '../domain/queue-entry.ts';
import { isRecorded, type Task } from '../domain/task.ts';
import { changeTask } from './change-task.ts';
import type { DeskDeps, FromAgent } from './deps.ts';
import { type Held, showClaim } from './show-claim.ts';

/** Customers without a phone who are closed on the way to one who can be rung. */
const UNREACHABLE_MAX = 25;

/** Looks at the queue in one request: each reads on, or loses a task to somebody faster. */
const LOOKS_MAX = 200;

/** Looks at the other agents' claims until a rival for the same task has given way. */
const GLANCES_MAX = 5;

/** The task that the agent holds, else the first of the queue that may be rung now and nobody holds, claimed for them. */
export const claimNext =
  (deps: DeskDeps) =>
  async (from: FromAgent): Promise<NextAnswer> => {
    const { zone } = deps.branch;
    for (let count = 0; count < UNREACHABLE_MAX; count += 1) {
      const found = await claimHeldOrFree(deps, from, toInstant(deps.now()));
      // Another request of the same agent was faster: what that one claimed is found the next time.
      if (!found) continue;
      if ('none' in found) return { ...found, zone };
      const task = await showClaim(deps)(from, found);
      if (task.contact?.phones.length !== 0) return { task };
      await closeUnreachable(found.task, deps, from);
    }
    return { none: 'none-due', askAgainAt: plusMinutes(toInstant(deps.now()), 1), zone };
  };

/** Claims of other tasks of these customers that are over, or whose attempts are on record: they keep nobody from ringing. Read only where there are any. */
async function endedAmong(
  holdings: readonly Stored<Claim>[],
  about: readonly Pick<Claim, 'taskId' | 'customerKey' | 'earlierKey'>[],
  known: Set<string>,
  now: Instant,
  { tasks }: DeskDeps,
): Promise<void> {
  const rivals = statesOf(holdings).filter(
    (each) => !known.has(each.claimId) && about.some((entry) => ringsSameCustomer(each, entry, now)),
  );
  for (const { claimId, taskId } of rivals) {
    const task = await tasks.load(taskId);
    if (task?.state !== 'open' || isRecorded(task, claimId)) known.add(claimId);
  }
}

const withoutEnded = (claims: readonly Claim[], ended: ReadonlySet<string>): readonly Claim[] =>
  claims.filter(({ claimId }) => !ended.has(claimId));

const statesOf = (holdings: readonly Stored<Claim>[]): readonly Claim[] => holdings.map(({ state }) => state);

async function claimHeldOrFree(
  deps: DeskDeps,
  from: FromAgent,
  now: Instant,
): Promise<Held | NothingToClaim | undefined> {
  const { branch, claims, newId } = deps;
  const agent = { id: from.agent, team: from.team };
  const trace = { traceId: from.traceId, at: now };
  let holdings = await claims.holdings();
  let own = holdings.find(({ state }) => state.agent === from.agent);
  const task = own && (await deps.tasks.load(own.state.taskId));
  let isStray = false;
  if (own && task?.state === 'open' && isHeld(own.state, task, now)) {
    // Since they were given it their team, or that of the order, may have changed.
    const questionnaire = tieOf(agent, task) ? undefined : questionnaireFor(task, deps, from);
    // It may have been shown, so it is never given up for another's that came between: that one gives way in a moment.
    if (questionnaire)
      return (await isAlone(own.state, task, now, holdings, deps))
        ? { task, claim: own.state, questionnaire, isRepeated: true }
        : { none: 'none-due', askAgainAt: plusMinutes(now, 1) };
    isStray = true;
  }
  const made = own && madeUnder(own.state, task, branch.zone);
  let lapses = own && !(task && isRecorded(task, own.state.claimId)) ? own.state : undefined;

  const queue = deps.tasks.inTurn(now, holdings.length);
  const entries: QueueEntry[] = [];
  const missed = new Set<string>();
  const ended = new Set<string>();
  let isWhole = false;
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    await endedAmong(holdings, entries, ended, now, deps);
    // An agent who asks again rings nobody.
    const states = withoutEnded(statesOf(holdings), ended).map((each) =>
      each.agent === from.agent ? { ...each, customerKey: undefined } : each,
    );
    const held = claimsByTask(states, now);
    const choice = chooseNext({ agent, entries, isWhole, claims: held, missed, now, hours: branch });
    if ('none' in choice) {
      if (own && isStray) await claims.hold({ ...own.state, released: true }, own, trace);
      return choice;
    }
    if ('readOn' in choice) {
      isWhole = await readOn(queue, entries);
      continue;
    }
    if (lapses) await claims.lapse(lapses, trace);
    lapses = undefined;
    const by = { agent: from.agent, id: newId() };
    own = await claims.hold(claim(choice.claim, by, now, branch, made), own, trace);
    if (!own) return undefined;
    const looked = await lookAround(own.state, now, ended, deps, from);
    if ('task' in looked) return looked;
    ({ holdings } = looked);
    missed.add(choice.claim.taskId);
    isStray = true;
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

/** After a claim was written: the task as it is now, not as the index shows it, if nobody else claims it; else who holds what. */
async function lookAround(
  own: Claim,
  now: Instant,
  ended: ReadonlySet<string>,
  deps: DeskDeps,
  from: FromAgent,
): Promise<Held | { readonly holdings: readonly Stored<Claim>[] }> {
  for (let glance = 1; ; glance += 1) {
    const [holdings, task] = await Promise.all([deps.claims.holdings(), deps.tasks.load(own.taskId)]);
    if (task?.state !== 'open' || nextMomentOf(task, now, deps.branch) !== now) return { holdings };
    if (tieOf({ id: from.agent, team: from.team }, task)) return { holdings };
    const stands = standing(withoutEnded(statesOf(holdings), ended), own, task, now);
    if (stands === 'give way' || (stands === 'look again' && glance === GLANCES_MAX)) return { holdings };
    if (stands === 'look again') continue;
    const questionnaire = questionnaireFor(task, deps, from);
    return questionnaire ? { task, claim: own, questionnaire } : { holdings };
  }
}

/** Does nobody else claim the task that the agent was given before? The first look was taken. */
async function isAlone(
  own: Claim,
  task: Task,
  now: Instant,
  first: readonly Stored<Claim>[],
  deps: DeskDeps,
): Promise<boolean> {
  let holdings = first;
  const ended = new Set<string>();
  for (let glance = 1; ; glance += 1) {
    await endedAmong(holdings, [own], ended, now, deps);
    if (standing(withoutEnded(statesOf(holdings), ended), own, task, now) === 'alone') return true;
    if (glance === GLANCES_MAX) return false;
    holdings = await deps.claims.holdings();
  }
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
