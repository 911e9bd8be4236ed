import type { ClaimedTask } from '@huiyin/contracts';
import { attemptBody } from '@huiyin/contracts';
import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import type { Prompts } from './prompts.ts';
import { workQueue } from './work-queue.ts';

const task: ClaimedTask = {
  taskId: 'WO-1',
  claimId: 'c1',
  leaseEndsAt: '2026-10-05T02:20:00.000Z',
  kind: 'routine',
  orderId: 'WO-1',
  businessType: 'repair',
  team: 'repair-1',
  staff: ['LG1043'],
  completedAt: '2026-10-04T02:00:00.000Z',
  windowEndsAt: '2026-10-18T16:00:00.000Z',
  attempts: [{ calledAt: '2026-10-04T08:00:00.000Z', disposition: 'no-answer' }],
  contact: { name: '示例客户', phones: ['13800000000'], address: '示例路1号' },
  questionnaire: {
    id: 'on-site',
    version: 1,
    asksAppointment: true,
    asksIntegrity: true,
    aspects: [{ id: 'manner', text: { zh: '服务态度如何？', en: 'How was the manner?' } }],
  },
  levels: [
    { id: 'good', name: { zh: '良好', en: 'Good' } },
    { id: 'fail', name: { zh: '不合格', en: 'Fail' } },
  ],
};

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

describe('an agent at the desk', () => {
  test('rings, takes the answers down, and gets the next task in the same call', async () => {
    const { world, session } = atDesk([{ task }], {
      result: 'recorded',
      taskState: 'closed',
      next: { none: 'none-due', askAgainAt: '2026-10-05T06:00:00.000Z' },
    });
    const prompts = scripted(
      'Ring and record the result',
      'complete',
      true,
      'no',
      'Fail',
      'not rated',
      false,
      '',
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
      answers: {
        questionnaire: { id: 'on-site', version: 1 },
        visitTookPlace: true,
        keptAppointment: 'no',
        rating: 'fail',
        integrityConcern: false,
        complaint: '等了两个小时',
      },
      next: true,
    });
    expect(world.printed.join('\n')).toContain('13800000000');
  });

  test('asks nothing but words when no visit took place', async () => {
    const { world, session } = atDesk([{ task }], { result: 'recorded', taskState: 'closed' });
    await workQueue(
      session,
      scripted('Ring and record the result', 'complete', false, '', 'Leave (it stays yours)'),
    );
    expect(world.received[1]?.body).toMatchObject({
      answers: { questionnaire: { id: 'on-site', version: 1 }, visitTookPlace: false },
    });
  });

  test('asks for two figures in a second callback', async () => {
    const { world, session } = atDesk([{ task: { ...task, kind: 'second' } }], {
      result: 'recorded',
      taskState: 'closed',
    });
    await workQueue(
      session,
      scripted('Ring and record the result', 'complete', true, false, '', 'Leave (it stays yours)'),
    );
    expect(world.received[1]?.body).toMatchObject({ verdict: { solved: true, satisfied: false } });
  });

  test('gives a task back', async () => {
    const { world, session } = atDesk([{ task }], {});
    await workQueue(session, scripted('Give it back', 'Leave (it stays yours)'));
    expect(world.received.at(-1)).toMatchObject({
      route: 'DELETE /tasks/{taskId}/claims/{claimId}',
      path: { taskId: 'WO-1', claimId: 'c1' },
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
