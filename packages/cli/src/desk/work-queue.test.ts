import { attemptBody, type ClaimedTask, type Question } from '@huiyin/contracts';
import { claimedTaskOf, questionnaireNamed } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import type { Prompts } from './prompts.ts';
import { workQueue } from './work-queue.ts';

const text = (en: string) => ({ zh: en, en });
const question = (
  id: string,
  kind: Question['kind'],
  en: string,
  more: Partial<Question> = {},
): Question => ({
  id,
  kind,
  text: text(en),
  required: false,
  ...more,
});
const tookPlace = { when: { question: 'visit', is: ['yes'] } };

/** Every kind of question, some only asked when the visit took place. */
const questionnaire: ClaimedTask['questionnaire'] = {
  id: 'on-site',
  version: 3,
  questions: [
    question('visit', 'yes-no', 'Did the visit take place?', { required: true }),
    question('appointment', 'choice', 'Was the appointment kept?', {
      ...tookPlace,
      choices: ['yes', 'no', 'none-made'].map((id) => ({ id, name: text(id) })),
    }),
    question('overall', 'level', 'Overall?', tookPlace),
    question('manner', 'level', 'Manner?', tookPlace),
    question('visits', 'number', 'How many visits?', tookPlace),
    question('integrity', 'yes-no', 'A benefit?', tookPlace),
    question('praise', 'words', 'Praise', tookPlace),
    question('complaint', 'words', 'Complaint'),
  ],
  concerns: [],
};
const task = claimedTaskOf({
  attempts: [{ calledAt: '2026-10-04T08:00:00.000Z', disposition: 'no-answer' }],
  questionnaire,
});

/** Answers in the order given: the name of a choice, yes or no, or words. Throws when asked something else. */
function scripted(...answers: (string | boolean)[]): Prompts & { readonly left: () => number } {
  const next = <T extends string | boolean>(question: string, kind: 'string' | 'boolean'): T => {
    const answer = answers.shift();
    if (typeof answer !== kind) throw new Error(`unscripted: ${question}`);
    return answer as T;
  };
  return {
    left: () => answers.length,
    async choose(question, choices) {
      const name = next<string>(question, 'string');
      const chosen = choices.find((choice) => choice.name === name);
      if (!chosen) throw new Error(`${name} is no answer to ${question}`);
      return chosen.value;
    },
    confirm: async (question) => next<boolean>(question, 'boolean'),
    write: async (question) => next<string>(question, 'string'),
  };
}

const atDesk = (offers: unknown[], answer: object) => {
  const world = worldOf({
    'POST /tasks/next': () => ({ status: 200, body: offers.shift() ?? { none: 'queue-empty' } }),
    'PUT /tasks/{taskId}/attempts/{claimId}': () => ({ status: 200, body: answer }),
    'DELETE /tasks/{taskId}/claims/{claimId}': () => ({ status: 200, body: { released: true } }),
  });
  return {
    world,
    session: openSession({ data: 'nowhere', json: false, english: true, person: 'agent-07' }, world),
  };
};

/** The interview that an agent sends after these answers to the desk's prompts. */
async function interviewAfter(of: ClaimedTask, ...answers: (string | boolean)[]) {
  const { world, session } = atDesk([{ task: of }], { result: 'recorded', taskState: 'closed' });
  const prompts = scripted('Ring and record the result', ...answers, 'Leave (it stays yours)');
  await workQueue(session, prompts);
  expect(prompts.left()).toBe(0);
  return attemptBody.parse(world.received[1]?.body).interview;
}

