import { customerOf, workOrderOf } from '@huiyin/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';

const TOPIC = 'topic-meter-disputes';
/** Twelve meter readings of the fifth, each of another customer; most of them are in no routine sample. */
const READINGS = Array.from({ length: 12 }, (_, index) =>
  workOrderOf({
    orderId: `WO-METER-${index}`,
    businessType: 'meter-reading',
    team: index % 2 === 0 ? 'meter-1' : 'meter-2',
    customer: customerOf({ id: `C-METER-${index}`, phones: [`138000000${String(10 + index)}`] }),
  }),
);

describe('a topic callback', () => {
  let office: BranchOffice;
  const rung = new Map<string, string>();
  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-05T03:00:00.000Z', cloud: { keySeed: 'a topic' } });
    await office.report(...READINGS);
  });
  afterAll(() => office.cloud.stop());

  it('is proposed and started by supervisors, and rings its customers through the one queue', async () => {
    await office.until('2026-10-06T01:00:00.000Z');
    await office.ask('supervisor', 'PUT /topics/{topicId}', {
      path: { topicId: TOPIC },
      body: {
        scope: { businessTypes: ['meter-reading'], served: { first: '2026-10-05', last: '2026-10-05' } },
        questionnaire: 'topic-service',
        sampleSize: 8,
        ringBy: '2026-10-12',
        reason: '读数争议多',
      },
    });
    const routine = (await office.ask('shift-leader', 'GET /queue')).open;
    await office.ask('supervisor', 'POST /topics/{topicId}/start', { path: { topicId: TOPIC } });
    await office.until('2026-10-06T02:30:00.000Z');
    const { topic, orders } = await office.ask('auditor', 'GET /topics/{topicId}/orders', {
      path: { topicId: TOPIC },
    });
    expect(topic).toMatchObject({ state: 'drawn', drawn: { orders: 12, requested: 8 } });
    expect(orders.filter(({ outcome }) => outcome === 'requested')).toHaveLength(8);
    expect((await office.ask('shift-leader', 'GET /queue')).open).toBe(routine + 8);

    for (let call = 0; call < routine + 8; call += 1) {
      const task = await office.claim('agent-01');
      if (task.programme === TOPIC) {
        expect(task.questionnaire.questions.map(({ id }) => id)).toContain('cause');
        rung.set(task.orderId, task.taskId);
      }
      const cause = rung.size % 4 === 0 ? 'manner' : 'late';
      const answers = task.programme === TOPIC ? { overall: 'fail', cause, again: 'no' } : {};
      expect(await office.answer('agent-01', task, { interview: contentWith(task, answers) })).toMatchObject({
        status: 200,
      });
    }
    expect([...rung.keys()].sort()).toEqual(
      orders
        .filter(({ outcome }) => outcome === 'requested')
        .map(({ orderId }) => orderId)
        .sort(),
    );
    // No customer is rung about two orders in these days, and none of these was in the routine sample.
    expect(office.events().filter((name) => name === 'topic.drawn')).toHaveLength(1);
  });

  it('is reported by itself, and is in no routine figure', async () => {
    await office.until('2026-10-07T01:00:00.000Z');
    const report = await office.ask('supervisor', 'GET /topic-reports/{topicId}', {
      path: { topicId: TOPIC },
    });
    expect(report).toMatchObject({
      topic: { topicId: TOPIC, orders: 12, requested: 8 },
      isOver: false,
      closed: 8,
      interviews: 8,
      responsePercent: 100,
      estimates: { orders: 12, ofRated: { estimate: 0 } },
    });
    expect(report.causes.map(({ answer, count, of }) => [answer, count, of])).toEqual([
      ['late', 6, 8],
      ['manner', 2, 8],
    ]);
    const { total } = await office.ask('supervisor', 'GET /briefings/{period}', {
      path: { period: '2026-10' },
    });
    expect(total.levels).toMatchObject({ fail: 0 });
    expect(JSON.stringify(report)).not.toContain('读数争议多');
  });

  it('is mailed as a report of its own, once, when it has ended', async () => {
    await office.until('2026-10-15T01:00:00.000Z');
    const mails = (await office.cloud.mails()).filter(({ subject }) => subject.includes(TOPIC));
    expect(mails.map(({ destination, subject }) => [destination.to.join(), subject])).toEqual([
      ['supervisor@longgang.example.com', `【专题回访报告】深圳燃气龙岗分公司 ${TOPIC}`],
    ]);
    const { topics } = await office.ask('supervisor', 'GET /briefings');
    expect(topics).toMatchObject([{ topicId: TOPIC, recipients: 1 }]);
    expect(JSON.stringify(mails)).not.toContain('读数争议多');
  });

  it('gives rise to complaints as any callback', async () => {
    const { complaints } = await office.ask('supervisor', 'GET /complaints');
    expect(complaints.map(({ taskId }) => taskId).sort()).toEqual([...rung.values()].sort());
  });
});
