import { attemptBody, attemptResult, type ClaimedTask, type Question } from '@huiyin/contracts';
import { claimedTaskOf, questionnaireNamed } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import type { Draft, Drafts } from './drafts.ts';
import type { Prompts } from './prompts.ts';
import { showTask } from './show-task.ts';
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
    question('appointment', 'choice', 'Was the appointment unsent?', {
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

const severalNumbers = claimedTaskOf({
  attempts: [{ calledAt: '2026-10-04T08:00:00.000Z', disposition: 'no-answer', numberRung: 1 }],
  contact: { name: '示例客户', phones: ['13800000000', '13900000000'] },
  questionnaire,
});

/** Nothing may be corrected any more. */
const LONG_AGO = '2026-10-05T01:00:00.000Z';

/** Answers in the order given: the name of a choice, or words. Throws when asked something else. */
function scripted(...answers: string[]): Prompts & { readonly left: () => number } {
  const next = (question: string): string => {
    const answer = answers.shift();
    if (answer === undefined) throw new Error(`unscripted: ${question}`);
    return answer;
  };
  return {
    left: () => answers.length,
    async choose(question, choices) {
      const name = next(question);
      const chosen = choices.find((choice) => choice.name === name);
      if (!chosen) throw new Error(`${name} is no answer to ${question}`);
      return chosen.value;
    },
    write: async (question) => next(question),
  };
}

const atDesk = (offers: unknown[], answer: object) => {
  const world = worldOf({
    'POST /tasks/next': () => ({ status: 200, body: offers.shift() ?? { none: 'queue-empty' } }),
    'PUT /tasks/{taskId}/attempts/{claimId}': () => ({ status: 200, body: answer }),
    'PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number}': () => ({ status: 200, body: answer }),
    'DELETE /tasks/{taskId}/claims/{claimId}': () => ({ status: 200, body: { released: true } }),
  });
  return {
    world,
    session: openSession({ data: 'nowhere', json: false, english: true, person: 'agent-07' }, world),
  };
};

/** Drafts in memory; `lost` is what a killed terminal leaves. */
function draftsDouble(lost: Record<string, Draft> = {}): Drafts & { readonly unsent: Map<string, Draft> } {
  const unsent = new Map(Object.entries(lost));
  return {
    unsent,
    load: (claimId) => unsent.get(claimId),
    save: (claimId, draft) => void unsent.set(claimId, draft),
    remove: (claimId) => void unsent.delete(claimId),
  };
}

/** The interview that an agent sends after these answers to the desk's prompts. */
async function interviewAfter(of: ClaimedTask, ...answers: string[]) {
  const { world, session } = atDesk([{ task: of }], {
    result: 'recorded',
    taskState: 'closed',
    correctableUntil: LONG_AGO,
  });
  const prompts = scripted('Ring and record the result', ...answers, 'Record it', 'Leave (it stays yours)');
  await workQueue({ session, prompts, drafts: draftsDouble() });
  expect(prompts.left()).toBe(0);
  return attemptBody.parse(world.received[1]?.body).interview;
}

describe('an agent at the desk', () => {
  test('rings, takes the answers down, and gets the next task in the same call', async () => {
    const { world, session } = atDesk([{ task }], {
      result: 'recorded',
      taskState: 'closed',
      correctableUntil: LONG_AGO,
      next: { none: 'none-due', askAgainAt: '2026-10-05T06:00:00.000Z', zone: 'Asia/Shanghai' },
    });
    const prompts = scripted(
      'Ring and record the result',
      'Complete interview',
      'yes',
      'no',
      'Fail',
      'not rated',
      '２',
      'no',
      '',
      ' 等了两个小时 ',
      'Record it',
      'Leave (it stays yours)',
    );
    await workQueue({ session, prompts, drafts: draftsDouble() });
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
      numberRung: 1,
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
    // The branch's names and its clock, wherever the machine stands.
    expect(world.printed.join('\n')).toContain('Repair · Team Repair 1');
    expect(world.printed.join('\n')).toContain('Called before: 2026-10-04 16:00');
    expect(world.printed.at(-1)).toContain('2026-10-05 14:00');
  });

  test('says which of several numbers was rung, and the next agent reads it', async () => {
    const { world, session } = atDesk([{ task: severalNumbers }], {
      result: 'recorded',
      taskState: 'open',
      correctableUntil: '2026-10-05T02:10:00.000Z',
    });
    const correctLast = 'Correct the last call WO-20261005-000123 (until 2026-10-05 10:10)';
    const prompts = scripted(
      ...['Ring and record the result', '13900000000', 'No answer', 'Record it'],
      ...[correctLast, 'number 2', '13800000000', 'Record it', 'Leave (it stays yours)'],
    );
    await workQueue({ session, prompts, drafts: draftsDouble() });
    const [, recorded, corrected] = world.received.map(({ body }) => body);
    expect(recorded).toMatchObject({ numberRung: 2 });
    expect(corrected).toMatchObject({ numberRung: 1, disposition: 'no-answer' });
    expect(JSON.stringify([recorded, corrected])).not.toMatch(/13[89]0/);
    expect(world.printed).toContain('   number 2');
    expect(showTask(severalNumbers, 'zh').join()).toContain('2026-10-04 16:00 无人接听 (号码 1)');
    const earlier = severalNumbers.attempts.map((each) => ({ ...each, toEarlierNumber: true as const }));
    expect(showTask({ ...severalNumbers, attempts: earlier }, 'zh').join()).toContain('(更正前的号码)');
  });

  test('asks who refuses whether they want no more calls at all, and that may be corrected alone', async () => {
    const { world, session } = atDesk([{ task }], {
      result: 'recorded',
      taskState: 'closed',
      correctableUntil: '2026-10-05T02:10:00.000Z',
    });
    const correctLast = 'Correct the last call WO-20261005-000123 (until 2026-10-05 10:10)';
    const noMore = 'Did the customer ask never to be rung again?';
    const prompts = scripted(
      ...['Ring and record the result', 'Refused', 'yes', 'Record it'],
      ...[correctLast, noMore, 'no', 'Record it'],
      ...[correctLast, 'How did the call end? Refused', 'No answer', 'Record it', 'Leave (it stays yours)'],
    );
    await workQueue({ session, prompts, drafts: draftsDouble() });
    expect(prompts.left()).toBe(0);
    const [, recorded, ...corrected] = world.received.map(({ body }) => body);
    expect(recorded).toMatchObject({ disposition: 'refused', noMoreCalls: true });
    expect(corrected).toMatchObject([{ disposition: 'refused' }, { disposition: 'no-answer' }]);
    for (const body of corrected) expect(body).not.toHaveProperty('noMoreCalls');
    expect(world.printed).toContain('   This customer is never to be rung again');
  });

  test('asks only what has to be asked when no visit took place', async () => {
    expect(await interviewAfter(task, 'Complete interview', 'no', '')).toEqual({
      questionnaire: { id: 'on-site', version: 3 },
      answers: { visit: 'no', complaint: null },
    });
  });

  test('tells what a second callback is about before it is rung, on the branch’s clock', async () => {
    const second = claimedTaskOf({
      programme: 'second-callback',
      matter: [
        { kind: 'call', at: '2026-10-06T01:57:00.000Z', text: '投诉内容: 等了一天\n备注: 没人来' },
        { kind: 'conclusion', at: '2026-10-08T03:00:00.000Z', text: '已更换阀门' },
      ],
    });
    const shown = showTask(second, 'zh');
    expect(shown.slice(shown.findIndex((line) => line.includes('客户当时说')))).toEqual(
      expect.arrayContaining([
        '   客户当时说 2026-10-06 09:57',
        '     投诉内容: 等了一天',
        '     备注: 没人来',
        '   处理结论 2026-10-08 11:00',
        '     已更换阀门',
      ]),
    );
  });

  test('asks two figures and the customer’s words in a second callback', async () => {
    const second = claimedTaskOf({
      taskId: 'second-callback:routine:WO-20261005-000123.1:1',
      programme: 'second-callback',
      questionnaire: questionnaireNamed('second-callback'),
    });
    expect(await interviewAfter(second, 'Complete interview', 'yes', 'no', '')).toEqual({
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
    await workQueue({
      session,
      prompts: scripted('Give it back', 'Leave (it stays yours)'),
      drafts: draftsDouble(),
    });
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
    await workQueue({ session, prompts: scripted('Leave (it stays yours)'), drafts: draftsDouble() });
    expect(world.printed[0]).toContain('Calls are not permitted at this hour.');
  });

  test('who has nothing to ring hears how many wait and which appointments come today', async () => {
    const zone = 'Asia/Shanghai';
    const world = worldOf({
      'POST /tasks/next': () => ({ status: 200, body: { none: 'none-due', zone } }),
      'GET /queue': () => ({
        status: 200,
        body: {
          ...{ at: '2026-10-05T02:00:00.000Z', open: 9, due: 0, waiting: 8, leased: 1, overdueToday: 0 },
          ...{ byBusinessType: { repair: 9 }, ending: {}, secondCallbacks: 0, moreComing: true },
          coming: ['07:00', '08:30'].map((time) => ({
            at: `2026-10-05T${time}:00.000Z`,
            businessType: 'repair',
          })),
        },
      }),
    });
    const session = openSession({ data: 'nowhere', json: false, english: true, person: 'agent-07' }, world);
    await workQueue({ session, prompts: scripted('Leave (it stays yours)'), drafts: draftsDouble() });
    expect(world.printed).toEqual([
      'Nothing is due yet.',
      '   waiting to be rung again 8',
      '   appointments today 15:00, 16:30 …',
    ]);
  });

  describe('whose call', () => {
    const noAnswer = ['Ring and record the result', 'No answer'];
    const refusing = (refusals: { status: number; body: unknown }[]) => {
      const world = worldOf({
        'POST /tasks/next': () => ({ status: 200, body: { task } }),
        'PUT /tasks/{taskId}/attempts/{claimId}': () =>
          refusals.shift() ?? {
            status: 200,
            body: {
              result: 'recorded',
              taskState: 'open',
              correctableUntil: LONG_AGO,
              next: { none: 'queue-empty' },
            },
          },
      });
      return {
        world,
        session: openSession({ data: 'nowhere', json: false, english: true, person: 'agent-07' }, world),
      };
    };
    const problem = (status: number, ...issues: { path: string; rule: string }[]) => ({
      status,
      body: { type: 'urn:huiyin:rule:body', title: 'invalid', status, traceId: 'trace-1', issues },
    });
    const another = claimedTaskOf({ claimId: 'claim-2', orderId: 'WO-20261005-000124', questionnaire });
    const recorded = (next?: unknown) => ({
      result: 'recorded',
      taskState: 'open',
      correctableUntil: '2026-10-05T02:10:00.000Z',
      ...(next !== undefined && { next }),
    });
    const bodies = (world: ReturnType<typeof worldOf>) =>
      world.received.slice(1).map(({ body }) => attemptBody.parse(body));

    test('is shown before it is sent, and can be taken down anew', async () => {
      const { world, session } = refusing([]);
      const prompts = scripted(...noAnswer, 'Start over', 'Busy', 'Record it', 'Leave (it stays yours)');
      await workQueue({ session, prompts, drafts: draftsDouble() });
      expect(world.printed.filter((line) => line.startsWith('── About'))).toEqual([
        '── About to be recorded: No answer',
        '── About to be recorded: Busy',
      ]);
      expect(bodies(world).map(({ disposition }) => disposition)).toEqual(['busy']);
    });

    test('was refused: asks again only what was refused, and sends the rest as it was', async () => {
      const { world, session } = refusing([
        problem(400, { path: 'interview.answers.overall', rule: 'unknown-level' }),
      ]);
      const answers = ['yes', 'yes', 'Good', 'Fair', '1', 'no', '快', ''];
      const prompts = scripted(
        'Ring and record the result',
        'Complete interview',
        ...answers,
        'Record it',
        'Fail',
        'Record it',
        'Leave (it stays yours)',
      );
      await workQueue({ session, prompts, drafts: draftsDouble() });
      const [first, second] = bodies(world);
      expect(second?.interview?.answers).toEqual({ ...first?.interview?.answers, overall: 'fail' });
      expect(second?.calledAt).toBe(first?.calledAt);
      expect(world.printed.join('\n')).toContain('interview.answers.overall: unknown-level');
    });

    test('has an appointment that cannot be kept: another is asked for', async () => {
      const { world, session } = refusing([
        problem(400, { path: 'callAgainAt', rule: 'outside-permitted-hours' }),
      ]);
      const prompts = scripted(
        'Ring and record the result',
        'Asked to be rung later',
        'in a while',
        '21:30',
        'Record it',
        'tomorrow 3pm',
        'Record it',
        'Leave (it stays yours)',
      );
      await workQueue({ session, prompts, drafts: draftsDouble() });
      expect(bodies(world).map(({ callAgainAt }) => callAgainAt)).toEqual([
        '2026-10-05T13:30:00.000Z',
        '2026-10-06T07:00:00.000Z',
      ]);
      expect(world.printed.join('\n')).toContain('This is no moment to come');
      expect(world.printed.join('\n')).toContain('Ring again 2026-10-06 15:00');
    });

    test('does not get through: stays here and is sent again, once', async () => {
      const { world, session } = refusing(Array.from({ length: 6 }, () => problem(503)));
      const drafts = draftsDouble();
      const prompts = scripted(...noAnswer, 'Record it', 'Record it', 'Leave (it stays yours)');
      await workQueue({ session, prompts, drafts });
      expect(world.printed.join('\n')).toContain('what you wrote is safe here');
      expect(new Set(bodies(world).map((body) => JSON.stringify(body))).size).toBe(1);
      expect(drafts.unsent.size).toBe(0);
    });

    test('was left by a killed terminal: goes on where it stood', async () => {
      const { world, session } = refusing([]);
      const drafts = draftsDouble({
        'claim-1': {
          calledAt: '2026-10-05T01:50:00.000Z',
          disposition: 'partial',
          answers: { visit: 'yes', appointment: null },
        },
      });
      const prompts = scripted(
        'Go on with the call that was not sent',
        'Good',
        'not rated',
        '',
        'not answered',
        '',
        '',
        'Record it',
        'Leave (it stays yours)',
      );
      await workQueue({ session, prompts, drafts });
      expect(bodies(world)).toMatchObject([
        {
          calledAt: '2026-10-05T01:50:00.000Z',
          durationSeconds: 600,
          interview: { answers: { visit: 'yes', overall: 'good' } },
        },
      ]);
    });

    test('is left for later with what was answered', async () => {
      const { world, session } = refusing([]);
      const drafts = draftsDouble();
      await workQueue({ session, prompts: scripted(...noAnswer, 'Leave (it stays yours)'), drafts });
      expect(drafts.unsent.get('claim-1')).toMatchObject({ disposition: 'no-answer' });
      expect(world.received).toHaveLength(1);
    });

    test('was sent in error: the agent names what is wrong, is asked that again, and sends the whole', async () => {
      const refusals = [problem(503), problem(503), problem(503), problem(503), problem(503), problem(503)];
      const world = worldOf({
        'POST /tasks/next': () => ({ status: 200, body: { task } }),
        'PUT /tasks/{taskId}/attempts/{claimId}': () => ({ status: 200, body: recorded({ task: another }) }),
        'PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number}': () =>
          refusals.shift() ?? { status: 200, body: recorded() },
      });
      const session = openSession({ data: 'nowhere', json: false, english: true, person: 'agent-07' }, world);
      const answers = ['yes', 'yes', 'Fail', 'Good', '1', 'no', '', ''];
      const correctLast = 'Correct the last call WO-20261005-000123 (until 2026-10-05 10:10)';
      const prompts = scripted(
        ...['Ring and record the result', 'Complete interview', ...answers, 'Record it'],
        ...[
          correctLast,
          'Overall? Fail',
          'Good',
          'Change something else',
          'Praise not answered',
          '好',
          'Record it',
        ],
        // The connection was lost; then it is back.
        ...['How did the call end? Complete interview', 'Complete interview', 'Record it'],
        ...[correctLast, 'How did the call end? Complete interview', 'No answer', 'Record it'],
        ...[correctLast, 'Leave it as it was', 'Leave (it stays yours)'],
      );
      await workQueue({ session, prompts, drafts: draftsDouble() });
      expect(prompts.left()).toBe(0);
      const corrections = world.received.filter(({ route }) => route.includes('corrections'));
      const bodies = corrections.map(({ body }) => attemptResult.parse(body));
      expect(corrections.map(({ path }) => path?.number)).toEqual([...Array(7).fill('1'), '2']);
      expect(bodies[6]?.interview?.answers).toMatchObject({ overall: 'good', manner: 'good', praise: '好' });
      expect(bodies[7]).toEqual({ disposition: 'no-answer', durationSeconds: 0, numberRung: 1 });
      expect(world.printed.join('\n')).toContain('what you wrote is safe here');
    });

    test('can be corrected no more: the desk says by which rule, and leaves it as it was', async () => {
      const world = worldOf({
        'POST /tasks/next': () => ({ status: 200, body: { task } }),
        'PUT /tasks/{taskId}/attempts/{claimId}': () => ({
          status: 200,
          body: recorded({ none: 'queue-empty' }),
        }),
        'PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number}': () => ({
          ...problem(409),
          body: { ...problem(409).body, title: 'later-attempt' },
        }),
      });
      const session = openSession({ data: 'nowhere', json: false, english: true, person: 'agent-07' }, world);
      const correctLast = 'Correct the last call WO-20261005-000123 (until 2026-10-05 10:10)';
      const wrong = [correctLast, 'How did the call end? No answer', 'Busy', 'Record it'];
      const prompts = scripted(...noAnswer, 'Record it', ...wrong, 'Leave (it stays yours)');
      await workQueue({ session, prompts, drafts: draftsDouble() });
      expect(world.printed.join('\n')).toMatch(/Not recorded: .*later-attempt/);
    });

    test('has more words than a record holds: they are asked for again', async () => {
      const interview = await interviewAfter(task, 'Complete interview', 'no', '长'.repeat(2001), '短');
      expect(interview?.answers).toEqual({ visit: 'no', complaint: '短' });
    });
  });
});
