import { INLET_DETAIL_TYPE } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { defineSurface } from '@huiyin/surface';
import { describe, expect, it } from 'vitest';
import { type BatchOptions, type MessageContext, queueHandler } from './index.ts';
import { lambdaContext, sqsEvent } from './testing/events.ts';
import { logDouble } from './testing/log.double.ts';

const forgotten = (id: string, data: object = {}) => ({
  id: `customer/${id}/1/customer.forgotten`,
  name: 'customer.forgotten',
  contract: 1,
  branch: 'longgang',
  at: '2026-10-05T02:11:09.000Z',
  traceId: `trace-${id}`,
  aggregate: { type: 'customer', id, version: 1 },
  data: { customerKeys: ['k'.repeat(22)], forgottenAt: '2026-10-05T02:11:09.000Z', ...data },
});

const message = (detail: unknown, type = 'customer.forgotten') =>
  JSON.stringify({
    version: '0',
    id: 'bus-event-1',
    'detail-type': type,
    source: 'huiyin.intake',
    account: '000000000000',
    time: '2026-10-05T02:11:09Z',
    region: 'cn-north-1',
    resources: [],
    detail,
  });

const { inbox, inlet } = defineSurface({
  service: 'example',
  purpose: 'forgets',
  table: {},
  doors: {
    inbox: { kind: 'queue', reads: ['customer.forgotten'], uses: {}, meaning: 'Nobody is forgotten.' },
    inlet: { kind: 'queue', reads: 'inlet', uses: {}, meaning: 'Nothing is taken in.' },
  },
}).doors;

type Handle = (event: { aggregate: { id: string } }, context: MessageContext) => Promise<string>;

function setUp({ handle, ...options }: Partial<BatchOptions<string>> & { handle?: Handle } = {}) {
  const { log, lines } = logDouble();
  const handled: string[] = [];
  const keep: Handle = async ({ aggregate: { id } }) => {
    handled.push(id);
    return id;
  };
  const handlers = { 'customer.forgotten': handle ?? keep };
  const handler = queueHandler(inbox, { log, handlers, ...options });
  const receive = (...bodies: string[]) => handler(sqsEvent(...bodies), lambdaContext());
  return { receive, handled, lines };
}

