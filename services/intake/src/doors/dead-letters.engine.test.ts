import { claimsOf, httpEvent, lambdaContext, logDouble } from '@huiyin/lambda/testing';
import { localTable, longgang, workOrderOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { surface } from '../surface.ts';
import { letterBoxDouble } from '../testing/letter-box.double.ts';
import { deadLetters } from './dead-letters.ts';

const SENT = '2026-10-05T02:00:00.000Z';

const upstream = (orderId: string, letterId = `letter-${orderId}`, sentAt = SENT) => ({
  letterId,
  body: JSON.stringify({ 'detail-type': 'work-order.completed', detail: workOrderOf({ orderId }) }),
  attributes: {},
  sentAtMs: Date.parse(sentAt),
  receives: 6,
});
const note = {
  ...upstream('none', 'note-1'),
  body: JSON.stringify({ requestPayload: { input: { task: 'forget-months' } } }),
};

/** The door, over letters in memory and a table of the local engine. */
async function open(...lying: readonly ReturnType<typeof upstream>[]) {
  let present = '2026-10-06T02:00:00.000Z';
  const now = () => new Date(present);
  const local = await localTable(surface, now);
  const { log, lines } = logDouble();
  const inlet = letterBoxDouble(...lying);
  const clock = letterBoxDouble(note);
  const door = deadLetters({
    branch: { ...longgang(), limits: { ...longgang().limits, unlimitedCallers: true } },
    log,
    now,
    table: local.table,
    boxes: new Map([
      ['intake-inlet', { sender: 'queue', box: inlet.box }],
      ['intake-clock', { sender: 'clock', box: clock.box }],
      ['intake-forgetting', { sender: 'queue', box: letterBoxDouble().box }],
    ]),
  });
  const call = async (
    route: string,
    sent: { path?: Record<string, string>; query?: Record<string, string>; body?: unknown } = {},
    role = 'administrator',
  ) => {
    const answer = await door(httpEvent(route, { ...sent, claims: claimsOf(role) }), lambdaContext());
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? 'null') };
  };
  return {
    inlet,
    clock,
    lines,
    call,
    at: (moment: string) => {
      present = moment;
    },
    resubmit: (letterId: string, queue = 'intake-inlet') =>
      call('POST /dead-letters/{queue}/{letterId}/resubmit', { path: { queue, letterId } }),
    discard: (letterId: string, reason: string, queue = 'intake-inlet') =>
      call('POST /dead-letters/{queue}/{letterId}/discard', { path: { queue, letterId }, body: { reason } }),
    acts: async () => (await call('GET /dead-letter-acts')).body.acts,
    [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
  };
}

describe('dead letters', () => {
  it('are counted door by door, with the moment of the oldest', async () => {
    await using door = await open(upstream('WO-1', 'one', '2026-10-05T09:00:00.000Z'), upstream('WO-2'));
    const { body } = await door.call('GET /dead-letters', {}, 'supervisor');
    expect(body.queues).toEqual([
      { queue: 'intake-inlet', sender: 'queue', waiting: 2, held: 1, oldestAt: SENT },
      { queue: 'intake-clock', sender: 'clock', waiting: 1, held: 1, oldestAt: SENT },
      { queue: 'intake-forgetting', sender: 'queue', waiting: 0, held: 1 },
    ]);
  });

  it('are shown oldest first, by what they are about and until when they are kept, and nothing of a customer', async () => {
    await using door = await open(upstream('WO-1', 'one', '2026-10-05T09:00:00.000Z'), upstream('WO-2'));
    const { body } = await door.call(
      'GET /dead-letters/{queue}',
      { path: { queue: 'intake-inlet' } },
      'auditor',
    );
    expect(body).toEqual({
      ...{ queue: 'intake-inlet', sender: 'queue', waiting: 2 },
      letters: [
        {
          letterId: 'letter-WO-2',
          what: 'work-order.completed',
          about: 'WO-2',
          reason: 'not-handled',
          sentAt: SENT,
          keptUntil: '2026-10-19T02:00:00.000Z',
          receives: 6,
        },
        expect.objectContaining({ letterId: 'one', about: 'WO-1' }),
      ],
    });
  });

  it('of a door that is none are not there', async () => {
    await using door = await open();
    const queue = { queue: 'nobody' };
    const letter = { ...queue, letterId: 'one' };
    for (const [route, path, body] of [
      ['GET /dead-letters/{queue}', queue, undefined],
      ['POST /dead-letters/{queue}/resubmit', queue, undefined],
      ['POST /dead-letters/{queue}/{letterId}/resubmit', letter, undefined],
      ['POST /dead-letters/{queue}/{letterId}/discard', letter, { reason: 'never-valid' }],
    ] as const) {
      const answer = await door.call(route, { path, body });
      expect([answer.status, answer.body.type]).toEqual([404, 'urn:huiyin:rule:no-such-queue']);
    }
  });
});

