import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoEngine } from '@huiyin/dynamo-on-sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeyDestroyed, open, openKeyRing, seal } from './index.ts';
import { kmsDouble } from './kms.double.ts';

const START = new Date('2026-10-05T02:00:00.000Z');
const LATER = '2026-12-01T00:00:00.000Z';

let server: Server;
let engine: ReturnType<typeof createDynamoEngine>;
let dynamodb: DynamoDBClient;
let kms: ReturnType<typeof kmsDouble>['kms'];

beforeEach(async () => {
  engine = createDynamoEngine({ file: ':memory:', now: () => START.getTime() });
  server = createServer(engine.listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  dynamodb = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  ({ kms } = kmsDouble());
  await dynamodb.send(
    new CreateTableCommand({
      TableName: 'keys',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
});

afterEach(async () => {
  dynamodb.destroy();
  server.close();
  await once(server, 'close');
  engine.close();
});

/** A ring of its own, as another process would have it. */
const ring = () =>
  openKeyRing({
    kms,
    dynamodb,
    tableName: 'keys',
    kmsKeyId: 'branch-key',
    branch: 'longgang',
    now: () => START,
  });

describe('the key ring on a real table', () => {
  it('keeps one key although eight processes make it at once', async () => {
    const rings = Array.from({ length: 8 }, ring);
    const keys = await Promise.all(rings.map((each) => each.publicKey('2026-10')));
    const opener = await ring().privateKey('2026-10');
    for (const key of keys) expect(open(opener, seal(key, '示例客户', ['WO-1']), ['WO-1'])).toBe('示例客户');
    expect((await dynamodb.send(new ScanCommand({ TableName: 'keys' }))).Count).toBe(1);
  });

  it('keeps one secret although eight processes make it at once', async () => {
    const rings = Array.from({ length: 8 }, ring);
    const secrets = await Promise.all(rings.map((each) => each.secret('sampling', '2026-10')));
    expect(new Set(secrets.map((each) => Buffer.from(each).toString('hex'))).size).toBe(1);
    expect(await ring().secret('sampling', '2026-10')).toHaveLength(32);
  });

  it('destroys a month once, leaves no key material and never makes that month again', async () => {
    for (const month of ['2026-11', '2026-10']) await ring().publicKey(month);
    const answers = await Promise.all(
      Array.from({ length: 8 }, ring).map((each) => each.destroy('2026-10', LATER)),
    );
    expect(answers.filter((answer) => answer === 'destroyed')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'already destroyed')).toHaveLength(7);
    await expect(ring().publicKey('2026-10')).rejects.toThrow(KeyDestroyed);
    await expect(ring().privateKey('2026-10')).rejects.toThrow(KeyDestroyed);
    const created = START.toISOString();
    expect(await ring().months()).toEqual([
      { month: '2026-10', createdAt: created, destroyedAt: LATER },
      { month: '2026-11', createdAt: created },
    ]);
    const { Items } = await dynamodb.send(new ScanCommand({ TableName: 'keys' }));
    const tombstone = Items?.find((item) => item.pk?.S === 'KEY#contact' && item.sk?.S === '2026-10');
    expect(Object.keys(tombstone ?? {}).sort()).toEqual(['createdAt', 'destroyedAt', 'pk', 'sk']);
  });
});

describe('what the services tell of the months they need', () => {
  const needs = (at: string, ...months: string[]) => ({ at: `2026-11-05T${at}:00.000Z`, months });

  it('is theirs alone, whole, and the latest look counts in whatever order they come', async () => {
    expect(await ring().needsTold()).toEqual({});
    await ring().tellNeeds('callback', needs('02:00', '2026-09', '2026-10'));
    await ring().tellNeeds('complaint', needs('01:00', '2026-08'));
    await ring().tellNeeds('callback', needs('03:00'));
    await ring().tellNeeds('callback', needs('02:30', '2026-10'));
    await ring().tellNeeds('callback', needs('03:00', '2026-10'));
    expect(await ring().needsTold()).toEqual({
      callback: needs('03:00'),
      complaint: needs('01:00', '2026-08'),
    });
  });

  it('is a fault where something else lies', async () => {
    const Item = { pk: { S: 'NEEDED#complaint' }, sk: { S: 'months' }, at: { S: 'x' } };
    await dynamodb.send(new PutItemCommand({ TableName: 'keys', Item }));
    await expect(ring().needsTold()).rejects.toThrow('does not say which months are needed');
  });
});
