import type { PlanAnswer } from '@huiyin/contracts';
import { expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { planCommand } from './plan-command.ts';

const stratum = (calls: number, rate: number, halfWidth: number | null) => ({ calls, rate, halfWidth });
const PLAN: PlanAnswer = {
  months: ['2026-09', '2026-10'],
  agents: 3,
  households: 2300,
  capacity: 6900,
  orders: 13_700,
  branch: {
    now: { calls: 7000, halfWidth: 0.31 },
    planned: { calls: 6900, halfWidth: 0.22 },
    oneMore: { calls: 9200, halfWidth: 0.15 },
  },
  equalPrecision: { calls: 5200, saved: 1800, savedShare: 0.2571 },
  strata: [
    {
      team: 'repair-1',
      businessType: 'repair',
      orders: 700,
      now: stratum(700, 1, 0),
      planned: stratum(560, 0.8, 1.2),
    },
  ],
  teams: [{ team: 'repair-1', now: 0, planned: 1.2 }],
  businessTypes: [{ businessType: 'repair', now: null, planned: 1.2 }],
};

const branchWith = (plan: PlanAnswer, english = true) => {
  const world = worldOf({
    'GET /plan': () => ({ status: 200, body: plan }),
    'GET /branch': () => ({
      status: 200,
      body: {
        branch: 'longgang',
        name: { zh: '龙岗', en: 'Longgang' },
        zone: 'Asia/Shanghai',
        language: 'zh',
        teams: [{ id: 'repair-1', name: { zh: '维修一班', en: 'Repair 1' } }],
        businessTypes: [],
        categories: [],
      },
    }),
  });
  return { world, session: openSession({ data: 'nowhere', json: false, english, zone: 'UTC' }, world) };
};

test('a plan says what agents can know, what one more buys, what is saved, and by which rates', async () => {
  const { world, session } = branchWith(PLAN);
  await planCommand(session, { agents: '3', households: '2300' });
  expect(world.received).toMatchObject([{ query: { agents: '3', households: '2300' } }, {}]);
  expect(world.printed).toEqual([
    'planned by 2026-09, 2026-10: 3 agents × 2300 households = 6900 calls; 13700 orders expected',
    "the branch's satisfaction: now 7000 calls ± 0.31; planned 6900 calls ± 0.22; with one agent more ± 0.15",
    'as precise with 5200 calls: 1800 fewer than by the present rates (25.7 %)',
    '  rate now → planned, half width of the 95 % interval in points',
    '  Repair 1 · repair  700 orders  100 % → 80 %  ± 0 → ± 1.2',
    '  Repair 1  ± 0 → ± 1.2',
    '  repair  unknown → ± 1.2',
  ]);
});

test('a plan of a branch where some are not called at all compares with nothing', async () => {
  const { world, session } = branchWith({ ...PLAN, equalPrecision: null }, false);
  await planCommand(session, { agents: '3' });
  expect(world.received[0]).toMatchObject({ query: { agents: '3' } });
  expect(world.printed[2]).toBe('有班组未被回访：现在的精度未知');
});
