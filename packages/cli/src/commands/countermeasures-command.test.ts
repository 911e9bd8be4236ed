import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import {
  enterCountermeasure,
  followUpCountermeasure,
  listCountermeasures,
} from './countermeasures-command.ts';

const MEASURE = {
  countermeasureId: '2026-11.a',
  of: 'cause',
  id: 'conduct/manner',
  month: '2026-10',
  due: '2026-11',
  measure: '晨会讲评',
  by: 'officer-01',
  at: '2026-11-03T02:00:00.000Z',
  followUps: [] as object[],
} as const;
const LOOKED = {
  ...MEASURE,
  followUps: [{ outcome: 'done', note: '三次', by: 'supervisor-01', at: '2026-12-01T02:00:00.000Z' }],
};

const atOffice = (found: readonly object[] = [MEASURE, LOOKED]) => {
  const world = worldOf({
    'GET /countermeasures/{due}': () => ({ status: 200, body: { countermeasures: found } }),
    'POST /countermeasures': () => ({ status: 200, body: MEASURE }),
    'POST /countermeasures/{countermeasureId}/follow-up': () => ({ status: 200, body: LOOKED }),
  });
  const session = openSession({ data: 'nowhere', zone: 'Asia/Shanghai', json: false, english: true }, world);
  return { world, session };
};
const HEAD = [
  '2026-11.a  cause conduct/manner  2026-10 → 2026-11',
  '   晨会讲评  (officer-01 2026-11-03 10:00)',
];
const DONE = '   done  三次  (supervisor-01 2026-12-01 10:00)';

describe('countermeasures', () => {
  test('are listed by the month that looks into them, with everything that was found', async () => {
    const { world, session } = atOffice();
    await listCountermeasures(session, '2026-11');
    expect(world.received).toMatchObject([{ path: { due: '2026-11' } }]);
    expect(world.printed).toEqual([...HEAD, '   not followed up', ...HEAD, DONE]);
    const none = atOffice([]);
    await listCountermeasures(none.session, '2026-11');
    expect(none.world.printed).toEqual(['no countermeasure is due in 2026-11']);
  });

  test('are entered and followed up', async () => {
    const { world, session } = atOffice();
    const body = {
      of: 'cause',
      id: 'conduct/manner',
      month: '2026-10',
      due: '2026-11',
      measure: '晨会讲评',
    } as const;
    await enterCountermeasure(session, body);
    await followUpCountermeasure(session, '2026-11.a', { outcome: 'done', note: '三次' });
    expect(world.received).toMatchObject([
      { body },
      { path: { countermeasureId: '2026-11.a' }, body: { outcome: 'done', note: '三次' } },
    ]);
    expect(world.printed).toEqual([...HEAD, '   not followed up', ...HEAD, DONE]);
  });
});
