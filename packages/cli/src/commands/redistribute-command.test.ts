import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import {
  checkRedistribution,
  listRedistributions,
  redistributeComplaints,
  showRedistribution,
} from './redistribute-command.ts';

const rule = { from: 'officer-01', to: ['officer-02', 'officer-03'], reason: 'surge' as const };
const plan = {
  ...rule,
  atMost: 300,
  moves: [{ caseId: 'hotline:HL-1.1', to: 'officer-02' }],
  unfit: [{ person: 'officer-03', because: 'owner-involved', cases: 1 }],
  passedOver: [{ caseId: 'hotline:HL-2.1', because: 'already-offered' }],
  left: 4,
  isWhole: false,
};
const begun = {
  ...plan,
  redistributionId: 'R-1',
  by: 'supervisor-01',
  at: '2026-10-06T02:00:00.000Z',
  moves: [{ caseId: 'hotline:HL-1.1', to: 'officer-02', outcome: 'offered' }],
  isWhole: true,
  isDone: true,
};
const progress = { moves: 3, offered: 1, refused: 1, passedOver: 0, left: 0, isDone: false };
const atOffice = (english = true) => {
  const world = worldOf({
    'POST /redistributions/check': () => ({ status: 200, body: plan }),
    'PUT /redistributions/{redistributionId}': () => ({ status: 200, body: begun }),
    'GET /redistributions': () => ({
      status: 200,
      body: {
        redistributions: [
          { ...rule, redistributionId: 'R-1', by: 'supervisor-01', at: begun.at, atMost: 300, ...progress },
        ],
      },
    }),
    'GET /redistributions/{redistributionId}': () => ({ status: 200, body: { ...begun, isDone: false } }),
  });
  const session = openSession({ data: 'nowhere', zone: 'Asia/Shanghai', json: false, english }, world);
  return { world, session };
};

describe('a redistribution', () => {
  test('says first what would move, who may not and what stays', async () => {
    const { world, session } = atOffice();
    await checkRedistribution(session, rule);
    expect(world.received.map(({ body }) => body)).toEqual([rule]);
    expect(world.printed).toEqual([
      'hotline:HL-1.1 → officer-02',
      'hotline:HL-2.1  stays: already-offered',
      'officer-03 may not have 1 of them: owner-involved',
      '1 to move, 1 to stay, 4 beyond the limit',
      'they own more than was looked through: the most pressing',
    ]);
  });

  test('is in a list of them', async () => {
    const { world, session } = atOffice();
    await listRedistributions(session);
    expect(world.printed).toEqual([
      'R-1  supervisor-01  officer-01 → officer-02 officer-03  1/3 offered, 1 refused  going on',
    ]);
  });

  test('goes under its id, and says how far it has come', async () => {
    const { world, session } = atOffice(false);
    await redistributeComplaints(session, rule, 'R-1');
    expect(world.received.map(({ path, body }) => ({ path, body }))).toEqual([
      { path: { redistributionId: 'R-1' }, body: rule },
    ]);
    expect(world.printed).toEqual([
      'hotline:HL-1.1 → officer-02 offered',
      'hotline:HL-2.1  不动: already-offered',
      'officer-03 不能承办其中 1 件：owner-involved',
      '转出 1 件，不动 1 件，超出上限 4 件',
      'R-1  已完成',
    ]);
    await showRedistribution(session, 'R-1');
    expect(world.printed.at(-1)).toBe('R-1  进行中');
  });
});
