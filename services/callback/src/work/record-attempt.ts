import { type Instant, toInstant } from '@huiyin/calendar';
import type { AttemptBody, AttemptResult, BranchConfiguration, Issue } from '@huiyin/contracts';
import { done, Fault, type Outcome, refuse } from '@huiyin/kernel';
import { attemptIssues } from '../domain/attempt-rules.ts';
import { type Claim, isAnotherAwaited } from '../domain/claim.ts';
import { attemptNamed, correctableUntil } from '../domain/correct-attempt.ts';
import { decide } from '../domain/decide.ts';
import type { Agent, Tie } from '../domain/independence.ts';
import { questionnaireOf, wordsIn } from '../domain/questionnaire.ts';
import type { Task, TaskState } from '../domain/task.ts';
import type { DeskDeps, FromAgent } from './deps.ts';
import { sealWords } from './envelopes.ts';

export interface AttemptCommand {
  readonly taskId: string;
  readonly claimId: string;
  readonly body: AttemptBody;
}

export type AttemptRefusal =
  | Tie
  | 'no-such-task'
  | 'claim-unknown'
  | 'claim-of-another'
  | { readonly rule: 'attempt-invalid'; readonly issues: readonly Issue[] };

export interface AttemptOnRecord {
  readonly result: 'recorded' | 'superseded' | 'repeated';
  readonly taskState: TaskState;
  readonly correctableUntil: Instant;
}

type Recorded = Outcome<AttemptOnRecord, AttemptRefusal>;

/** Records a call, once per claim, however late and whatever became of the task. */
export const recordAttempt =
  (deps: DeskDeps) =>
  async ({ agent, team, traceId, log }: FromAgent, command: AttemptCommand): Promise<Recorded> => {
    const { taskId, claimId, body } = command;
    const at = toInstant(deps.now());
    // Holdings first: before an agent goes on to another task, their claim is among the lapsed ones.
    const claims = await claimsOf(taskId, deps);
    const claim = claims.find((each) => each.claimId === claimId) ?? (await claimOnRecord(command, deps));
    if (!claim) return refuse('claim-unknown');
    if (claim.agent !== agent) return refuse('claim-of-another');
    const sealedWords = await wordsOf(deps, command, at);
    const outcome = await deps.tasks.change<Recorded>(taskId, { traceId, at }, (task) =>
      task
        ? ruling(task, { claims, claim, agent: { id: agent, team }, body, sealedWords, at }, deps)
        : { answer: refuse('no-such-task') },
    );
    const result = outcome.ok ? outcome.value.result : 'refused';
    log.info('attempt-recorded', { taskId, claimId, caller: agent, disposition: body.disposition, result });
    return outcome;
  };

interface AttemptGivenNow {
  /** Every claim of the task that has no attempt yet, or is its agent's last. */
  readonly claims: readonly Claim[];
  readonly claim: Claim;
  readonly agent: Agent;
  readonly body: AttemptBody;
  readonly sealedWords: string | undefined;
  readonly at: Instant;
}

function ruling(task: Task, { claims, ...attempt }: AttemptGivenNow, { branch }: DeskDeps) {
  const { claim, body, at } = attempt;
  const decided = decide(
    task,
    { name: 'record attempt', ...attempt, isAnotherAwaited: isAnotherAwaited(claims, claim, task) },
    branch,
  );
  if (decided.ok) {
    const { next, emits } = decided.value;
    return { next, emits, answer: done(onRecord(next, claim.claimId, branch)) };
  }
  switch (decided.refusal) {
    case 'attempt-repeated':
      return { answer: done({ ...onRecord(task, claim.claimId, branch), result: 'repeated' as const }) };
    case 'attempt-invalid': {
      const issues = attemptIssues({ task, claim, body, now: at, branch });
      return { answer: refuse({ rule: 'attempt-invalid' as const, issues }) };
    }
    case 'own-team':
    case 'served-by-caller':
    case 'first-caller':
    case 'resolver':
      return { answer: refuse(decided.refusal) };
    default:
      throw new Fault('refusal-unexpected', `An attempt cannot be refused for ${decided.refusal}`);
  }
}

/** How an attempt that is on record stands. */
export function onRecord(task: Task, claimId: string, branch: BranchConfiguration): AttemptOnRecord {
  const attempt = attemptNamed(task, claimId);
  if (!attempt) throw new Fault('attempt-absent', 'A recorded attempt is not in its task');
  const isSuperseded = task.superseded?.some((each) => each.claimId === claimId) ?? false;
  return {
    result: isSuperseded ? 'superseded' : 'recorded',
    taskState: task.state,
    correctableUntil: correctableUntil(attempt, branch),
  };
}

/** Every claim of the task that may yet bring an attempt, or is its agent's last. */
export async function claimsOf(taskId: string, { claims }: DeskDeps): Promise<readonly Claim[]> {
  const last = (await claims.holdings()).map(({ state }) => state).filter((each) => each.taskId === taskId);
  return [...last, ...(await claims.lapsedOf(taskId))];
}

/** Whose attempt is on record and who has gone on: the answer was lost, and they send it again. */
async function claimOnRecord(
  { taskId, claimId }: AttemptCommand,
  { tasks }: DeskDeps,
): Promise<Claim | undefined> {
  const attempt = (await tasks.load(taskId))?.attempts.find((each) => each.claimId === claimId);
  if (!attempt) return undefined;
  const { agent, calledAt } = attempt;
  return { claimId, taskId, agent, claimedAt: calledAt, leaseEndsAt: calledAt };
}

/** The call's words, sealed; undefined when nothing was said, or under a questionnaire that is refused in any case. */
export async function wordsOf(
  deps: DeskDeps,
  {
    body: { interview },
    ...under
  }: Pick<AttemptCommand, 'taskId' | 'claimId'> & { readonly body: AttemptResult },
  at: Instant,
): Promise<string | undefined> {
  const questionnaire = interview && questionnaireOf(interview.questionnaire, deps.branch.questionnaires);
  const words = questionnaire && wordsIn(questionnaire, interview.answers);
  return words && sealWords(words, under, deps, at);
}
