import { toInstant } from '@huiyin/calendar';
import type { Clock } from '@huiyin/kernel';
import { type KeyRing, open } from '@huiyin/seal';
import { customerOf, longgang, workOrderOf } from '@huiyin/testing';
import { rejectedContext } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { REJECTED, rejectedKey } from '../store/items.ts';
import { readPieces } from '../store/rejected-bodies.ts';
import { localIntake } from '../testing/local-intake.ts';
import { takeIn } from '../work/take-in.ts';

const BAD = workOrderOf({ orderId: 'WO-BAD', team: 'nobody', customer: customerOf({ phones: ['12345'] }) });
const BAD_ISSUES = [
  { path: 'team', rule: 'unknown-team' },
  { path: 'customer.phones.0', rule: 'impossible-phone' },
];

describe('the branch', () => {
  it('says what it, its teams, business types and categories are called, and nothing else of its configuration', async () => {
    await using intake = await localIntake();
    const { branch, name, zone, language, teams, businessTypes, complaints } = longgang();
    const named = (all: readonly { id: string; name: object }[]) => all.map(({ id, name }) => ({ id, name }));
    expect((await intake.call('agent', 'GET /branch')).body).toEqual({
      ...{ branch, name, zone, language },
      teams: named(teams),
      businessTypes: named(businessTypes),
      categories: complaints.categories.map(({ id, name, causes }) => ({ id, name, causes: named(causes) })),
    });
  });

  it('tells a caller who they are by their token', async () => {
    await using intake = await localIntake();
    expect((await intake.call('agent', 'GET /me')).body).toMatchObject({ roles: ['agent'] });
  });
});

describe('posting work orders', () => {
  it('answers a single good order with its result', async () => {
    await using intake = await localIntake();
    expect(await intake.post(workOrderOf())).toEqual({
      status: 200,
      results: [{ orderId: 'WO-20261005-000123', result: 'recorded' }],
    });
  });

  it('answers a single bad order field by field, and stores it', async () => {
    await using intake = await localIntake();
    const { status, body } = await intake.call('upstream', 'POST /work-orders', { body: BAD });
    expect(status).toBe(422);
    expect(body).toMatchObject({ type: 'urn:huiyin:rule:order-rejected', issues: BAD_ISSUES });
    const { body: list } = await intake.call('administrator', 'GET /rejected');
    expect(list.rejected).toMatchObject([{ orderId: 'WO-BAD', door: 'api', issues: BAD_ISSUES }]);
  });

  it('stores an order that is nested without end, cut where nothing could read on', async () => {
    await using intake = await localIntake();
    const remark = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    const body = { ...workOrderOf({ orderId: 'WO-DEEP' }), remark };
    const taken = await takeIn(intake)({ body, door: 'api', sentAt: undefined, traceId: 'trace-1' });
    expect(taken).toMatchObject({ result: 'rejected', issues: [{ path: '', rule: 'nested-too-deep' }] });
    expect(await intake.rejected()).toMatchObject([{ orderId: 'WO-DEEP' }]);
  });

  it.each(['api', 'event'] as const)(
    'stores an order that came by %s with a number that no double holds, without the number',
    async (door) => {
      await using intake = await localIntake();
      const body = JSON.parse(JSON.stringify(workOrderOf({ reading: 4711 })).replace('4711', '1e400'));
      const taken = await takeIn(intake)({ body, door, sentAt: undefined, traceId: 'trace-1' });
      expect(taken).toMatchObject({ result: 'rejected', issues: [{ path: '', rule: 'number-too-large' }] });
      expect(await intake.rejected()).toMatchObject([{ orderId: body.orderId, door }]);
    },
  );

  it('answers every order of a batch in its place; a bad one does not spoil the others', async () => {
    await using intake = await localIntake();
    const orders = Array.from({ length: 50 }, (_, index) => workOrderOf({ orderId: `WO-${index}` }));
    const { status, results } = await intake.post([
      ...orders,
      BAD,
      workOrderOf({ orderId: 'WO-0' }),
      'nonsense',
    ]);
    expect(status).toBe(200);
    expect(results.slice(0, 50)).toEqual(
      orders
        .map(({ orderId }) => ({ orderId, result: 'recorded' }))
        .map((each, index) => (index === 0 ? expect.objectContaining({ orderId: 'WO-0' }) : each)),
    );
    expect(results[50]).toMatchObject({ result: 'rejected', issues: BAD_ISSUES });
    // The first order and its duplicate race; one is recorded, the other a duplicate.
    expect([results[0]?.result, results[51]?.result].sort()).toEqual(['duplicate', 'recorded']);
    expect(results[52]).toMatchObject({ result: 'rejected', issues: [{ path: '', rule: 'must-be-object' }] });
    expect((await intake.events()).length).toBe(50);
  });

  it('refuses more than 500 orders and no orders at once, and stores none of them', async () => {
    await using intake = await localIntake();
    for (const body of [[], Array.from({ length: 501 }, () => workOrderOf())])
      expect((await intake.call('upstream', 'POST /work-orders', { body })).status).toBe(400);
    expect(await intake.items()).toEqual([]);
  });
});