const failures = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('a door for events', () => {
  it('hands each event on with its trace and acknowledges the batch', async () => {
    const traces: unknown[] = [];
    const { receive, lines } = setUp({
      handle: async (event, { traceId, messageId, receiveCount }) => {
        traces.push([event.aggregate.id, traceId, messageId, receiveCount]);
        return '';
      },
    });
    expect(await receive(message(forgotten('a')), message(forgotten('b')))).toEqual(failures());
    expect(traces).toEqual([
      ['a', 'trace-a', 'm-1', 1],
      ['b', 'trace-b', 'm-2', 1],
    ]);
    expect(lines).toEqual([]);
  });

  it('leaves on the queue only what failed', async () => {
    const { receive, lines } = setUp({
      handle: async ({ aggregate: { id } }) => {
        if (id === 'b') throw new Fault('store-away', 'The store does not answer');
        return id;
      },
    });
    const bodies = ['a', 'b', 'c'].map((id) => message(forgotten(id)));
    expect(await receive(...bodies)).toEqual(failures('m-2'));
    expect(lines).toEqual([
      expect.objectContaining({
        what: 'message-failed',
        messageId: 'm-2',
        traceId: 'trace-b',
        error: expect.objectContaining({ code: 'store-away', message: 'The store does not answer' }),
      }),
    ]);
  });

  it('leaves the whole batch there when all of it failed', async () => {
    const { receive } = setUp({ handle: () => Promise.reject(new Error('away')) });
    expect(await receive(message(forgotten('a')), message(forgotten('b')))).toEqual(failures('m-1', 'm-2'));
  });

  it.each([
    ['no JSON', '{"canary'],
    ['no event of the bus', '{"canary":"canary"}'],
    ['an event of another name', message({ ...forgotten('a'), name: 'canary' })],
    ['an event that breaks its contract', message(forgotten('a', { customerKeys: 'canary', canary: 1 }))],
    ['an event of a contract to come', message({ ...forgotten('a'), contract: 2, data: { canary: 1 } })],
  ])('sends on towards the dead letters what is %s, and logs nothing of it', async (_, poison) => {
    const { receive, handled, lines } = setUp();
    expect(await receive(poison, message(forgotten('b')))).toEqual(failures('m-1'));
    expect(handled).toEqual(['b']);
    expect(lines).toEqual([expect.objectContaining({ what: 'message-unreadable', messageId: 'm-1' })]);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it('handles only so many at a time', async () => {
    let running = 0;
    let most = 0;
    const { receive, handled } = setUp({
      atATimeMax: 3,
      handle: async ({ aggregate: { id } }) => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        await Promise.resolve();
        running -= 1;
        handled.push(id);
        return id;
      },
    });
    const ids = Array.from({ length: 10 }, (_, index) => String(index));
    expect(await receive(...ids.map((id) => message(forgotten(id))))).toEqual(failures());
    expect(most).toBe(3);
    expect(handled.sort()).toEqual(ids);
  });

  it('works when invocations overlap', async () => {
    const { receive } = setUp({
      handle: async ({ aggregate: { id } }) => {
        if (id === 'bad') throw new Error('bad');
        return id;
      },
    });
    expect(await Promise.all([receive(message(forgotten('bad'))), receive(message(forgotten('a')))])).toEqual(
      [failures('m-1'), failures()],
    );
  });
});

describe('the handlers of a door', () => {
  const { log } = logDouble();
  const forget = () => Promise.resolve();

  it('do not compile when one of its events has none', () => {
    // @ts-expect-error: customer.forgotten is read and not handled.
    expect(queueHandler(inbox, { log, handlers: {} })).toBeTypeOf('function');
  });

  it('do not compile when one is for an event that it does not read', () => {
    const handlers = { 'customer.forgotten': forget };
    // @ts-expect-error: callback.closed is handled and not read.
    expect(queueHandler(inbox, { log, handlers: { ...handlers, 'callback.closed': forget } })).toBeTypeOf(
      'function',
    );
  });
});

describe('what runs after a batch', () => {
  it('runs once with the results of what was handled', async () => {
    const batches: (readonly string[])[] = [];
    const { receive } = setUp({ afterBatch: async (results) => void batches.push(results) });
    expect(await receive(message(forgotten('a')), 'poison', message(forgotten('c')))).toEqual(
      failures('m-2'),
    );
    expect(batches).toEqual([['a', 'c']]);
  });

  it('does not run when nothing was handled', async () => {
    const { receive } = setUp({ afterBatch: () => Promise.reject(new Error('must not run')) });
    expect(await receive('poison')).toEqual(failures('m-1'));
  });

  it('leaves the whole batch on the queue when it fails', async () => {
    const { receive, lines } = setUp({ afterBatch: () => Promise.reject(new Error('canary')) });
    expect(await receive(message(forgotten('a')), message(forgotten('b')))).toEqual(failures('m-1', 'm-2'));
    expect(lines).toEqual([expect.objectContaining({ what: 'after-batch-failed', records: 2 })]);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });
});

describe('the inlet', () => {
  it('hands on what an upstream system sent as it came, under a trace that the sender did not choose', async () => {
    const { log } = logDouble();
    const seen: unknown[] = [];
    const handler = queueHandler(inlet, {
      log,
      handlers: { [INLET_DETAIL_TYPE]: async (event, { traceId }) => void seen.push([event, traceId]) },
    });
    const detail = { orderId: 7, traceId: '13800000000' };
    const other = message(detail, 'something-else');
    expect(await handler(sqsEvent(message(detail, INLET_DETAIL_TYPE), other), lambdaContext())).toEqual(
      failures('m-2'),
    );
    expect(seen).toEqual([
      [{ id: 'bus-event-1', acceptedAt: '2026-10-05T02:11:09.000Z', detail }, 'bus-event-1'],
    ]);
  });
});
