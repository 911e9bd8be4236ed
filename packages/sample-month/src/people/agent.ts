import { addDays, dayOf, momentAt, toInstant } from '@huiyin/calendar';
import type { ApiUser, BranchApi } from '@huiyin/client';
import type { AttemptBody, BranchConfiguration, ClaimedTask, NextAnswer } from '@huiyin/contracts';
import type { Draw } from '../draw.ts';
import { answerCall } from './answer-call.ts';
import type { MonthActor } from './month-actor.ts';

export interface AgentDeps {
  readonly api: BranchApi;
  readonly user: ApiUser;
  readonly branch: BranchConfiguration;
  readonly draw: Draw;
  /** The slots of the branch's day in which this agent works. */
  readonly slots: readonly string[];
  readonly fromMs: number;
  /** Rings nobody from here on. */
  readonly untilMs: number;
  readonly onAttempt: (attempt: AttemptBody) => void;
}

const RINGING_MS = 15_000;
const WRAP_UP_MS = 30_000;
/** The agents of a shift report in rounds, so that a month is lived in fewer steps. */
const ROUND_MS = 5 * 60_000;
/** A call takes no longer. */
const CALL_MS = 10 * 60_000;

/** A callback agent: takes the next task, rings, records the attempt and gets the next in the same call. */
export function agent(deps: AgentDeps): MonthActor {
  const { api, user, branch, draw } = deps;
  let nextMs = sessionAfter(deps.fromMs - 1, deps);
  let call: { task: ClaimedTask; attempt: AttemptBody } | undefined;

  const take = (offered: NextAnswer, nowMs: number): void => {
    const { task } = offered;
    if (!task) {
      call = undefined;
      nextMs = sessionAfter(nowMs, deps);
      return;
    }
    const calledAt = toInstant(nowMs + RINGING_MS);
    const outcome = answerCall(task, calledAt, branch, draw);
    call = { task, attempt: { ...outcome, calledAt, next: true } };
    nextMs = roundAfter(nowMs + RINGING_MS + outcome.durationSeconds * 1000 + WRAP_UP_MS);
  };

  return {
    room: 'call desk',
    nextMs: () => (nextMs < deps.untilMs ? nextMs : undefined),
    async act(nowMs) {
      if (!call) return take(await api.call('POST /tasks/next', {}, user), nowMs);
      const { task, attempt } = call;
      // The last call of the day takes no task home.
      const goesOn = nowMs + CALL_MS < deps.untilMs;
      const answer = await api.call(
        'PUT /tasks/{taskId}/attempts/{claimId}',
        { path: { taskId: task.taskId, claimId: task.claimId }, body: { ...attempt, next: goesOn } },
        user,
      );
      deps.onAttempt(attempt);
      take(answer.next ?? {}, nowMs);
    },
  };
}

const roundAfter = (ms: number): number => Math.ceil(ms / ROUND_MS) * ROUND_MS;

/** Agents come when a slot begins, and again at the next when nothing more is due: in the morning, after the noon rest, for the evening. */
function sessionAfter(ms: number, { branch, slots }: Pick<AgentDeps, 'branch' | 'slots'>): number {
  const { calling, zone } = branch;
  const today = dayOf(toInstant(ms), zone);
  const starts = [today, addDays(today, 1)].flatMap((day) =>
    calling.slots
      .filter(({ id }) => slots.includes(id))
      .map(({ from }) => Date.parse(momentAt(day, from, zone))),
  );
  return Math.min(...starts.filter((start) => start > ms));
}