describe('checking work orders', () => {
  it('says what would become of each, and keeps nothing', async () => {
    await using intake = await localIntake();
    await intake.arrive(workOrderOf({ orderId: 'WO-1' }));
    await intake.arrive(workOrderOf({ orderId: 'WO-2', revision: 2 }));
    const before = await intake.items();
    const { status, body } = await intake.call('upstream', 'POST /work-orders/check', {
      body: [
        workOrderOf({ orderId: 'WO-1' }),
        workOrderOf({ orderId: 'WO-1', revision: 2 }),
        workOrderOf({ orderId: 'WO-1', team: 'emergency-1' }),
        workOrderOf({ orderId: 'WO-2', revision: 1 }),
        workOrderOf({ orderId: 'WO-3' }),
        BAD,
        'nonsense',
      ],
    });
    expect(status).toBe(200);
    expect(body.results).toEqual([
      { orderId: 'WO-1', result: 'duplicate' },
      { orderId: 'WO-1', result: 'corrected' },
      { result: 'rejected', issues: [{ path: 'revision', rule: 'conflict' }] },
      { orderId: 'WO-2', result: 'superseded' },
      { orderId: 'WO-3', result: 'recorded' },
      { result: 'rejected', issues: BAD_ISSUES },
      { result: 'rejected', issues: [{ path: '', rule: 'must-be-object' }] },
    ]);
    expect(await intake.items()).toEqual(before);
    expect((await intake.events()).length).toBe(2);
    expect(await intake.rejected()).toEqual([]);
  });
});

