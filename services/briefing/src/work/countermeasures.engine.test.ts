import { countermeasure, countermeasuresAnswer } from '@huiyin/contracts';
import { eventOf } from '@huiyin/testing';
import { expect, it } from 'vitest';
import { complaintCaseOf, messageOf } from '../testing/facts.ts';
import { openBriefing } from '../testing/local-briefing.ts';

const BODY = {
  of: 'cause',
  id: 'conduct/manner',
  month: '2026-10',
  due: '2026-11',
  measure: '晨会讲评服务用语',
};

it('what is done about a spot is entered once, looked into, and stands in the briefing of its month', async () => {
  await using briefing = await openBriefing('2026-11-03T02:00:00.000Z');
  const enter = (body: object, role = 'officer') => briefing.call('POST /countermeasures', { body }, role);
  const entered = countermeasure.parse(JSON.parse((await enter(BODY)).body));
  expect(entered).toMatchObject({ ...BODY, at: '2026-11-03T02:00:00.000Z', followUps: [] });
  briefing.present = new Date('2026-11-04T02:00:00.000Z');
  expect(JSON.parse((await enter(BODY)).body)).toEqual(entered);
  expect((await enter(BODY, 'team-leader')).status).toBe(403);
  expect((await enter({ ...BODY, id: 'conduct/unheard' })).status).toBe(422);
  expect((await enter({ ...BODY, measure: '致电 138 0013 8000 致歉' })).status).toBe(400);

  const path = { countermeasureId: entered.countermeasureId };
  const follow = (body: object, to = path) =>
    briefing.call('POST /countermeasures/{countermeasureId}/follow-up', { path: to, body }, 'supervisor');
  expect((await follow({ outcome: 'done', note: '三次讲评' })).status).toBe(200);
  expect((await follow({ outcome: 'done', note: '三次讲评' })).status).toBe(200);
  expect((await follow({ outcome: 'done' }, { countermeasureId: '2026-11.absent' })).status).toBe(404);

  const listed = async (due: string) =>
    countermeasuresAnswer.parse(
      JSON.parse((await briefing.call('GET /countermeasures/{due}', { path: { due } })).body),
    ).countermeasures;
  expect(await listed('2026-11')).toMatchObject([{ ...path, followUps: [{ outcome: 'done' }] }]);
  expect(await listed('2026-12')).toEqual([]);
  expect(await listed('2026-10')).toEqual([]);

  const raised = (caseId: string, raisedDay: string) =>
    messageOf(
      eventOf(
        'complaint.raised',
        complaintCaseOf({ caseId, raisedDay, category: 'conduct', cause: 'manner' }),
        { type: 'complaint-case', id: caseId },
      ),
    );
  expect(await briefing.deliver(raised('a.1', '2026-10-09'), raised('b.1', '2026-11-02'))).toEqual([]);
  const row = {
    atFirst: { cases: 1, complaints: 1 },
    now: { cases: 1, complaints: 1 },
    followUp: { outcome: 'done' },
  };
  expect((await briefing.briefing('2026-11')).countermeasures).toMatchObject([row]);
  expect((await briefing.briefing('2026-Q4')).countermeasures).toMatchObject([{ now: { cases: 2 } }]);
  expect((await briefing.briefing('2026')).countermeasures).toHaveLength(1);
  expect((await briefing.briefing('2026-10')).countermeasures).toEqual([]);
  expect((await briefing.briefing('2026-11-03')).countermeasures).toEqual([]);
});
