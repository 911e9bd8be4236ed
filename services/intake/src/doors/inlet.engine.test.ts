import { open } from '@huiyin/seal';
import { customerOf, workOrderOf } from '@huiyin/testing';
import { contactContext, extraContext } from '@huiyin/vocabulary';
import { expect, it } from 'vitest';
import { orderKey, WORK_ORDER } from '../store/items.ts';
import { localIntake, MORNING } from '../testing/local-intake.ts';

const ORDER = 'WO-20261005-000123';
const REVISION = { orderId: ORDER, revision: 1 };
const LATER = '2026-10-06T02:05:00.000Z';

it('records an order once, seals its customer, and says so', async () => {
  await using intake = await localIntake();
  expect(await intake.arrive(workOrderOf())).toEqual([]);

  const { customer, fingerprint, ...order } = (await intake.order(ORDER)) ?? {};
  expect(order).toEqual({
    order: {
      orderId: ORDER,
      revision: 1,
      businessType: 'repair',
      team: 'repair-1',
      staff: ['LG1043'],
      segment: 'residential',
      completedAt: '2026-10-05T02:11:09.000Z',
      countedDay: '2026-10-05',
    },
    sourceChannel: 'hotline',
    promised: { from: '2026-10-05T01:00:00.000Z', to: '2026-10-05T03:00:00.000Z' },
    arrivedAt: '2026-10-05T01:40:00.000Z',
    outcome: 'done',
    recordedAt: MORNING,
  });
  expect(fingerprint).toHaveLength(22);

  const key = await intake.keys.privateKey('2026-10');
  const contact = open(key, customer?.sealedContact ?? '', contactContext('longgang', REVISION));
  const { segment, language, ...person } = customerOf();
  expect(JSON.parse(contact)).toEqual(person);

  const events = await intake.events();
  expect(events.map(({ id }) => id)).toEqual([
    `work-order/${ORDER}/${Date.parse(MORNING)}/work-order.recorded`,
  ]);
  expect(events[0]?.data).toEqual({ ...order, customer });
});

it('costs one write and one read unit for a typical order, and one failed write and nothing else for a duplicate', async () => {
  await using intake = await localIntake();
  await intake.arrive(workOrderOf());
  expect(intake.unitsSince()).toEqual({ read: 1, write: 1, failed: 0 });
  const version = (await intake.local.table.load(WORK_ORDER, orderKey(ORDER)))?.version;

  intake.moveTo(LATER);
  const before = intake.local.operations.length;
  await intake.arrive(workOrderOf());
  expect(
    intake.local.operations
      .slice(before)
      .map(({ operation, units, failedCondition }) => [operation, units.write, failedCondition]),
  ).toEqual([['PutItem', 1, true]]);
  expect((await intake.local.table.load(WORK_ORDER, orderKey(ORDER)))?.version).toBe(version);
  expect(await intake.events()).toHaveLength(1);
  expect(await intake.events()).toHaveLength(1);
});

it('lets a newer revision correct, ignores an older one, and never moves the counted day', async () => {
  await using intake = await localIntake();
  const first = workOrderOf({ completedAt: '2026-10-05T23:50:00+08:00' });
  const second = workOrderOf({ revision: 2, team: 'repair-2', completedAt: '2026-10-06T00:10:00+08:00' });
  await intake.arrive(first);
  const [before] = await intake.events();
  await intake.arrive(second);
  const [after, ...others] = await intake.events();
  await intake.arrive(first);

  expect((await intake.order(first.orderId))?.order).toMatchObject({
    revision: 2,
    team: 'repair-2',
    completedAt: '2026-10-05T16:10:00.000Z',
    countedDay: '2026-10-05',
  });
  expect(others).toEqual([]);
  expect(after?.aggregate.version).toBeGreaterThan(before?.aggregate.version ?? 0);
  expect(await intake.events()).toEqual([after]);
});

