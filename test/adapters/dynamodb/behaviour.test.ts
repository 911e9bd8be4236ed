import { randomUUID } from 'node:crypto';
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  CreateTableCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  ScanCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { type EngineChoice, localEngine, type RunningEngine, referenceEngine } from './engines.ts';
import { callOver, streamOf } from './protocol.ts';
import { tableDefinition } from './tables.ts';

for (const choice of [localEngine, referenceEngine]) {
  if (choice.missing === undefined) describe(`DynamoDB as ${choice.name}`, () => behaves(choice));
  else test.skip(`DynamoDB as ${choice.name} skipped: ${choice.missing}`, () => undefined);
}

function behaves(choice: EngineChoice): void {
  let engine: RunningEngine;
  let client: DynamoDBClient;
  let TableName: string;

  beforeAll(async () => {
    engine = await choice.start();
    client = new DynamoDBClient({
      endpoint: engine.endpoint,
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  }, 120_000);
  afterAll(async () => {
    client.destroy();
    await engine.stop();
  });
  beforeEach(async () => {
    TableName = `t-${randomUUID()}`;
    await client.send(new CreateTableCommand(tableDefinition(TableName)));
  });

  const key = (sk = '1', pk = 'o') => ({ pk: { S: pk }, sk: { S: sk } });
  const put = (sk: string, more: object = {}) =>
    client.send(new PutItemCommand({ TableName, Item: { ...key(sk), ...more } }));
  const refusal = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => undefined,
      (fault: unknown) => fault,
    );
  const stream = () => streamOf((operation, body) => callOver(engine.endpoint, operation, body), TableName);

  it('describes a table as it was created, and refuses to create it again', async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    expect(Table).toMatchObject({
      TableName,
      TableStatus: 'ACTIVE',
      KeySchema: [{ KeyType: 'HASH' }, { KeyType: 'RANGE' }],
    });
    expect(Table?.LatestStreamArn).toContain(`/stream/${Table?.LatestStreamLabel}`);
    expect((await client.send(new ListTablesCommand({}))).TableNames).toContain(TableName);
    expect(await refusal(client.send(new CreateTableCommand(tableDefinition(TableName))))).toBeInstanceOf(
      ResourceInUseException,
    );
    const other = client.send(new DescribeTableCommand({ TableName: 'missing' }));
    expect(await refusal(other)).toBeInstanceOf(ResourceNotFoundException);
  });

  it('gives back every type of value as it was put', async () => {
    const Item = {
      ...key(),
      s: { S: '' },
      n: { N: '-12345678901234567890.123456789' },
      b: { B: new Uint8Array([0, 255, 1]) },
      t: { BOOL: false },
      u: { NULL: true },
      m: { M: { l: { L: [{ S: '回音' }, { M: {} }] } } },
      ss: { SS: ['a', 'b'] },
      ns: { NS: ['1', '2'] },
      bs: { BS: [new Uint8Array([1]), new Uint8Array([2])] },
    };
    await client.send(new PutItemCommand({ TableName, Item }));
    const got = await client.send(new GetItemCommand({ TableName, Key: key(), ConsistentRead: true }));
    expect(got.Item).toEqual(Item);
    const nothing = await client.send(new GetItemCommand({ TableName, Key: key('2') }));
    expect(nothing.Item).toBeUndefined();
  });

  it('puts under a condition, and gives what lies there when it fails', async () => {
    await put('1', { v: { N: '1' } });
    const again = new PutItemCommand({
      TableName,
      Item: { ...key(), v: { N: '9' } },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    const fault = await refusal(client.send(again));
    expect(fault).toBeInstanceOf(ConditionalCheckFailedException);
    expect(fault).toMatchObject({ Item: { ...key(), v: { N: '1' } } });
    const next = await client.send(
      new PutItemCommand({
        TableName,
        Item: { ...key(), v: { N: '2' } },
        ConditionExpression: 'v = :over',
        ExpressionAttributeValues: { ':over': { N: '1' } },
        ReturnValues: 'ALL_OLD',
      }),
    );
    expect(next.Attributes).toEqual({ ...key(), v: { N: '1' } });
    expect(await stream()).toHaveLength(2);
  });

  it('deletes under a condition', async () => {
    await put('1', { v: { N: '1' } });
    const remove = (v: string) =>
      client.send(
        new DeleteItemCommand({
          TableName,
          Key: key(),
          ConditionExpression: 'v = :v',
          ExpressionAttributeValues: { ':v': { N: v } },
          ReturnValues: 'ALL_OLD',
        }),
      );
    expect(await refusal(remove('2'))).toBeInstanceOf(ConditionalCheckFailedException);
    expect((await remove('1')).Attributes).toMatchObject({ v: { N: '1' } });
    expect((await client.send(new GetItemCommand({ TableName, Key: key() }))).Item).toBeUndefined();
  });

  it('reads a partition in the order of its sort key, by pages, from both ends', async () => {
    for (const sk of ['b', 'a', 'é', '𝄞', '\uffee', 'c']) await put(sk);
    const read = async (forward: boolean) => {
      const seen: (string | undefined)[] = [];
      let after: Record<string, { S: string }> | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': { S: 'o' } },
            ScanIndexForward: forward,
            Limit: 2,
            ...(after && { ExclusiveStartKey: after }),
          }),
        );
        seen.push(...(page.Items ?? []).map(({ sk }) => sk?.S));
        after = page.LastEvaluatedKey && key(page.LastEvaluatedKey.sk?.S);
      } while (after);
      return seen;
    };
    const ordered = ['a', 'b', 'c', 'é', '\uffee', '𝄞'];
    expect(await read(true)).toEqual(ordered);
    expect(await read(false)).toEqual(ordered.reverse());
  });

  it('ends a page at a megabyte', async () => {
    const bulk = { S: 'x'.repeat(300_000) };
    for (const sk of ['1', '2', '3', '4', '5']) await put(sk, { bulk });
    const page = (more: object) =>
      client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: 'o' } },
          ProjectionExpression: 'sk',
          ...more,
        }),
      );
    const first = await page({});
    expect(first.Items?.map(({ sk }) => sk?.S)).toEqual(['1', '2', '3', '4']);
    const second = await page({ ExclusiveStartKey: first.LastEvaluatedKey });
    expect(second.Items?.map(({ sk }) => sk?.S)).toEqual(['5']);
    expect(second.LastEvaluatedKey).toBeUndefined();
  });

  it('keeps only those in an index that have its keys, ordered by number', async () => {
    await put('1', { team: { S: 'T' }, due: { N: '10' } });
    await put('2', { team: { S: 'T' }, due: { N: '-9.5' } });
    await put('3', { team: { S: 'T' } });
    await put('4', { team: { S: 'T' }, due: { N: '9' }, note: { S: 'not in this index' } });
    const { Items } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'keys',
        KeyConditionExpression: 'team = :team AND due < :limit',
        ExpressionAttributeValues: { ':team': { S: 'T' }, ':limit': { N: '1e1' } },
      }),
    );
    expect(Items).toEqual([
      { ...key('2'), team: { S: 'T' }, due: { N: '-9.5' } },
      { ...key('4'), team: { S: 'T' }, due: { N: '9' } },
    ]);
  });

  it('scans everything, filtered after it is read', async () => {
    for (const sk of ['1', '2', '3']) await put(sk, { v: { N: sk } });
    const scanned = await client.send(
      new ScanCommand({
        TableName,
        FilterExpression: 'v > :v',
        ExpressionAttributeValues: { ':v': { N: '1' } },
        Select: 'COUNT',
      }),
    );
    expect(scanned).toMatchObject({ Count: 2, ScannedCount: 3 });
  });

  it('writes and reads in batches', async () => {
    await put('1');
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: {
          [TableName]: [
            { DeleteRequest: { Key: key('1') } },
            { PutRequest: { Item: { ...key('2'), v: { N: '2' } } } },
          ],
        },
      }),
    );
    const { Responses } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [key('1'), key('2')] } } }),
    );
    expect(Responses?.[TableName]).toEqual([{ ...key('2'), v: { N: '2' } }]);
  });

  it('tells every change in its stream once, and nothing of puts that change nothing', async () => {
    await put('1', { v: { N: '1' } });
    await put('1', { v: { N: '1.0' } });
    await put('1', { v: { N: '2' } });
    await client.send(new DeleteItemCommand({ TableName, Key: key() }));
    await client.send(new DeleteItemCommand({ TableName, Key: key() }));
    expect(await stream()).toMatchObject([
      { eventName: 'INSERT', keys: key(), change: { NewImage: { v: { N: '1' } } } },
      { eventName: 'MODIFY', change: { OldImage: { v: { N: '1' } }, NewImage: { v: { N: '2' } } } },
      { eventName: 'REMOVE', change: { OldImage: { v: { N: '2' } } } },
    ]);
  });

  it('counts what a write costs its table and its indexes', async () => {
    const cost = async (more: object) => {
      const { ConsumedCapacity } = await client.send(
        new PutItemCommand({ TableName, Item: { ...key(), ...more }, ReturnConsumedCapacity: 'INDEXES' }),
      );
      const indexes = Object.entries(ConsumedCapacity?.GlobalSecondaryIndexes ?? {});
      return [
        ConsumedCapacity?.Table?.CapacityUnits,
        Object.fromEntries(indexes.map(([name, { CapacityUnits }]) => [name, CapacityUnits])),
      ];
    };
    const team = { S: 'T' };
    expect(await cost({})).toEqual([1, {}]);
    expect(await cost({ team, due: { N: '1' } })).toEqual([1, { keys: 1, notes: 1 }]);
    expect(await cost({ team, due: { N: '1' }, other: { S: 'x'.repeat(1100) } })).toEqual([2, {}]);
    expect(await cost({ team, due: { N: '2' } })).toEqual([2, { keys: 2 }]);
    expect(await cost({ team, due: { N: '2' }, note: { S: 'n' } })).toEqual([1, { notes: 1 }]);
    expect(await cost({ team: { S: 'U' }, due: { N: '2' }, note: { S: 'n' } })).toEqual([
      1,
      { keys: 2, notes: 2 },
    ]);
    expect(await cost({})).toEqual([1, { keys: 1, notes: 1 }]);
  });

  it('remembers which attribute says when an item expires', async () => {
    const TimeToLiveSpecification = { AttributeName: 'x', Enabled: true };
    await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
    expect(TimeToLiveDescription).toMatchObject({ AttributeName: 'x', TimeToLiveStatus: 'ENABLED' });
  });

  it.each<[string, object]>([
    ['an item without its sort key', { Item: { pk: { S: 'o' } } }],
    ['a key of the wrong type', { Item: { ...key(), sk: { N: '1' } } }],
    ['an empty key', { Item: key('') }],
    ['an index key of the wrong type', { Item: { ...key(), team: { N: '1' } } }],
    ['an empty index key', { Item: { ...key(), team: { S: '' } } }],
    ['an empty set', { Item: { ...key(), a: { SS: [] } } }],
    ['a number beyond 38 digits', { Item: { ...key(), n: { N: '1'.repeat(39) } } }],
    ['an item over 400 KB', { Item: { ...key(), a: { S: 'x'.repeat(409_600) } } }],
    ['a reserved word', { Item: key(), ConditionExpression: 'attribute_exists(name)' }],
    [
      'an unused name',
      { Item: key(), ConditionExpression: 'attribute_exists(a)', ExpressionAttributeNames: { '#a': 'a' } },
    ],
    ['an undefined value', { Item: key(), ConditionExpression: 'a = :a' }],
  ])('refuses %s', async (_, input) => {
    const Item = key();
    const fault = await refusal(client.send(new PutItemCommand({ TableName, Item, ...input })));
    expect(fault).toBeInstanceOf(DynamoDBServiceException);
    expect(fault).toMatchObject({ name: 'ValidationException' });
    expect(await stream()).toEqual([]);
  });
}