describe('a stored order', () => {
  it('is shown without its customer', async () => {
    await using intake = await localIntake();
    await intake.arrive(workOrderOf({ note: '独居' }));
    const { status, body } = await intake.call('officer', 'GET /work-orders/{orderId}', {
      path: { orderId: 'WO-20261005-000123' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      orderId: 'WO-20261005-000123',
      countedDay: '2026-10-05',
      customer: 'sealed',
    });
    expect(Object.keys(body)).not.toContain('fingerprint');
    expect(Object.keys(body)).not.toContain('sealedExtra');
  });

  it('that does not exist is not found', async () => {
    await using intake = await localIntake();
    const { status, body } = await intake.call('officer', 'GET /work-orders/{orderId}', {
      path: { orderId: 'WO-1' },
    });
    expect([status, body.type]).toEqual([404, 'urn:huiyin:rule:no-such-order']);
  });
});

describe('the rejected', () => {
  it('are one entry however often the same body comes', async () => {
    await using intake = await localIntake();
    await intake.arrive(BAD, BAD);
    await intake.post([BAD]);
    expect(await intake.rejected()).toHaveLength(1);
  });

  it('are dropped by the table when the branch’s retention is over', async () => {
    await using intake = await localIntake();
    await intake.arrive(BAD);
    const ninetyDaysLater = String(Date.parse('2027-01-04T02:00:00.000Z') / 1000);
    expect((await intake.items()).map(({ x }) => x?.N)).toEqual([ninetyDaysLater, ninetyDaysLater]);
  });

  it('are none before the first moment there is', async () => {
    await using intake = await localIntake();
    await intake.arrive(BAD);
    const { status, body } = await intake.call('administrator', 'GET /rejected', { query: { next: '' } });
    expect([status, body]).toEqual([200, { rejected: [] }]);
  });

  it('are not looked for after what no moment is', async () => {
    await using intake = await localIntake();
    const { status } = await intake.call('administrator', 'GET /rejected', {
      query: { next: '字'.repeat(400) },
    });
    expect(status).toBe(400);
  });

  it('are listed page by page, newest first, none twice and none left out', async () => {
    await using intake = await localIntake();
    for (let index = 0; index < 60; index += 1) {
      intake.moveTo(`2026-10-06T02:00:${String(index).padStart(2, '0')}.000Z`);
      await intake.post([{ orderId: `WO-${index}` }]);
    }
    const first = await intake.call('administrator', 'GET /rejected');
    const second = await intake.call('administrator', 'GET /rejected', { query: { next: first.body.next } });
    const ids = [...first.body.rejected, ...second.body.rejected].map(({ orderId }) => orderId);
    expect(ids).toEqual(Array.from({ length: 60 }, (_, index) => `WO-${59 - index}`));
    expect(first.body.rejected).toHaveLength(50);
    expect(second.body.next).toBeUndefined();
  });

  it('say which field is unknown without saying the name that the sender gave it', async () => {
    await using intake = await localIntake();
    const order = { ...workOrderOf(), customer: { ...customerOf(), 张三: 1, 'a.b': 2 } };
    await intake.arrive(order);
    const { body } = await intake.call('administrator', 'GET /rejected');
    expect(body.rejected[0].issues).toEqual([
      { path: 'customer.*', rule: 'unknown-field' },
      { path: 'customer.*', rule: 'unknown-field' },
    ]);
  });

  it('are stored whole, also when they are larger than an item', async () => {
    await using intake = await localIntake();
    const remark = '很长的备注😀'.repeat(40_000);
    const [result] = (await intake.post([workOrderOf({ remark })])).results;
    expect(result?.issues).toEqual([{ path: '', rule: 'extra-fields-too-large' }]);
    const id = result?.rejectedId ?? '';
    const entry = await intake.table.load(REJECTED, rejectedKey(id));
    if (!entry) throw new Error('no entry');
    const key = await intake.keys.privateKey('2026-10', 'rejected');
    const texts = (await readPieces(intake.table, entry.state)).map((sealed, index) =>
      open(key, sealed ?? '', rejectedContext('longgang', id, index)),
    );
    expect(texts.length).toBeGreaterThan(1);
    expect(JSON.parse(texts.join(''))).toEqual(workOrderOf({ remark }));
  });

  it('are recorded on resubmission once the branch knows them, and leave the list', async () => {
    const later = longgang();
    await using intake = await localIntake({ ...later, teams: later.teams.slice(1) });
    const order = workOrderOf({ businessType: 'repair', team: 'ignition-1' });
    const [rejected] = (await intake.post([order])).results;
    const path = { rejectedId: rejected?.rejectedId ?? '' };

    const again = await intake.call('administrator', 'POST /rejected/{rejectedId}/resubmit', { path });
    expect(again.body).toMatchObject({
      result: 'rejected',
      issues: [{ path: 'team', rule: 'unknown-team' }],
    });

    intake.branch.teams.push({ id: 'ignition-1', name: { zh: '点火一班', en: 'Ignition 1' } });
    const accepted = await intake.call('administrator', 'POST /rejected/{rejectedId}/resubmit', { path });
    expect(accepted).toMatchObject({ status: 200, body: { orderId: order.orderId, result: 'recorded' } });
    expect(await intake.rejected()).toEqual([]);

    const repeated = await intake.call('administrator', 'POST /rejected/{rejectedId}/resubmit', { path });
    expect(repeated.body).toMatchObject({ result: 'duplicate' });
    expect(await intake.events()).toHaveLength(1);
  });

  it('that were never there cannot be resubmitted', async () => {
    await using intake = await localIntake();
    const { status } = await intake.call('administrator', 'POST /rejected/{rejectedId}/resubmit', {
      path: { rejectedId: 'AAAAAAAAAAAAAAAAAAAAAA' },
    });
    expect(status).toBe(404);
  });
});

const SEPTEMBER = workOrderOf({
  completedAt: '2026-09-30T10:00:00+08:00',
  promised: undefined,
  arrivedAt: undefined,
});

/** Callback and complaint looked, and no open work of theirs needs any month. */
async function nothingNeeded({ keys, now }: { keys: KeyRing; now: Clock }) {
  const needs = { at: toInstant(now()), months: [] };
  await keys.tellNeeds('callback', needs);
  await keys.tellNeeds('complaint', needs);
}

describe('month keys', () => {
  it('are listed, and destroyed once their month is over', async () => {
    await using intake = await localIntake();
    await intake.arrive(SEPTEMBER);
    const destroy = (month: string) =>
      intake.call('administrator', 'DELETE /month-keys/{month}', { path: { month } });
    await nothingNeeded(intake);
    expect((await destroy('2026-09')).body).toEqual({ result: 'destroyed' });
    expect((await destroy('2026-09')).body).toEqual({ result: 'already destroyed' });
    expect((await destroy('2026-08')).body).toEqual({ result: 'never existed' });
    expect(await destroy('2026-10')).toMatchObject({
      status: 409,
      body: { type: 'urn:huiyin:rule:month-not-over' },
    });
    const { body } = await intake.call('administrator', 'GET /month-keys');
    expect(body.months).toMatchObject([{ month: '2026-09', destroyedAt: '2026-10-06T02:00:00.000Z' }]);
  });

  it('stay until both services have told that no open work needs them, unless forced', async () => {
    await using intake = await localIntake();
    await intake.arrive(SEPTEMBER);
    const destroy = (query: Record<string, string> = {}) =>
      intake.call('administrator', 'DELETE /month-keys/{month}', { path: { month: '2026-09' }, query });
    const refused = (rule: string) => ({ status: 409, body: { type: `urn:huiyin:rule:${rule}` } });
    expect(await destroy()).toMatchObject(refused('open-work-untold'));
    await intake.keys.tellNeeds('callback', { at: '2026-10-06T01:50:00.000Z', months: ['2026-09'] });
    await intake.keys.tellNeeds('complaint', { at: '2026-10-06T01:50:00.000Z', months: [] });
    expect(await destroy()).toMatchObject(refused('open-work-needs-it'));
    expect((await intake.keys.months())[0]?.destroyedAt).toBeUndefined();
    expect((await destroy({ force: 'yes' })).body).toEqual({ result: 'destroyed' });
    expect(intake.lines).toContainEqual(
      expect.objectContaining({ what: 'month-key-destroyed', month: '2026-09', rule: 'force-yes' }),
    );
  });

  it('stay while a body waits that was turned away in that month, by the branch’s days', async () => {
    await using intake = await localIntake();
    // The last minute of September and the first of October in Longgang.
    intake.moveTo('2026-09-30T15:59:59.000Z');
    await intake.arrive({ ...workOrderOf(), team: 'nobody-1' });
    intake.moveTo('2026-10-31T16:00:00.000Z');
    await intake.arrive({ ...workOrderOf({ orderId: 'WO-NOVEMBER' }), team: 'nobody-1' });
    await nothingNeeded(intake);
    const destroy = async (month: string) =>
      (await intake.call('administrator', 'DELETE /month-keys/{month}', { path: { month } })).status;
    expect([await destroy('2026-09'), await destroy('2026-10')]).toEqual([409, 200]);
  });
});
