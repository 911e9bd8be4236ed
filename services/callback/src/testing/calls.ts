import type { AttemptBody, InterviewAnswers } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import type { Claim } from '../domain/lease.ts';
import { type Result, recordAttempt, wordsIn } from '../domain/record-attempt.ts';
import type { Task } from '../domain/task.ts';

/** A branch moment of October 2026: `at('06 10:00')` is the 6th, ten in the morning in Longgang. */
export const at = (dayAndTime: string): string =>
  new Date(`2026-10-${dayAndTime.replace(' ', 'T')}:00+08:00`).toISOString();

export const satisfied: InterviewAnswers = {
  questionnaire: { id: 'on-site', version: 1 },
  visitTookPlace: true,
  keptAppointment: 'yes',
  rating: 'good',
  aspects: { manner: 'good', skill: 'excellent', timeliness: 'good' },
  integrityConcern: false,
};

/** What an agent sends after a call that reached nobody, unless told. */
export const bodyOf = (overrides: Partial<AttemptBody> = {}): AttemptBody => ({
  disposition: 'no-answer',
  calledAt: at('06 10:00'),
  durationSeconds: 40,
  next: false,
  ...overrides,
});

export const interviewed = (answers: Partial<InterviewAnswers> = {}, overrides: Partial<AttemptBody> = {}) =>
  bodyOf({
    disposition: 'complete',
    durationSeconds: 150,
    answers: { ...satisfied, ...answers },
    ...overrides,
  });

export const claimOf = (claimId: string, claimedAt = at('06 09:58')): Claim => ({
  claimId,
  agent: 'agent-01',
  claimedAt,
});

/** Records the call at the moment it began, under a claim of that name. */
export function call(task: Task, claimId: string, body: AttemptBody, more: Partial<Result> = {}) {
  const words = wordsIn(body);
  return recordAttempt(
    task,
    {
      claim: claimOf(claimId, body.calledAt),
      body,
      sealedWords: words && `${claimId}-words-`.padEnd(90, 'x'),
      recordedAt: body.calledAt,
      isAnotherAwaited: false,
      ...more,
    },
    longgang(),
  );
}
