import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { destroyKey } from './keys-command.ts';

const branchWith = (tasks: string[], complaints: string[]) => {
  const world = worldOf({
    'GET /open-tasks/{month}': ({ path }) => ({
      status: 200,
      body: { open: tasks.map((id) => ({ id, month: path.month })) },
    }),
    'GET /open-complaints/{month}': ({ path }) => ({
      status: 200,
      body: { open: complaints.map((id) => ({ id, month: path.month })) },
    }),
    'DELETE /month-keys/{month}': () => ({ status: 200, body: { result: 'destroyed' } }),
  });
  return { world, session: openSession({ data: 'nowhere', json: true, english: true }, world) };
};

describe('destroying a month’s key', () => {
  test('lists the work that still needs it and refuses', async () => {
    const { world, session } = branchWith(['routine:WO-1'], ['routine:WO-2.1']);
    await expect(destroyKey(session, '2026-10', false)).rejects.toMatchObject({ code: 'work-still-open' });
    expect(world.remarks).toEqual(['open callback routine:WO-1', 'open complaint routine:WO-2.1']);
    expect(world.received.map(({ route }) => route)).not.toContain('DELETE /month-keys/{month}');
  });

  test('goes on over open work when forced', async () => {
    const { world, session } = branchWith(['routine:WO-1'], []);
    await destroyKey(session, '2026-10', true);
    expect(world.printed.map((line) => JSON.parse(line))).toEqual([
      { result: 'destroyed', open: { tasks: ['routine:WO-1'], complaints: [] } },
    ]);
  });

  test('needs no force when no work is open', async () => {
    const { world, session } = branchWith([], []);
    await destroyKey(session, '2026-10', false);
    expect(world.received.at(-1)).toMatchObject({
      route: 'DELETE /month-keys/{month}',
      path: { month: '2026-10' },
      token: 'administrator/',
    });
  });
});
