import { type AttributeValue, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { type LocalTable, localTable, tableOf } from '@huiyin/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mergeKeys } from './merge-keys.ts';

type Row = Record<string, AttributeValue>;

const RESTORED = 'restored';
const keyOf = (purpose: string, month: string, wrapped: string): Row => ({
  pk: { S: `KEY#${purpose}` },
  sk: { S: month },
  createdAt: { S: '2026-10-01T00:00:00.000Z' },
  wrappedKey: { B: Buffer.from(wrapped) },
});
const destroyed: Row = {
  pk: { S: 'KEY#contact' },
  sk: { S: '2026-09' },
  createdAt: { S: '2026-09-01T00:00:00.000Z' },
  destroyedAt: { S: '2026-11-01T00:00:00.000Z' },
};

let local: LocalTable;
beforeEach(async () => {
  local = await localTable();
  await local.client.send(tableOf(RESTORED));
});
afterEach(() => local[Symbol.asyncDispose]());

const lay = async (tableName: string, ...rows: Row[]) => {
  for (const Item of rows) await local.client.send(new PutItemCommand({ TableName: tableName, Item }));
};
const merge = () =>
  mergeKeys({ dynamodb: local.client, restoredTable: RESTORED, keysTable: local.tableName });
const lying = async () => {
  const { Items = [] } = await local.client.send(new ScanCommand({ TableName: local.tableName }));
  return new Map(Items.map((item) => [`${item.pk?.S} ${item.sk?.S}`, item]));
};

describe('a restored keys table', () => {
  test('brings lost keys back; destroyed ones stay destroyed and newer ones stay', async () => {
    const newer = keyOf('contact', '2026-11', 'newer');
    const lost = keyOf('sampling', '2026-10', 'lost');
    await lay(local.tableName, destroyed, newer);
    await lay(RESTORED, keyOf('contact', '2026-09', 'old'), keyOf('contact', '2026-11', 'old'), lost);
    expect(await merge()).toEqual({ merged: 1, alreadyThere: 2 });
    const keys = await lying();
    expect(keys.get('KEY#contact 2026-09')).toEqual(destroyed);
    expect(Buffer.from(keys.get('KEY#contact 2026-11')?.wrappedKey?.B ?? []).toString()).toBe('newer');
    expect(Buffer.from(keys.get('KEY#sampling 2026-10')?.wrappedKey?.B ?? []).toString()).toBe('lost');
  });

  test('may be merged again', async () => {
    await lay(RESTORED, keyOf('contact', '2026-09', 'a'), keyOf('customer', '2026', 'b'));
    expect(await merge()).toEqual({ merged: 2, alreadyThere: 0 });
    expect(await merge()).toEqual({ merged: 0, alreadyThere: 2 });
  });

  test('brings back nothing of what open work needed at that moment: that is told anew', async () => {
    const told = { pk: { S: 'NEEDED#callback' }, sk: { S: 'months' }, months: { L: [] } };
    await lay(RESTORED, told, keyOf('contact', '2026-09', 'a'));
    expect(await merge()).toEqual({ merged: 1, alreadyThere: 0 });
    expect([...(await lying()).keys()]).toEqual(['KEY#contact 2026-09']);
  });

  test('is no table that holds something else', async () => {
    await lay(RESTORED, { pk: { S: 'TASK#routine:WO-1' }, sk: { S: 'TASK' } });
    await expect(merge()).rejects.toMatchObject({ code: 'no-keys-table' });
    expect(await lying()).toEqual(new Map());
  });

  test('is not the branch’s own', async () => {
    const { client, tableName } = local;
    const itself = { dynamodb: client, restoredTable: tableName, keysTable: tableName };
    await expect(mergeKeys(itself)).rejects.toMatchObject({ code: 'table-into-itself' });
  });
});
