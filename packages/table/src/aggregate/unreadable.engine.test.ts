import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { localTable } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { keyOf, TRACE, VISIT, visitOf } from '../visit.double.ts';
import { ItemUnreadable } from './item.ts';

const key = keyOf('1');
const whole = { ...key, t: 'visit', v: 1, tr: 'trace-1', s: visitOf() };
const without = (name: keyof typeof whole) =>
  Object.fromEntries(Object.entries(whole).filter(([field]) => field !== name));

const CUSTOMER = '13800000000';

async function tableWith(item: object) {
  const local = await localTable();
  const { client, tableName } = local;
  await client.send(new PutItemCommand({ TableName: tableName, Item: marshall(item) }));
  return local;
}

describe('an item that is not what the domain thinks it is', () => {
  it.each([
    ['it has no type', without('t')],
    ['it has no version', without('v')],
    ['its version is no whole number', { ...whole, v: 1.5 }],
    ['its version is below one', { ...whole, v: 0 }],
    ['its shape is below one', { ...whole, sv: 0 }],
    ['it has no trace', without('tr')],
    ['it says when it said something in words', { ...whole, ev: { 'callback.requested': 'today' } }],
    ['it says in words that it says something', { ...whole, n: 'yes' }],
    ['it has no state', without('s')],
    ['its state is text', { ...whole, s: 'state' }],
    ['its state lacks a field', { ...whole, s: { id: '1' } }],
    ['a field is of another kind', { ...whole, s: { ...visitOf(), team: 7 } }],
  ])('is not read: %s', async (_, item) => {
    await using local = await tableWith(item);
    await expect(local.table.load(VISIT, key)).rejects.toMatchObject({
      name: 'ItemUnreadable',
      code: 'item-unreadable',
      message: 'An item of type visit cannot be read',
    });
  });

  it('is read when nothing of it is missing', async () => {
    await using local = await tableWith(whole);
    expect(await local.table.load(VISIT, key)).toEqual({
      state: visitOf(),
      version: 1,
      traceId: 'trace-1',
      said: {},
      emits: [],
      unknown: [],
    });
  });

  it('shows nothing of its customer in the fault', async () => {
    const broken = { customerKey: CUSTOMER, contact: { phone: CUSTOMER } };
    await using local = await tableWith({ ...whole, s: { ...visitOf(), customer: broken } });
    const fault = await local.table.load(VISIT, key).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ItemUnreadable);
    const { message, stack, cause } = fault as ItemUnreadable;
    expect(`${message} ${stack} ${cause} ${JSON.stringify(cause)}`).not.toContain(CUSTOMER);
  });

  it('stops a query, a change and a save that meet it', async () => {
    await using local = await tableWith({ ...whole, s: {} });
    const { table } = local;
    await expect(table.query(VISIT, { pk: key.pk })).rejects.toThrow(ItemUnreadable);
    const changed = table.change(VISIT, key, TRACE, () => ({ next: visitOf(), answer: undefined }));
    await expect(changed).rejects.toThrow(ItemUnreadable);
    await expect(table.save(VISIT, visitOf(), undefined, TRACE)).rejects.toThrow(ItemUnreadable);
  });
});
