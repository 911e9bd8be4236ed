import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { type LocalTable, localTable, tableOf } from '@huiyin/testing';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RestoreDeps, restoreTable } from './restore-table.ts';

type Row = Record<string, AttributeValue>;
const COPY = 'copy';
const row = (pk: string, value: string): Row => ({ pk: { S: pk }, sk: { S: 'A' }, s: { S: value } });

describe('a table restored from a copy', () => {
  let local: LocalTable;
  let pauses: number[];
  beforeEach(async () => {
    local = await localTable();
    pauses = [];
    await local.client.send(tableOf(COPY));
  });
  afterEach(() => local[Symbol.asyncDispose]());

  const lay = async (TableName: string, ...rows: Row[]) => {
    for (const Item of rows) await local.client.send(new PutItemCommand({ TableName, Item }));
  };
  const deps = (dynamodb: DynamoDBClient = local.client): RestoreDeps => ({
    dynamodb,
    copy: COPY,
    table: local.tableName,
    pause: async (delayMs) => void pauses.push(delayMs),
  });
  const lie = async (): Promise<Record<string, string>> => {
    const { Items = [] } = await local.client.send(new ScanCommand({ TableName: local.tableName }));
    return Object.fromEntries(Items.map(({ pk, s }) => [pk?.S ?? '', s?.S ?? '']));
  };

  it('has what the copy has, and nothing that came later, over many pages', async () => {
    const rows = Array.from({ length: 130 }, (_, number) => row(`O#${number}`, 'then'));
    await lay(COPY, ...rows);
    await lay(local.tableName, ...rows.map((each) => ({ ...each, s: { S: 'now' } })).slice(20));
    await lay(local.tableName, ...Array.from({ length: 60 }, (_, number) => row(`LATER#${number}`, 'now')));
    expect(await restoreTable(deps())).toEqual({ restored: 130, removed: 60 });
    const after = await lie();
    expect(Object.keys(after)).toHaveLength(130);
    expect(new Set(Object.values(after))).toEqual(new Set(['then']));
    expect(await restoreTable(deps())).toEqual({ restored: 130, removed: 0 });
  });

  it('forgets nobody less than it does now', async () => {
    await lay(COPY, row('FORGOTTEN#one', 'then'));
    await lay(local.tableName, row('FORGOTTEN#one', 'later'), row('FORGOTTEN#two', 'now'));
    expect(await restoreTable(deps())).toEqual({ restored: 0, removed: 0 });
    expect(await lie()).toEqual({ 'FORGOTTEN#one': 'later', 'FORGOTTEN#two': 'now' });
  });

  it('is not restored from itself', async () => {
    await expect(restoreTable({ ...deps(), copy: local.tableName })).rejects.toMatchObject({
      code: 'table-into-itself',
    });
  });

  describe('when DynamoDB leaves items undone', () => {
    const busy = (undone: number) => {
      const client = mockClient(DynamoDBClient);
      const Keys = [{ pk: { S: 'LATER#1' }, sk: { S: 'A' } }];
      client
        .on(ScanCommand, { TableName: local.tableName })
        .resolves({ Items: Keys })
        .on(ScanCommand, { TableName: COPY })
        .resolves({ Items: [row('O#1', 'then')] });
      let reads = 0;
      client.on(BatchGetItemCommand).callsFake(() => {
        reads += 1;
        return reads <= undone ? { UnprocessedKeys: { [COPY]: { Keys } } } : { Responses: { [COPY]: [] } };
      });
      let writes = 0;
      client.on(BatchWriteItemCommand).callsFake(({ RequestItems }) => {
        writes += 1;
        return writes <= undone ? { UnprocessedItems: RequestItems } : {};
      });
      return client;
    };
    // The mock is the client: it answers on every instance of its class.
    const client = () => new DynamoDBClient({ region: 'local' });

    it('does them in a later try, after ever longer pauses', async () => {
      const mocked = busy(2);
      expect(await restoreTable(deps(client()))).toEqual({ restored: 1, removed: 1 });
      expect(pauses).toEqual([100, 200, 100, 200]);
      mocked.restore();
    });

    it('gives up at last, and says so', async () => {
      const mocked = busy(99);
      await expect(restoreTable(deps(client()))).rejects.toMatchObject({ code: 'table-too-busy' });
      expect(pauses).toHaveLength(7);
      mocked.restore();
    });
  });
});