it('leaves the stored order and rejects the other when a revision comes again with other content', async () => {
  await using intake = await localIntake();
  await intake.arrive(workOrderOf());
  await intake.arrive(workOrderOf({ team: 'repair-2' }));

  expect((await intake.order(ORDER))?.order.team).toBe('repair-1');
  expect(await intake.rejected()).toMatchObject([
    { orderId: ORDER, door: 'event', issues: [{ path: 'revision', rule: 'conflict' }] },
  ]);
});

it('takes the same moment in another zone and the same phone in another spelling for the same content', async () => {
  await using intake = await localIntake();
  await intake.arrive(workOrderOf());
  intake.moveTo(LATER);
  const before = intake.local.operations.length;
  await intake.arrive(
    workOrderOf({
      completedAt: '2026-10-05T02:11:09Z',
      customer: customerOf({ phones: ['+86 138-0000-0000'] }),
    }),
  );
  expect(intake.local.operations.slice(before).map(({ failedCondition }) => failedCondition)).toEqual([true]);
  expect(await intake.rejected()).toEqual([]);
});

it('stores what is no work order at all among the rejected, acknowledged and whole', async () => {
  await using intake = await localIntake();
  expect(await intake.arrive('广告', null, [1, 2], { orderId: 7 })).toEqual([]);
  const entries = await intake.rejected();
  expect(entries).toHaveLength(4);
  expect(entries.every(({ orderId }) => orderId === undefined)).toBe(true);
});

it('seals free fields, attachments and a partner written out in an envelope of their own', async () => {
  await using intake = await localIntake();
  await intake.arrive(
    workOrderOf({ attachments: ['张三家漏气.jpg'], partner: '张三的公司', note: '老人独居' }),
  );
  const stored = await intake.order(ORDER);
  expect(stored?.order.partner).toBeUndefined();
  const key = await intake.keys.privateKey('2026-10');
  const extra = open(key, stored?.sealedExtra ?? '', extraContext('longgang', REVISION));
  expect(JSON.parse(extra)).toEqual({
    note: '老人独居',
    attachments: ['张三家漏气.jpg'],
    partner: '张三的公司',
  });
});

it('rejects an order whose month is forgotten, but still knows its duplicate', async () => {
  await using intake = await localIntake();
  await intake.arrive(workOrderOf());
  intake.moveTo('2026-12-01T02:00:00.000Z');
  await intake.keys.destroy('2026-10', '2026-12-01T02:00:00.000Z');
  await intake.arrive(workOrderOf(), workOrderOf({ revision: 2 }), workOrderOf({ orderId: 'WO-2' }));

  const entries = await intake.rejected();
  expect(entries.map(({ orderId, issues }) => [orderId, issues]).sort()).toEqual([
    ['WO-2', [{ path: 'completedAt', rule: 'month-key-destroyed' }]],
    [ORDER, [{ path: 'completedAt', rule: 'month-key-destroyed' }]],
  ]);
  expect((await intake.order(ORDER))?.order.revision).toBe(1);
});

it('lets nothing of a customer stand in clear: not in the table, not in events, not in log lines', async () => {
  await using intake = await localIntake();
  const canary = 'CANARY金丝雀';
  const customer = customerOf({ id: canary, name: canary, address: canary, district: canary });
  await intake.arrive(
    workOrderOf({ customer, attachments: [canary], partner: canary, remark: { [canary]: canary } }),
    workOrderOf({ customer: { ...customer, phones: [canary] } }),
    workOrderOf({ orderId: canary, customer }),
    { ...workOrderOf(), customer: { ...customer, [canary]: canary } },
  );
  const written = JSON.stringify(
    [await intake.items(), await intake.events(), intake.lines],
    (_key, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value),
  );
  expect(written).toContain('WO-20261005-000123');
  expect(written).not.toContain('CANARY');
  expect(written).not.toContain('金丝雀');
});
