import { describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import {
  discardLetter,
  listLetterActs,
  listLetterQueues,
  listLetters,
  resubmitLetters,
} from './dead-letters-command.ts';

const AT = '2026-10-06T02:00:00.000Z';
const queues = [
  { queue: 'intake-inlet', sender: 'queue', waiting: 2, held: 1, oldestAt: AT },
  { queue: 'intake-relay', sender: 'relay', waiting: 0, held: 0 },
];
const letter = {
  letterId: 'letter-1',
  what: 'work-order.recorded',
  about: 'WO-1',
  reason: 'breaks-contract',
  issues: [{ path: 'recordedAt', rule: 'required' }],
  ...{ sentAt: AT, keptUntil: '2026-10-20T02:00:00.000Z', receives: 6 },
};
const acts = [
  {
    queue: 'intake-inlet',
    act: 'discard',
    at: AT,
    by: 'administrator-01',
    letterId: 'letter-1',
    reason: 'sent-again',
  },
  { queue: 'intake-inlet', act: 'resubmit-all', at: AT, by: 'administrator-01', letters: 2 },
];

const branchWith = (full = true, options: object = { english: true, zone: 'Asia/Shanghai' }) => {
  const sent: unknown[] = [];
  const doing = (request: unknown) => {
    sent.push(request);
    return { status: 200, body: { letters: full ? 1 : 0 } };
  };
  const world = worldOf({
    'GET /dead-letters': () => ({ status: 200, body: { queues: full ? queues : [] } }),
    'GET /dead-letters/{queue}': ({ path }) => ({
      status: 200,
      body: { queue: path.queue, sender: 'queue', waiting: 1, letters: full ? [letter] : [] },
    }),
    'POST /dead-letters/{queue}/resubmit': doing,
    'POST /dead-letters/{queue}/{letterId}/resubmit': doing,
    'POST /dead-letters/{queue}/{letterId}/discard': doing,
    'GET /dead-letter-acts': () => ({ status: 200, body: { acts: full ? acts : [] } }),
  });
  return { sent, world, session: openSession({ data: 'nowhere', json: false, ...options } as never, world) };
};

describe('dead letters', () => {
  test('are named door by door where there are any, and one by one', async () => {
    const { world, session } = branchWith();
    await listLetterQueues(session);
    await listLetters(session, 'intake-inlet');
    expect(world.printed.join('\n')).toBe(
      [
        'intake-inlet  2 letters  messages to it  1 looked at  oldest 2026-10-06 10:00',
        'letter-1  2026-10-06 10:00  work-order.recorded  WO-1  breaks today’s contract  kept until 2026-10-20 10:00',
        '  recordedAt: required',
      ].join('\n'),
    );
  });

  test('that are none are said to be none, in Chinese first', async () => {
    const { world, session } = branchWith(false, {});
    await listLetterQueues(session);
    await listLetters(session, 'intake-inlet');
    await listLetterActs(session);
    expect(world.printed).toEqual(['没有死信', '没有可看的死信', '还没有处理过死信']);
  });

  test('go back one by one or all at once, and are discarded for a reason', async () => {
    const { sent, world, session } = branchWith();
    await resubmitLetters(session, 'intake-inlet', 'letter-1');
    await resubmitLetters(session, 'intake-inlet');
    await discardLetter(session, 'intake-inlet', 'letter-1', 'sent-again');
    expect(sent).toMatchObject([
      { path: { queue: 'intake-inlet', letterId: 'letter-1' } },
      { path: { queue: 'intake-inlet' } },
      { path: { letterId: 'letter-1' }, body: { reason: 'sent-again' } },
    ]);
    expect(world.printed).toEqual([
      '1 letters go back to intake-inlet',
      '1 letters go back to intake-inlet',
      'discarded, and on record',
    ]);
  });

  test('leave on record who did what', async () => {
    const { world, session } = branchWith();
    await listLetterActs(session);
    expect(world.printed).toEqual([
      '2026-10-06 10:00  administrator-01  discarded  intake-inlet  letter-1  its sender sent it again',
      '2026-10-06 10:00  administrator-01  resubmitted all  intake-inlet  2 letters',
    ]);
  });
});
