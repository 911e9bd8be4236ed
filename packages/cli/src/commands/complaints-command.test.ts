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
      'routine:WO-20261005-000123.1  received  ordinary  dissatisfied  repair/repair-1  acknowledge by 2026-10-07T02:00:00.000Z',
    ]);
  });

  test('are found by an id with a colon and shown field by field, the order’s too', async () => {
    const { world, session } = atOffice();
    await showComplaint(session, found.caseId);
    expect(world.received.map(({ path }) => path)).toEqual([{ caseId: found.caseId }]);
    expect(world.printed).toContain('orderId: WO-20261005-000123');
    expect(world.printed).toContain('caseId: routine:WO-20261005-000123.1');
    expect(world.printed).toContain(
      'missed: acknowledge by 2026-10-07T02:00:00.000Z (until 2026-10-07T09:00:00.000Z)',
    );
    expect(world.printed.join('\n')).not.toContain('[object');
  });
});