describe('a letter that is resubmitted', () => {
  it('goes back to its door and off the list, and who did it is on record', async () => {
    await using door = await open(upstream('WO-1'), upstream('WO-2'));
    expect(await door.resubmit('letter-WO-2')).toEqual({ status: 200, body: { letters: 1 } });
    expect(door.inlet.sent).toEqual([upstream('WO-2').body]);
    expect(door.inlet.letters.map(({ letterId }) => letterId)).toEqual(['letter-WO-1']);
    expect(await door.acts()).toEqual([
      {
        queue: 'intake-inlet',
        act: 'resubmit',
        at: '2026-10-06T02:00:00.000Z',
        by: 'administrator-01',
        letterId: 'letter-WO-2',
        what: 'work-order.completed',
        about: 'WO-2',
      },
    ]);
    expect(door.lines.at(-1)).toMatchObject({ what: 'letter-resubmitted', queue: 'intake-inlet', count: 1 });
  });

  it('asked for again by whoever got no answer is done, and sent once', async () => {
    await using door = await open(upstream('WO-1'));
    await door.resubmit('letter-WO-1');
    expect(await door.resubmit('letter-WO-1')).toEqual({ status: 200, body: { letters: 0 } });
    expect(door.inlet.sent).toHaveLength(1);
    expect(await door.acts()).toHaveLength(1);
  });

  it.each([
    ['sending', 1],
    ['removing', 2],
  ] as const)(
    'lies there still when the machine dies in %s, and goes when it is asked for again',
    async (at, copies) => {
      await using door = await open(upstream('WO-1'));
      door.inlet.dieAt(at);
      expect((await door.resubmit('letter-WO-1')).status).toBe(500);
      expect(door.inlet.letters).toHaveLength(1);
      door.at('2026-10-06T03:00:00.000Z');
      expect((await door.resubmit('letter-WO-1')).body).toEqual({ letters: 1 });
      expect([door.inlet.letters.length, door.inlet.sent.length]).toEqual([0, copies]);
      expect(await door.acts()).toMatchObject([{ at: '2026-10-06T02:00:00.000Z' }]);
    },
  );

  it('that was never there is refused', async () => {
    await using door = await open(upstream('WO-1'));
    const { status, body } = await door.resubmit('letter-WO-9');
    expect([status, body.type]).toEqual([404, 'urn:huiyin:rule:no-such-letter']);
    expect(await door.acts()).toEqual([]);
  });

  it('is no note of a failure: these go nowhere', async () => {
    await using door = await open();
    const one = await door.resubmit('note-1', 'intake-clock');
    const all = await door.call('POST /dead-letters/{queue}/resubmit', { path: { queue: 'intake-clock' } });
    for (const { status, body } of [one, all])
      expect([status, body.type]).toEqual([409, 'urn:huiyin:rule:letter-goes-nowhere']);
  });
});

describe('all letters of a door', () => {
  const path = { queue: 'intake-inlet' };
  it('go back at once, on record with how many there were', async () => {
    await using door = await open(upstream('WO-1'), upstream('WO-2'));
    expect((await door.call('POST /dead-letters/{queue}/resubmit', { path })).body).toEqual({ letters: 2 });
    expect(door.inlet.sent).toHaveLength(2);
    expect(await door.acts()).toEqual([
      {
        queue: 'intake-inlet',
        act: 'resubmit-all',
        at: '2026-10-06T02:00:00.000Z',
        by: 'administrator-01',
        letters: 2,
      },
    ]);
  });

  it('where there are none leave nothing on record', async () => {
    await using door = await open();
    expect((await door.call('POST /dead-letters/{queue}/resubmit', { path })).body).toEqual({ letters: 0 });
    expect(await door.acts()).toEqual([]);
  });

  it('are not sent back twice at a time', async () => {
    await using door = await open(upstream('WO-1'));
    door.inlet.isMoving();
    const { status, body } = await door.call('POST /dead-letters/{queue}/resubmit', { path });
    expect([status, body.type]).toEqual([409, 'urn:huiyin:rule:already-resubmitting']);
  });
});

describe('a letter that is discarded', () => {
  it('is gone, with who took it away and why on record; asked for again it is done', async () => {
    await using door = await open(upstream('WO-1'));
    expect((await door.discard('letter-WO-1', 'sent-again')).body).toEqual({ letters: 1 });
    expect((await door.discard('letter-WO-1', 'never-valid')).body).toEqual({ letters: 0 });
    expect([door.inlet.letters, door.inlet.sent]).toEqual([[], []]);
    expect(await door.acts()).toMatchObject([
      { act: 'discard', reason: 'sent-again', about: 'WO-1', by: 'administrator-01' },
    ]);
  });

  it('may be a note of a failure', async () => {
    await using door = await open();
    await door.discard('note-1', 'done-otherwise', 'intake-clock');
    expect(door.clock.letters).toEqual([]);
    expect(await door.acts()).toMatchObject([{ queue: 'intake-clock', what: 'forget-months' }]);
  });

  it('needs a reason that is one', async () => {
    await using door = await open(upstream('WO-1'));
    expect((await door.discard('letter-WO-1', '张三不要了')).status).toBe(400);
    expect(door.inlet.letters).toHaveLength(1);
  });
});

describe('what was done about letters', () => {
  it('is listed newest first, page by page', async () => {
    const lying = Array.from({ length: 53 }, (_, index) => upstream(`WO-${index}`));
    await using door = await open(...lying);
    for (const [index] of lying.entries()) {
      door.at(`2026-10-06T02:00:${String(index).padStart(2, '0')}.000Z`);
      await door.resubmit(`letter-WO-${index}`);
    }
    const first = (await door.call('GET /dead-letter-acts')).body;
    const second = (await door.call('GET /dead-letter-acts', { query: { next: first.next } })).body;
    const about = [...first.acts, ...second.acts].map((act) => act.about);
    expect(about).toEqual(lying.map((_, index) => `WO-${52 - index}`));
    expect([first.acts.length, second.next]).toEqual([50, undefined]);
  });

  it('is nothing before the first moment there is', async () => {
    await using door = await open();
    expect((await door.call('GET /dead-letter-acts', { query: { next: '' } })).body).toEqual({ acts: [] });
  });
});
