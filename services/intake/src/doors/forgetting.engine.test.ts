import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { BusEvent } from '@huiyin/contracts';
import type { AggregateTable } from '@huiyin/table';
import { customerOf, workOrderOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { REJECTED, rejectedKey } from '../store/items.ts';
import { readPieces } from '../store/rejected-bodies.ts';
import { localIntake, MORNING } from '../testing/local-intake.ts';
import { customerKeyOf } from '../work/keyed-hashes.ts';
import { takeIn } from '../work/take-in.ts';

const OTHER = customerOf({ id: 'C-OTHER', name: '另一位客户' });
const FORGET = 'POST /forgotten-customers';
const ORDER = 'WO-20261005-000123';
const BAD = workOrderOf({ orderId: 'WO-BAD', team: 'nobody' });
const body = { customerId: customerOf().id };

type Intake = Awaited<ReturnType<typeof localIntake>>;

const forgettings = async (intake: Intake): Promise<BusEvent<'customer.forgotten'>[]> =>
  (await intake.events()).flatMap((event) => (event.name === 'customer.forgotten' ? [event] : []));

/** What the relay and the bus do between the request and the door that works through intake's table. */
async function forget(intake: Intake) {
  await intake.call('administrator', FORGET, { body });
  for (const event of await forgettings(intake)) expect(await intake.forgetSlice(event)).toEqual([]);
}

const customerOfOrder = async (intake: Intake, orderId: string) => (await intake.order(orderId))?.customer;

describe('a customer who asks to be forgotten', () => {
  it('is named to others by keyed hashes only, under every year there is', async () => {
    await using intake = await localIntake();
    await intake.arrive(
      workOrderOf(),
      workOrderOf({ orderId: 'WO-2024', completedAt: '2024-10-05T10:11:09+08:00', arrivedAt: undefined }),
    );
    const sealed = [await customerOfOrder(intake, ORDER), await customerOfOrder(intake, 'WO-2024')].flatMap(
      (customer) => [customer?.customerKey, customer?.earlierKey],
    );
    const { status, body: answer } = await intake.call('administrator', FORGET, { body });
    expect([status, answer]).toEqual([200, { forgottenAt: MORNING }]);

    const [event, ...others] = await forgettings(intake);
    expect(others).toEqual([]);
    expect(event?.data.forgottenAt).toBe(MORNING);
    expect(new Set(sealed).size).toBe(4);
    expect(event?.data.customerKeys).toEqual(expect.arrayContaining(sealed));
    expect(JSON.stringify(event)).not.toContain(body.customerId);
  });

  it('is nobody whose id is half a character', async () => {
    await using intake = await localIntake();
    const spoiled = { customerId: 'C-\ud800' };
    expect(await intake.call('administrator', FORGET, { body: spoiled })).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'customerId', rule: 'text-not-well-formed' }] },
    });
    expect(await forgettings(intake)).toEqual([]);
  });

  it('leaves an order that goes when it would have gone, also when it is forgotten or corrected', async () => {
    await using intake = await localIntake();
    const expiry = async () => {
      const Key = { pk: { S: `O#${ORDER}` }, sk: { S: 'O' } };
      const { client, tableName: TableName } = intake.local;
      return Number((await client.send(new GetItemCommand({ TableName, Key }))).Item?.x?.N);
    };
    const after = (moment: string) => Date.parse(moment) / 1000 + 400 * 86_400;
    await intake.arrive(workOrderOf());
    expect(await expiry()).toBe(after(MORNING));
    intake.moveTo('2026-10-07T02:00:00.000Z');
    await intake.arrive(workOrderOf({ revision: 2 }));
    expect(await expiry()).toBe(after('2026-10-07T02:00:00.000Z'));
    intake.moveTo('2026-10-08T02:00:00.000Z');
    await forget(intake);
    expect(await customerOfOrder(intake, ORDER)).toBeUndefined();
    expect(await expiry()).toBe(after('2026-10-07T02:00:00.000Z'));
  });

  it('is checked against an order of theirs where one is named: a slip of the pen forgets nobody', async () => {
    await using intake = await localIntake();
    await intake.arrive(workOrderOf(), workOrderOf({ orderId: 'WO-OTHER', customer: OTHER }));
    const asked = async (orderId: string) =>
      intake.call('administrator', FORGET, { body: { ...body, orderId } });
    expect(await asked('WO-OTHER')).toMatchObject({ status: 409, body: { title: 'order of another' } });
    expect(await asked('WO-NONE')).toMatchObject({ status: 404 });
    expect(await forgettings(intake)).toEqual([]);
    expect(await asked(ORDER)).toEqual({ status: 200, body: { forgottenAt: MORNING } });
    expect(await asked(ORDER)).toEqual({
      status: 200,
      body: { forgottenAt: MORNING, askedBefore: MORNING },
    });
  });

  it('is named under this year and the last also when no order came in them', async () => {
    await using intake = await localIntake();
    await intake.call('administrator', FORGET, { body });
    const [event] = await forgettings(intake);
    const keys = ['2025', '2026'].map((year) => customerKeyOf(intake.keys, body.customerId, year));
    expect(event?.data.customerKeys).toEqual(await Promise.all(keys));
  });

  it('is dropped from their orders and rejected bodies, without another event; nobody else is', async () => {
    await using intake = await localIntake();
    await intake.arrive(
      workOrderOf({ note: '独居' }),
      workOrderOf({ orderId: 'WO-OTHER', customer: OTHER }),
      BAD,
    );
    const [entry] = await intake.rejected();
    await forget(intake);

    const order = await intake.order(ORDER);
    expect(order?.customer).toBeUndefined();
    expect(order?.sealedExtra).toBeUndefined();
    expect(await customerOfOrder(intake, 'WO-OTHER')).toBeDefined();
    expect(await intake.rejected()).toEqual([]);
    const path = { rejectedId: entry?.rejectedId ?? '' };
    expect(
      (await intake.call('administrator', 'POST /rejected/{rejectedId}/resubmit', { path })).status,
    ).toBe(410);
    const named = (await intake.events()).map(({ aggregate }) => aggregate.id);
    expect(named).toContain('WO-OTHER');
    expect(named).not.toContain(ORDER);
  });

  it('stays forgotten in orders of before that arrive afterwards, and is known again by later ones', async () => {
    await using intake = await localIntake();
    await intake.arrive(workOrderOf());
    await forget(intake);
    intake.moveTo('2026-10-08T02:00:00.000Z');
    await intake.arrive(
      workOrderOf(),
      workOrderOf({ revision: 2 }),
      workOrderOf({ orderId: 'WO-BEFORE' }),
      workOrderOf({ orderId: 'WO-AFTER', completedAt: '2026-10-07T10:00:00+08:00' }),
    );
    expect(await customerOfOrder(intake, ORDER)).toBeUndefined();
    expect(await customerOfOrder(intake, 'WO-BEFORE')).toBeUndefined();
    expect(await customerOfOrder(intake, 'WO-AFTER')).toBeDefined();
  });

  it('stays forgotten in orders that come many in one request, which asks after all of them at once', async () => {
    await using intake = await localIntake();
    await intake.arrive(workOrderOf());
    await forget(intake);
    intake.moveTo('2026-10-08T02:00:00.000Z');
    const { id, ...them } = workOrderOf().customer;
    const other = { ...them, id: `${id}-other` };
    const orders = [
      workOrderOf({ orderId: 'WO-BEFORE' }),
      workOrderOf({ orderId: 'WO-AFTER', completedAt: '2026-10-07T10:00:00+08:00' }),
      workOrderOf({ orderId: 'WO-OTHER', customer: other }),
    ];
    const before = intake.local.operations.length;
    const { results } = await intake.post([...orders, ...orders]);
    expect(results.map(({ result }) => result).toSorted()).toEqual([
      ...['duplicate', 'duplicate', 'duplicate'],
      ...['recorded', 'recorded', 'recorded'],
    ]);
    const asked = intake.local.operations
      .slice(before)
      .filter(({ operation }) => operation === 'BatchGetItem');
    expect(asked).toHaveLength(1);
    expect(await customerOfOrder(intake, 'WO-BEFORE')).toBeUndefined();
    expect(await customerOfOrder(intake, 'WO-AFTER')).toBeDefined();
    expect(await customerOfOrder(intake, 'WO-OTHER')).toBeDefined();
  });

  it('is brought back neither by an upstream clock that runs ahead nor by a correction of the completion', async () => {
    await using intake = await localIntake();
    const ahead = { orderId: 'WO-AHEAD', completedAt: '2026-10-06T10:04:00+08:00' };
    await intake.arrive(workOrderOf(ahead), workOrderOf());
    await forget(intake);
    intake.moveTo('2026-10-08T02:00:00.000Z');
    await intake.arrive(
      workOrderOf({ ...ahead, revision: 2 }),
      workOrderOf({ revision: 2, completedAt: '2026-10-07T10:00:00+08:00' }),
    );
    expect((await intake.order('WO-AHEAD'))?.order).toMatchObject({ revision: 2, knownSince: MORNING });
    expect((await intake.order(ORDER))?.order).toMatchObject({ knownSince: '2026-10-05T02:11:09.000Z' });
    for (const orderId of ['WO-AHEAD', ORDER]) expect(await customerOfOrder(intake, orderId)).toBeUndefined();
  });

  it('stays forgotten in orders of a year under whose key nobody was hashed before', async () => {
    await using intake = await localIntake();
    await forget(intake);
    await intake.arrive(
      workOrderOf({ orderId: 'WO-2019', completedAt: '2019-10-05T10:11:09+08:00', arrivedAt: undefined }),
    );
    expect(await intake.order('WO-2019')).toBeDefined();
    expect(await customerOfOrder(intake, 'WO-2019')).toBeUndefined();
  });

  it('may ask twice: everybody learns of it again', async () => {
    await using intake = await localIntake();
    await forget(intake);
    const [first] = await forgettings(intake);
    intake.moveTo('2026-10-07T02:00:00.000Z');
    await forget(intake);
    const [again, ...others] = await forgettings(intake);
    expect(others).toEqual([]);
    expect(again?.aggregate.version).toBeGreaterThan(first?.aggregate.version ?? 0);
    expect(again?.data.forgottenAt).toBe('2026-10-07T02:00:00.000Z');
  });
});

