import { complaintCaseOf } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { listComplaints, showComplaint } from './complaints-command.ts';

const found = complaintCaseOf({
  missed: [{ deadline: 'acknowledge', by: '2026-10-07T02:00:00.000Z', until: '2026-10-07T09:00:00.000Z' }],
});
const atOffice = () => {
  const world = worldOf({
    'GET /complaints': () => ({ status: 200, body: { complaints: [found] } }),
    'GET /complaints/{caseId}': () => ({ status: 200, body: found }),
  });
  return { world, session: openSession({ data: 'nowhere', json: false, english: true }, world) };
};

describe('complaint cases', () => {
  test('are listed with the order’s business type and team and the next deadline', async () => {
    const { world, session } = atOffice();
    await listComplaints(session, 'open');
    expect(world.printed).toEqual([
      'routine:WO-20261005-000123.1  received  ordinary  dissatisfied rating  repair/repair-1  acknowledge by 2026-10-07 10:00',
      '1 in all',
    ]);
  });

  test('are listed in Chinese unless English is asked for', async () => {
    const { world } = atOffice();
    await listComplaints(openSession({ data: 'nowhere', json: false, english: false }, world), 'open');
    expect(world.printed).toEqual([
      'routine:WO-20261005-000123.1  已收到  一般  评价不满意  repair/repair-1  受理期限 2026-10-07 10:00',
      '共 1 件',
    ]);
  });

  test('are found by an id with a colon and shown field by field, the order’s too', async () => {
    const { world, session } = atOffice();
    await showComplaint(session, found.caseId);
    expect(world.received.map(({ path }) => path)).toEqual([{ caseId: found.caseId }]);
    expect(world.printed).toContain('orderId: WO-20261005-000123');
    expect(world.printed).toContain('caseId: routine:WO-20261005-000123.1');
    expect(world.printed).toContain('missed: acknowledge by 2026-10-07 10:00 (until 2026-10-07 17:00)');
    expect(world.printed.join('\n')).not.toContain('[object');
  });
});
