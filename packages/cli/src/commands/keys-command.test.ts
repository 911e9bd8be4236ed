import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { destroyKey } from './keys-command.ts';

/** A branch that refuses as its intake does: while work is open that needs the month, unless forced. */
const branchWith = (tasks: string[], complaints: string[], rejected = 0) => {
  const needs = (ids: string[]) => ({
    status: 200,
    body: { at: '2026-11-05T02:00:00.000Z', months: ids.length > 0 ? ['2026-10'] : [] },
  });
  const world = worldOf({
    'PUT /needed-months/callback': () => needs(tasks),
    'PUT /needed-months/complaint': () => needs(complaints),
    'GET /open-tasks/{month}': ({ path }) => ({
      status: 200,
      body: { open: tasks.map((id) => ({ id, month: path.month })) },
    }),
    'GET /open-complaints/{month}': ({ path }) => ({
      status: 200,
      body: { open: complaints.map((id) => ({ id, month: path.month })) },
    }),
    'DELETE /month-keys/{month}': ({ query }) =>
      tasks.length + complaints.length + rejected > 0 && query.force !== 'yes'
        ? {
            status: 409,
            body: {
              type: 'urn:huiyin:rule:open-work-needs-it',
              title: 'open work needs it',
              status: 409,
              traceId: 'trace-1',
            },
          }
        : { status: 200, body: { result: 'destroyed' } },
  });
  return { world, session: openSession({ data: 'nowhere', json: true, english: true }, world) };
};

describe('destroying a month’s key', () => {
  test('names the work that still needs it, and says that the branch refuses', async () => {
    const { world, session } = branchWith(['routine:WO-1'], ['routine:WO-2.1']);
    await expect(destroyKey(session, '2026-10', false)).rejects.toMatchObject({ code: 'work-still-open' });
    expect(world.remarks).toEqual(['open callback routine:WO-1', 'open complaint routine:WO-2.1']);
    expect(world.printed).toEqual([]);
  });

  test('is refused for rejected bodies that wait, too', async () => {
    const { session } = branchWith([], [], 1);
    await expect(destroyKey(session, '2026-10', false)).rejects.toMatchObject({ code: 'work-still-open' });
  });

  test('goes on over open work when forced', async () => {
    const { world, session } = branchWith(['routine:WO-1'], []);
    await destroyKey(session, '2026-10', true);
    expect(world.printed.map((line) => JSON.parse(line))).toEqual([
      { result: 'destroyed', open: { tasks: ['routine:WO-1'], complaints: [] } },
    ]);
  });

  test('lets both services look first, and needs no force when no work is open', async () => {
    const { world, session } = branchWith([], []);
    await destroyKey(session, '2026-10', false);
    expect(world.received.map(({ route }) => route).toSorted()).toEqual([
      'DELETE /month-keys/{month}',
      'PUT /needed-months/callback',
      'PUT /needed-months/complaint',
    ]);
    expect(world.received.at(-1)).toMatchObject({
      route: 'DELETE /month-keys/{month}',
      path: { month: '2026-10' },
      query: { force: 'no' },
      token: 'administrator/',
    });
  });
});
