import { attemptBody, type ClaimedTask } from '@huiyin/contracts';
import { claimedTaskOf, longgang, questionnaireNamed } from '@huiyin/testing';
import { isAsked, ROUTINE, SECOND_CALLBACK, secondTaskIdOf, taskIdOf } from '@huiyin/vocabulary';
import { describe, expect, test } from 'vitest';
import { drawsOf } from '../draw.ts';
import { answerCall, type CallOutcome } from './answer-call.ts';

const branch = longgang();
const routine = claimedTaskOf();
const routineQuestionnaires = branch.questionnaires.filter(({ id }) => id !== 'second-callback');
const orderId = (number: number) => `WO-20261005-${String(number).padStart(6, '0')}`;
const taskOf = (number: number): ClaimedTask => ({
  ...routine,
  taskId: taskIdOf(ROUTINE, orderId(number)),
  orderId: orderId(number),
  questionnaire: routineQuestionnaires[number % routineQuestionnaires.length] ?? routine.questionnaire,
});
const calledAt = '2026-10-06T02:00:00.000Z';
const callOf = (task: ClaimedTask) => answerCall(task, calledAt, branch, drawsOf('t'));
const answersIn = (outcomes: readonly CallOutcome[]) =>
  outcomes.flatMap(({ interview }) => (interview ? [interview.answers] : []));
const tasks = Array.from({ length: 1500 }, (_, number) => taskOf(number));
const calls = tasks.map(callOf);

describe('the customers of the sample month', () => {
  test('name a later moment only where the branch may ring and the window is open', () => {
    const at = (time: string, windowEndsAt = routine.windowEndsAt) =>
      tasks
        .map((task) =>
          answerCall({ ...task, windowEndsAt }, `2026-10-06T${time}:00.000Z`, branch, drawsOf('t')),
        )
        .filter(({ disposition }) => disposition === 'call-later')
        .map(({ callAgainAt }) => callAgainAt);
    const tomorrow = '2026-10-07T02:00:00.000Z';
    expect(new Set(at('06:30'))).toEqual(new Set(['2026-10-06T09:30:00.000Z', tomorrow]));
    // 10:00 and 19:00 in the branch: three hours on are the noon rest and the night.
    expect(new Set([...at('02:00'), ...at('11:00')])).toEqual(new Set([tomorrow]));
    expect(new Set(at('02:00', tomorrow))).toEqual(new Set([undefined]));
  });

  test('answer as the contract says, and no call outlasts a lease', () => {
    for (const call of calls) {
      expect(attemptBody.safeParse({ ...call, calledAt }).success).toBe(true);
      expect(call.durationSeconds).toBeLessThan((branch.calling.leaseMinutes - 2) * 60);
    }
  });

  test('answer what the questionnaire asks, and nothing else, when they stay to the end', () => {
    for (const [index, { disposition, interview }] of calls.entries()) {
      if (disposition !== 'complete') continue;
      const answers = interview?.answers ?? {};
      const questions = tasks[index]?.questionnaire.questions ?? [];
      expect(Object.keys(answers)).toEqual(
        questions.filter((each) => isAsked(each, answers)).map(({ id }) => id),
      );
      for (const { id, required } of questions) if (required) expect(answers[id]).not.toBeNull();
    }
  });

  test('are reached or not, refuse, break off, have dead numbers; some are dissatisfied, some tell of bribes', () => {
    const dispositions = new Set(calls.map(({ disposition }) => disposition));
    for (const expected of [
      'complete',
      'partial',
      'no-answer',
      'busy',
      'switched-off',
      'refused',
      'call-later',
      'dead-number',
    ] as const)
      expect(dispositions).toContain(expected);
    const answers = answersIn(calls);
    expect(answers.some(({ integrity }) => integrity === 'yes')).toBe(true);
    expect(answers.some(({ visit }) => visit === 'no')).toBe(true);
    expect(answers.some(({ complaint }) => typeof complaint === 'string')).toBe(true);
    expect(answers.some(({ overall }) => overall === 'fail')).toBe(true);
    expect(answers.some(({ overall }) => overall === null)).toBe(true);
    expect(
      answers.filter(({ overall }) => overall === 'good' || overall === 'excellent').length,
    ).toBeGreaterThan(answers.length * 0.8);
  });

  test('say in a second callback whether it is solved and whether they are satisfied', () => {
    const questionnaire = questionnaireNamed('second-callback');
    const seconds = Array.from({ length: 100 }, (_, number) =>
      callOf({
        ...routine,
        taskId: secondTaskIdOf(`${taskIdOf(ROUTINE, orderId(number))}.1`, 1),
        programme: SECOND_CALLBACK,
        orderId: orderId(number),
        questionnaire,
      }),
    );
    const answers = answersIn(seconds);
    expect(answers).toHaveLength(seconds.filter(({ disposition }) => disposition === 'complete').length);
    expect(new Set(answers.map(({ solved }) => solved))).toEqual(new Set(['yes', 'no']));
    for (const { solved, satisfied, remark } of answers) {
      if (solved === 'no') expect(satisfied).toBe('no');
      expect(typeof remark === 'string').toBe(solved === 'no');
    }
  });
});
