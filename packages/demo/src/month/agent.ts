import type { BranchApi, Caller } from '@huiyin/cli';
import type { AttemptBody, BranchConfiguration, ClaimedTask, NextAnswer } from '@huiyin/contracts';
import { addDays, dayOf, momentAt, toInstant } from '@huiyin/kernel';
import type { Actor } from './actor.ts';
import { answerCall } from './customer-answers.ts';
import type { Draw } from './draw.ts';

export interface AgentParts {
  readonly api: BranchApi;
  readonly caller: Caller;
  readonly branch: BranchConfiguration;
  readonly draw: Draw;
  /** The slots of the branch's day in which this agent works. */
  readonly slots: readonly string[];
  readonly fromMs: number;
  /** Rings nobody from here on. */
  readonly untilMs: number;
  readonly onResult: (
    task: ClaimedTask,
    body: AttemptBody,
    result: 'recorded' | 'superseded' | 'repeated',
  ) => void;
}

const RINGING_MS = 15_000;
const WRAP_UP_MS = 30_000;
/** The agents of a shift report in rounds, so that a month is lived in fewer steps. */
const ROUND_MS = 5 * 60_000;
/** A call takes no longer. */
const CALL_MS = 10 * 60_000;

/** A callback agent: takes the next task, rings, records the result and gets the next in the same call. */
export function agent(parts: AgentParts): Actor {
  const { api, caller, branch, draw } = parts;
  let nextMs = sessionAfter(parts.fromMs - 1, parts);
  let call: { task: ClaimedTask; body: AttemptBody } | undefined;

  const take = (offered: NextAnswer, nowMs: number): void => {
    const { task } = offered;
    if (!task) {
      call = undefined;
      nextMs = sessionAfter(nowMs, parts);
      return;
    }
    const calledAt = toInstant(nowMs + RINGING_MS);
    const result = answerCall(task, calledAt, branch.zone, draw);
    call = { task, body: { ...result, calledAt, next: true } };
    nextMs = roundAfter(nowMs + RINGING_MS + result.durationSeconds * 1000 + WRAP_UP_MS);
  };

  return {
    room: 'call desk',
    nextMs: () => (nextMs < parts.untilMs ? nextMs : undefined),
    async act(nowMs) {
      if (!call) return take(await api.call('POST /tasks/next', {}, caller), nowMs);
      const { task, body } = call;
      // The last call of the day takes no task home.
      const goesOn = nowMs + CALL_MS < parts.untilMs;
      const answer = await api.call(
        'PUT /tasks/{taskId}/attempts/{claimId}',
        { path: { taskId: task.taskId, claimId: task.claimId }, body: { ...body, next: goesOn } },
        caller,
      );
      parts.onResult(task, body, answer.result);
      take(answer.next ?? {}, nowMs);
    },
  };
}

const roundAfter = (ms: number): number => Math.ceil(ms / ROUND_MS) * ROUND_MS;

/** Agents come when a slot begins, and again at the next when nothing more is due: in the morning, after the noon rest, for the evening. */
function sessionAfter(ms: number, { branch, slots }: Pick<AgentParts, 'branch' | 'slots'>): number {
  const { calling, zone } = branch;
  const today = dayOf(toInstant(ms), zone);
  const starts = [today, addDays(today, 1)].flatMap((day) =>
    calling.slots
      .filter(({ id }) => slots.includes(id))
      .map(({ from }) => Date.parse(momentAt(day, from, zone))),
  );
  return Math.min(...starts.filter((start) => start > ms));
}
