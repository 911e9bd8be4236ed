import { requestBody } from '@huiyin/contracts';
import { expect, it } from 'vitest';
import { officer, supervisor } from '../testing/cases.ts';
import { MOMENT, openComplaintTable } from '../testing/complaints.ts';
import { acknowledge } from './acknowledge.ts';
import { list } from './list.ts';
import { reply } from './reply.ts';
import { reveal } from './reveal.ts';
import { takeRequest } from './take-request.ts';
import { takeStep } from './take-step.ts';

const CASE_ID = 'mayor-hotline:M-1.1';
const REPLY = '已上门检修，用户张女士表示认可';

async function openPassedOn() {
  const complaints = await openComplaintTable();
  const body = requestBody.parse({
    channel: 'mayor-hotline',
    reference: 'M-1',
    outsideNumber: '12345-7',
    kind: 'complaint',
    businessType: 'repair',
    team: 'repair-1',
    words: '三天没人来修',
  });
  const own = { caseId: CASE_ID, actor: officer, traceId: 'trace-1' };
  await takeRequest(complaints.deps)({ body, actor: officer, traceId: 'trace-1' });
  await acknowledge(complaints.deps)(own);
  const open = async () => {
    const page = await list(complaints.deps)({ state: 'open' });
    return page.ok ? page.value.complaints.map(({ caseId }) => caseId) : [];
  };
  return { ...complaints, own, open, [Symbol.asyncDispose]: () => complaints[Symbol.asyncDispose]() };
}

it('a reply is sealed, said once, and opens to the owner', async () => {
  await using desk = await openPassedOn();
  const { deps, own } = desk;
  expect(await reply(deps)({ ...own, reply: REPLY })).toMatchObject({ ok: true });
  expect(await desk.said(CASE_ID)).toEqual(['complaint.changed']);
  const replied = await desk.caseOf(CASE_ID);
  expect(replied?.replied).toEqual({ at: MOMENT, by: 'officer-01' });
  expect(JSON.stringify(replied)).not.toContain('张女士');
  expect(await reply(deps)({ ...own, reply: REPLY })).toEqual({ ok: false, refusal: 'no-reply-owed' });
  expect(await desk.caseOf(CASE_ID)).toEqual(replied);
  const opened = await reveal({ ...deps, logReveal: () => {} })({ ...own, reason: 'check-outcome' });
  expect(opened).toMatchObject({
    value: { words: [{ kind: 'request' }, { kind: 'reply', at: MOMENT, text: REPLY }] },
  });
});

it('a case that is over stays among what is to be done until the reply is given', async () => {
  await using desk = await openPassedOn();
  const { deps, own } = desk;
  await takeStep(deps)({ ...own, step: { kind: 'withdraw' } });
  expect(await desk.open()).toEqual([CASE_ID]);
  await reply(deps)({ ...own, actor: supervisor, reply: REPLY });
  expect(await desk.open()).toEqual([]);
  expect(await list(deps)({ state: 'closed' })).toMatchObject({
    value: { complaints: [{ caseId: CASE_ID }] },
  });
});