describe('an order that is saved behind the scan', () => {
  /** The scan is over, and the order knows nothing of it yet. */
  const scannedFirst = async (intake: Intake) => {
    await forget(intake);
    intake.moveTo('2026-10-06T02:10:00.000Z');
  };
  /** A table on which nobody may ask whom intake forgot. */
  const deaf = (table: AggregateTable): AggregateTable => ({
    ...table,
    loadEach: () => {
      throw new Error('the reader died before it asked');
    },
  });
  /** Saves the order and dies before it asks. */
  const dieBeforeItAsks = async (intake: Intake) => {
    const message = intake.upstream(workOrderOf());
    const command = { body: workOrderOf(), door: 'event', sentAt: undefined, traceId: 'trace-1' } as const;
    const dying = takeIn({ ...intake, table: deaf(intake.table) })(command);
    await expect(dying).rejects.toThrow('died before it asked');
    expect(await customerOfOrder(intake, ORDER)).toBeDefined();
    return message;
  };

  it('forgets its customer by itself, at no more than a second write', async () => {
    await using intake = await localIntake();
    await scannedFirst(intake);
    const before = intake.local.operations.length;
    await intake.arrive(workOrderOf());
    expect(await customerOfOrder(intake, ORDER)).toBeUndefined();
    expect(intake.unitsSince(before)).toMatchObject({ write: 2, failed: 0 });
  });

  it('whose reader died before it asked is put right when the message is delivered again', async () => {
    await using intake = await localIntake();
    await scannedFirst(intake);
    const message = await dieBeforeItAsks(intake);
    intake.moveTo('2026-10-06T02:13:00.000Z');
    await intake.deliver([message], 2);
    expect(await customerOfOrder(intake, ORDER)).toBeUndefined();
  });

  it('is put right also when the message comes back from the dead letters as if it were new', async () => {
    await using intake = await localIntake();
    await scannedFirst(intake);
    const message = await dieBeforeItAsks(intake);
    intake.moveTo('2026-10-08T02:00:00.000Z');
    await intake.deliver([message], 1);
    expect(await customerOfOrder(intake, ORDER)).toBeUndefined();
  });

  it('is put right also when a caller who got no answer posts it again', async () => {
    await using intake = await localIntake();
    await scannedFirst(intake);
    await dieBeforeItAsks(intake);
    intake.moveTo('2026-10-06T02:13:00.000Z');
    expect((await intake.post(workOrderOf())).results).toMatchObject([{ result: 'duplicate' }]);
    expect(await customerOfOrder(intake, ORDER)).toBeUndefined();
  });

  it('finds nothing to forget in a body that is turned away after the forgetting', async () => {
    await using intake = await localIntake();
    await scannedFirst(intake);
    await intake.arrive(BAD);
    expect(await intake.rejected()).toHaveLength(1);
  });

  it('empties a body that was received before the forgetting and stored behind the scan', async () => {
    await using intake = await localIntake();
    await intake.arrive(workOrderOf());
    const event = async () => (await forgettings(intake))[0];
    /** Between the pieces and their entry the customer is forgotten, and the whole table is scanned. */
    const overtaken: AggregateTable = {
      ...intake.table,
      async change(type, key, trace, rule, options) {
        const answer = await intake.table.change(type, key, trace, rule, options);
        if (key.sk !== 'P#0') return answer;
        intake.moveTo('2026-10-06T02:00:01.000Z');
        await intake.call('administrator', FORGET, { body });
        const forgotten = await event();
        if (forgotten) await intake.forgetSlice(forgotten);
        return answer;
      },
    };
    const command = { body: BAD, door: 'event', sentAt: undefined, traceId: 'trace-1' } as const;
    const { rejectedId = '' } = await takeIn({ ...intake, table: overtaken })(command);
    const entry = (await intake.table.load(REJECTED, rejectedKey(rejectedId)))?.state;
    expect(entry?.forgottenAt).toBeDefined();
    expect(entry && (await readPieces(intake.table, entry))).toEqual([undefined]);
    expect(await intake.rejected()).toEqual([]);
  });
});