describe('an agent at the desk', () => {
  test('rings, takes the answers down, and gets the next task in the same call', async () => {
    const { world, session } = atDesk([{ task }], {
      result: 'recorded',
      taskState: 'closed',
      next: { none: 'none-due', askAgainAt: '2026-10-05T06:00:00.000Z' },
    });
    const prompts = scripted(
      'Ring and record the result',
      'Complete interview',
      true,
      'no',
      'Fail',
      'not rated',
      '２',
      'no',
      '',
      ' 等了两个小时 ',
      'Leave (it stays yours)',
    );
    await workQueue(session, prompts);
    expect(prompts.left()).toBe(0);
    expect(world.received.map(({ route, token }) => [route, token])).toEqual([
      ['POST /tasks/next', 'agent/agent-07'],
      ['PUT /tasks/{taskId}/attempts/{claimId}', 'agent/agent-07'],
    ]);
    const sent = attemptBody.parse(world.received[1]?.body);
    expect(sent).toEqual({
      disposition: 'complete',
      calledAt: '2026-10-05T02:00:00.000Z',
      durationSeconds: 0,
      interview: {
        questionnaire: { id: 'on-site', version: 3 },
        answers: {
          visit: 'yes',
          appointment: 'no',
          overall: 'fail',
          manner: null,
          visits: 2,
          integrity: 'no',
          praise: null,
          complaint: '等了两个小时',
        },
      },
      next: true,
    });
    expect(world.printed.join('\n')).toContain('13800000000');
    expect(world.printed.join('\n')).toContain('No answer');
  });

  test('asks only what has to be asked when no visit took place', async () => {
    expect(await interviewAfter(task, 'Complete interview', false, '')).toEqual({
      questionnaire: { id: 'on-site', version: 3 },
      answers: { visit: 'no', complaint: null },
    });
  });

  test('asks two figures and the customer’s words in a second callback', async () => {
    const second = claimedTaskOf({
      taskId: 'second-callback:routine:WO-20261005-000123.1:1',
      programme: 'second-callback',
      questionnaire: questionnaireNamed('second-callback'),
    });
    expect(await interviewAfter(second, 'Complete interview', true, false, '')).toEqual({
      questionnaire: { id: 'second-callback', version: 1 },
      answers: { solved: 'yes', satisfied: 'no', remark: null },
    });
  });

  test('cannot pass over what a complete interview must answer', async () => {
    const questions = [
      question('count', 'number', 'How many?', { required: true }),
      question('why', 'words', 'Why?', { required: true }),
    ];
    const strict = { ...task, questionnaire: { ...questionnaire, questions } };
    const interview = await interviewAfter(strict, 'Complete interview', '', 'many', '3', ' ', 'because');
    expect(interview?.answers).toEqual({ count: 3, why: 'because' });
    const level = {
      ...questionnaire,
      questions: [question('overall', 'level', 'Overall?', { required: true })],
    };
    const rated = { ...task, questionnaire: level };
    await expect(interviewAfter(rated, 'Complete interview', 'not rated')).rejects.toThrow('is no answer');
  });

  test('takes down as far as the customer came when they broke off', async () => {
    const brokeOff = ['yes', 'not answered', 'Good', 'not rated', '', 'not answered', '', ''];
    expect((await interviewAfter(task, 'Partial interview', ...brokeOff))?.answers).toEqual({
      visit: 'yes',
      appointment: null,
      overall: 'good',
    });
    expect((await interviewAfter(task, 'Partial interview', 'not answered', ''))?.answers).toEqual({});
  });

  test('gives a task back', async () => {
    const { world, session } = atDesk([{ task }], {});
    await workQueue(session, scripted('Give it back', 'Leave (it stays yours)'));
    expect(world.received.at(-1)).toMatchObject({
      route: 'DELETE /tasks/{taskId}/claims/{claimId}',
      path: { taskId: 'routine:WO-20261005-000123', claimId: 'claim-1' },
    });
  });

  test('hears why there is no task and when to ask again', async () => {
    const { world, session } = atDesk(
      [{ none: 'outside-permitted-hours', askAgainAt: '2026-10-05T06:00:00.000Z' }],
      {},
    );
    await workQueue(session, scripted('Leave (it stays yours)'));
    expect(world.printed[0]).toContain('Calls are not permitted at this hour.');
  });
});
