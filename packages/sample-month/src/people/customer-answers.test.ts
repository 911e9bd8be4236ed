import { attemptBody, type ClaimedTask } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import { drawsOf } from '../draw.ts';
import { answerCall } from './customer-answers.ts';

const branch = longgang();
const taskOf = (number: number, kind: ClaimedTask['kind'] = 'routine'): ClaimedTask => {
  const questionnaire = branch.questionnaires[number % branch.questionnaires.length];
  return {
    taskId: `WO-20261005-${String(number).padStart(6, '0')}`,
    claimId: 'c1',
    leaseEndsAt: '2026-10-06T02:20:00.000Z',
    kind,
    orderId: `WO-20261005-${String(number).padStart(6, '0')}`,
    businessType: 'repair',
    team: 'repair-1',
    staff: [],
    completedAt: '2026-10-05T02:00:00.000Z',
    windowEndsAt: '2026-10-19T16:00:00.000Z',
    attempts: [],
    levels: branch.levels,
    ...(kind === 'routine' && questionnaire && { questionnaire }),
  };
};
const calledAt = '2026-10-06T02:00:00.000Z';
const calls = Array.from({ length: 1500 }, (_, number) =>
  answerCall(taskOf(number), calledAt, branch.zone, drawsOf('t')),
);

describe('the customers of the sample month', () => {
  test('answer as the contract says, and no call outlasts a lease', () => {
    for (const call of calls) {
      expect(attemptBody.safeParse({ ...call, calledAt }).success).toBe(true);
      expect(call.durationSeconds).toBeLessThan((branch.calling.leaseMinutes - 2) * 60);
    }
  });

  test('are reached or not, refuse, break off, have dead numbers; some are dissatisfied, some tell of bribes', () => {
    const dispositions = new Set(calls.map(({ disposition }) => disposition));
    for (const expected of [
      'complete',
      'no-answer',
      'busy',
      'switched-off',
      'refused',
      'call-later',
      'dead-number',
    ] as const)
      expect(dispositions).toContain(expected);
    const answers = calls.flatMap((call) => call.answers ?? []);
    expect(answers.some(({ integrityConcern }) => integrityConcern)).toBe(true);
    expect(answers.some(({ visitTookPlace }) => !visitTookPlace)).toBe(true);
    expect(answers.some(({ complaint }) => complaint !== undefined)).toBe(true);
    expect(answers.some(({ rating }) => rating === 'fail')).toBe(true);
    expect(
      answers.filter(({ rating }) => rating === 'good' || rating === 'excellent').length,
    ).toBeGreaterThan(answers.length * 0.8);
  });

  test('give a verdict in a second callback', () => {
    const seconds = Array.from({ length: 100 }, (_, number) =>
      answerCall(taskOf(number, 'second'), calledAt, branch.zone, drawsOf('t')),
    );
    const verdicts = seconds.flatMap(({ disposition, verdict, answers }) => {
      expect(answers).toBeUndefined();
      return disposition === 'complete' && verdict ? [verdict] : [];
    });
    expect(verdicts.length).toBe(seconds.filter(({ disposition }) => disposition === 'complete').length);
    expect(new Set(verdicts.map(({ solved }) => solved))).toEqual(new Set([true, false]));
  });
});
