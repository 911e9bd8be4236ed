import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { type Script, worldOf } from '../world.double.ts';
import { ApiRefusal } from './branch-api.ts';

const queue = {
  at: '2026-10-05T02:00:00.000Z',
  open: 1,
  due: 0,
  leased: 0,
  overdueToday: 0,
  byBusinessType: {},
  secondCallbacks: 0,
};
const problem = (status: number) => ({
  status,
  body: { type: 'about:blank', title: 'No', status, traceId: 't' },
});

const open = (script: Script) => {
  const world = worldOf(script);
  return { world, session: openSession({ data: 'nowhere', json: true, english: true }, world) };
};

describe('the branch’s API', () => {
  test('is called with a token for the role that the command needs', async () => {
    const { world, session } = open({ 'GET /queue': () => ({ status: 200, body: queue }) });
    expect(await session.api.call('GET /queue', {}, { role: 'supervisor', person: 'supervisor-02' })).toEqual(
      queue,
    );
    expect(world.received).toMatchObject([{ route: 'GET /queue', token: 'supervisor/supervisor-02' }]);
  });

  test('is asked again, later and later, while it is overloaded', async () => {
    let asked = 0;
    const { world, session } = open({
      'GET /queue': () => {
        asked += 1;
        return asked < 4 ? problem(503) : { status: 200, body: queue };
      },
    });
    await session.api.call('GET /queue', {});
    expect(world.pauses).toEqual([250, 500, 1000]);
  });

  test('gets a fresh token once when it no longer takes the last one, and no more than once', async () => {
    const { world, session } = open({ 'GET /queue': () => problem(401) });
    await expect(session.api.call('GET /queue', {})).rejects.toMatchObject({ status: 401 });
    expect(world.received).toHaveLength(2);
  });

  test('refuses with paths and rules', async () => {
    const issues = [{ path: 'completedAt', rule: 'completion-in-the-future' }];
    const { session } = open({
      'GET /queue': () => ({ status: 403, body: { ...problem(403).body, issues } }),
    });
    const refused = await session.api.call('GET /queue', {}).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiRefusal);
    expect(refused).toMatchObject({ status: 403, issues });
  });

  test('that answers otherwise than its contract is at fault', async () => {
    const { session } = open({ 'GET /queue': () => ({ status: 200, body: { open: -1 } }) });
    await expect(session.api.call('GET /queue', {})).rejects.toMatchObject({ code: 'answer-unknown' });
  });

  test('that nobody answers for is out of reach', async () => {
    const { session } = open({});
    await expect(session.api.call('GET /queue', {})).rejects.toMatchObject({ code: 'branch-out-of-reach' });
  });
});
