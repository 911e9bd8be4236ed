import { workOrderOf } from '@huiyin/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BranchOffice, openOffice } from './branch-office.ts';

const path = { caseId: 'field:WO-20261005-000123:leak-found.1' };
let office: BranchOffice;

beforeAll(async () => {
  office = await openOffice({ at: '2026-10-05T02:30:00.000Z' });
});
afterAll(() => office.cloud.stop());

it('an order that a field terminal flagged becomes a case with nobody’s call, once, and follows a correction', async () => {
  const flagged = workOrderOf({ abnormal: ['leak-found', 'stove-without-flameout'] });
  await office.report(flagged);
  await office.report(flagged);
  const shown = () => office.ask('supervisor', 'GET /complaints/{caseId}', { path });
  expect(await shown()).toMatchObject({
    channel: 'field',
    kind: 'fault-report',
    class: 'major',
    state: 'received',
    order: { orderId: flagged.orderId, team: flagged.team },
  });
  const { complaints } = await office.ask('supervisor', 'GET /complaints', {
    query: { order: flagged.orderId },
  });
  expect(complaints.map(({ caseId }) => caseId)).toEqual([path.caseId]);
  await office.report({ ...flagged, revision: 2, team: 'repair-2' });
  expect(await shown()).toMatchObject({ order: { team: 'repair-2', revision: 2 } });
  await office.report({ ...workOrderOf(), revision: 3, team: 'repair-2' });
  expect(await shown()).toMatchObject({ state: 'received', takenBackAt: expect.any(String) });
  const { steps } = await office.ask('officer', 'GET /complaints/{caseId}/history', { path });
  expect(steps.map(({ act }) => act)).toEqual(['flag', 'flag', 'flag-dropped']);
  expect(office.events().filter((name) => name === 'complaint.raised')).toHaveLength(1);
});