describe('a forgetting', () => {
  it('works through one slice per message, and sends itself the rest', async () => {
    await using intake = await localIntake();
    await intake.arrive(workOrderOf(), BAD);
    await intake.call('administrator', FORGET, { body });
    const [event] = await forgettings(intake);
    if (!event) throw new Error('no event');

    await intake.forgetSlice(event, { sliceMilliseconds: 0 });
    expect(await customerOfOrder(intake, ORDER)).toBeUndefined();
    expect(await intake.rejected()).toHaveLength(1);
    expect(intake.again).toHaveLength(1);

    expect(await intake.forgetMessage(intake.again[0] ?? '', { sliceMilliseconds: 0 })).toEqual([]);
    expect(await intake.rejected()).toEqual([]);
    expect(intake.again).toHaveLength(1);
  });

  it('passes over an item that cannot be read, says so, and goes on', async () => {
    await using intake = await localIntake();
    await intake.arrive(workOrderOf(), workOrderOf({ orderId: 'WO-2' }));
    await intake.call('administrator', FORGET, { body });
    const [event] = await forgettings(intake);
    const { client, tableName } = intake.local;
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: { pk: { S: `O#${ORDER}` }, sk: { S: 'O' } } }),
    );
    const state = Item?.s?.M;
    if (!event || !Item || !state) throw new Error('no order');
    state.outcome = { S: 'no-such-outcome' };
    await client.send(new PutItemCommand({ TableName: tableName, Item }));
    expect(await intake.forgetSlice(event)).toEqual([]);
    expect(await customerOfOrder(intake, 'WO-2')).toBeUndefined();
    expect(intake.lines).toContainEqual(
      expect.objectContaining({ level: 'error', what: 'item-not-forgotten' }),
    );
  });
});
