import { plusMinutes } from '@huiyin/calendar';
import type { AttemptBody, GivenAnswers } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import type { Claim } from '../domain/claim.ts';
import { questionnaireOf, wordsIn } from '../domain/questionnaire.ts';
import type { Task } from '../domain/task.ts';
import type { CorrectAttempt, RecordAttempt } from '../domain/task-commands.ts';
import { changed } from './events.ts';

/** A branch moment of October 2026: `at('06 10:00')` is the 6th, ten in the morning in Longgang. */
export const at = (dayAndTime: string): string =>
  new Date(`2026-10-${dayAndTime.replace(' ', 'T')}:00+08:00`).toISOString();

const { questionnaires } = longgang();

type SpokenInterview = NonNullable<AttemptBody['interview']>;

/** What a satisfied customer answers about a visit. */
export const SATISFIED: GivenAnswers = {
  visit: 'yes',
  appointment: 'yes',
  overall: 'good',
  manner: 'good',
  skill: 'excellent',
  timeliness: 'good',
  integrity: 'no',
};

export const spoken = (answers: GivenAnswers, id = 'on-site', version = 1): SpokenInterview => ({
  questionnaire: { id, version },
  answers,
});

/** What an agent sends after a call that reached nobody. */
export const bodyOf = (overrides: Partial<AttemptBody> = {}): AttemptBody => ({
  disposition: 'no-answer',
  calledAt: at('06 10:00'),
  durationSeconds: 40,
  next: false,
  ...overrides,
});

/** What an agent sends after a call in which a satisfied customer answered everything, these questions otherwise. */
export const interviewed = (answers: GivenAnswers = {}, overrides: Partial<AttemptBody> = {}) =>
  bodyOf({
    disposition: 'complete',
    durationSeconds: 150,
    interview: spoken({ ...SATISFIED, ...answers }),
    ...overrides,
  });

/** What an agent sends after a second callback. */
export const outcomeSaid = (answers: GivenAnswers, overrides: Partial<AttemptBody> = {}) =>
  bodyOf({ disposition: 'complete', interview: spoken(answers, 'second-callback'), ...overrides });

export const claimOf = (claimId: string, claimedAt = at('06 09:58')): Claim => ({
  claimId,
  taskId: 'routine:WO-20261005-000123',
  agent: 'agent-01',
  claimedAt,
  leaseEndsAt: plusMinutes(claimedAt, 20),
});

/** The command that records a call at the moment it began, under a claim of that name. */
export function attempt(
  claimId: string,
  body: AttemptBody,
  more: Partial<RecordAttempt> = {},
): RecordAttempt {
  const { interview } = body;
  const questionnaire = interview && questionnaireOf(interview.questionnaire, questionnaires);
  const words = questionnaire && wordsIn(questionnaire, interview.answers);
  return {
    name: 'record attempt',
    claim: claimOf(claimId, body.calledAt),
    agent: { id: 'agent-01' },
    body,
    sealedWords: words && `${claimId}-words-`.padEnd(90, 'x'),
    at: body.calledAt,
    isAnotherAwaited: false,
    ...more,
  };
}

/** The command that corrects that call's result a minute after it was recorded; the agent is that of `attempt`. */
export function correction(
  claimId: string,
  { calledAt, next: _, ...body }: AttemptBody,
  more: Partial<CorrectAttempt> = {},
): CorrectAttempt {
  const { claim, sealedWords } = attempt(claimId, { ...body, calledAt, next: false });
  return {
    name: 'correct attempt',
    claimId,
    agent: claim.agent,
    number: 1,
    body,
    sealedWords: sealedWords?.replace('words', 'righted'),
    at: plusMinutes(calledAt, 1),
    isAnotherAwaited: false,
    ...more,
  };
}

/** What becomes of the task by that call. */
export const call = (task: Task, claimId: string, body: AttemptBody, more: Partial<RecordAttempt> = {}) =>
  changed(task, attempt(claimId, body, more));
