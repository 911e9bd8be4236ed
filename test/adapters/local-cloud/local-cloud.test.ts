import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { LocalCloud, LocalCloudOptions } from '@huiyin/local-cloud';
import { startLocalCloud } from '@huiyin/local-cloud';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { buildExample } from './example/build-example.ts';

const START = new Date('2026-10-31T15:30:00Z'); // 23:30 in Shanghai
let assembly = '';
beforeAll(() => {
  assembly = buildExample(['longgang', 'futian']);
});

const running: LocalCloud[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((cloud) => cloud.stop()));
});
async function start(more: Partial<LocalCloudOptions> = {}): Promise<LocalCloud> {
  const cloud = await startLocalCloud({ assemblies: [assembly], startAt: START, ...more });
  running.push(cloud);
  return cloud;
}
const folder = (): string => mkdtempSync(join(tmpdir(), 'local-cloud-data-'));
const credentials = { accessKeyId: 'desk', secretAccessKey: 'desk' };
const tables = (cloud: LocalCloud) =>
  new DynamoDBClient({ endpoint: cloud.endpoints.dynamodb, region: cloud.region, credentials });

async function place(
  cloud: LocalCloud,
  order: { id: string; rating: number },
  branch = 'longgang',
): Promise<number> {
  const token = await cloud.token({ api: `${branch}-api`, role: 'upstream' });
  const response = await fetch(`${cloud.apis[`${branch}-api`]}/orders`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(order),
  });
  return response.status;
}
async function facts(cloud: LocalCloud, branch = 'longgang'): Promise<string[]> {
  const { Items = [] } = await tables(cloud).send(
    new ScanCommand({ TableName: `${branch}-facts`, ConsistentRead: true }),
  );
  return Items.map((item) => item['pk']?.S ?? '').sort();
}
const ids = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `order-${String(index).padStart(3, '0')}`);

describe('an order', () => {
  test('runs from the API through table, stream, bus and queue into a fact, and when it comes again into nothing', async () => {
    const cloud = await start();
    expect(await place(cloud, { id: 'a', rating: 5 })).toBe(201);
    await cloud.quiet();
    expect(await facts(cloud)).toEqual(['a']);
    const before = cloud.meter.snapshot();
    expect(await place(cloud, { id: 'a', rating: 5 })).toBe(200);
    await cloud.quiet();
    const after = cloud.meter.snapshot();
    expect(cloud.events().map(({ event }) => event.detail)).toEqual([{ id: 'a', rating: 5 }]);
    expect(after.dynamodb.writeUnits - before.dynamodb.writeUnits).toBe(1);
    expect(after.lambda.invocations - before.lambda.invocations).toBe(1);
    expect(before.sqs.requests).toBe(3); // sent by the bus, received, deleted
    expect(before.eventbridge.events).toBe(1);
  });

  test('that is poison to its consumer ends among the dead letters alone, and comes back by a redrive', async () => {
    const cloud = await start();
    for (const [index, id] of ids(12).entries()) await place(cloud, { id, rating: index === 5 ? 0 : 5 });
    await cloud.quiet();
    expect(await facts(cloud)).toHaveLength(11);
    expect(cloud.queues.depth('longgang-inbox')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    expect(cloud.queues.peek('longgang-inbox-dlq').map(({ body }) => JSON.parse(body).detail.id)).toEqual([
      'order-005',
    ]);
    expect(cloud.queues.redrive('longgang-inbox-dlq')).toBe(1);
    await cloud.quiet();
    expect(cloud.queues.depth('longgang-inbox-dlq').visible).toBe(1);
  });

  test('that is poison to the relay is bisected out, told to its queue, and holds nobody up', async () => {
    const cloud = await start();
    for (const [index, id] of ids(8).entries()) await place(cloud, { id, rating: index === 3 ? 13 : 5 });
    await cloud.quiet();
    expect(await facts(cloud)).toEqual(ids(8).filter((id) => id !== 'order-003'));
    const told = cloud.queues
      .peek('longgang-relay-dlq')
      .map(({ body }) => JSON.parse(body).DDBStreamBatchInfo.batchSize);
    expect(told).toEqual([1]);
  });

  test('of one branch is not seen in another', async () => {
    const cloud = await start();
    await place(cloud, { id: 'a', rating: 5 }, 'longgang');
    await place(cloud, { id: 'b', rating: 5 }, 'futian');
    await cloud.quiet();
    expect([await facts(cloud, 'longgang'), await facts(cloud, 'futian')]).toEqual([['a'], ['b']]);
    const foreign = await cloud.token({ api: 'futian-api', role: 'upstream' });
    const response = await fetch(`${cloud.apis['longgang-api']}/orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${foreign}` },
      body: '{"id":"c","rating":1}',
    });
    expect(response.status).toBe(401);
  });
});

describe('deliveries', () => {
  test('may come twice, out of turn, and through a dying worker: each order is one fact', async () => {
    const cloud = await start();
    cloud.faults.disturb({ seed: 7, duplicate: 0.3, reorder: 0.5 });
    for (const name of ['relay', 'inbox', 'relay']) cloud.faults.killNextCall(`longgang-${name}`);
    for (const id of ids(40)) await place(cloud, { id, rating: 5 });
    await cloud.quiet();
    expect(await facts(cloud)).toEqual(ids(40));
    expect(cloud.events().length).toBeGreaterThan(40);
    expect(
      cloud.queues.depth('longgang-inbox-dlq').visible + cloud.queues.depth('longgang-relay-dlq').visible,
    ).toBe(0);
  });

  test('outlive a kill at any moment, with clock, tokens, mails and dead letters', async () => {
    const dataDir = folder();
    const [first, second] = [ids(30).slice(0, 15), ids(30).slice(15)];
    let cloud = await start({ dataDir });
    await place(cloud, { id: 'dead', rating: 0 });
    await cloud.clock.advanceTo(new Date('2026-11-01T00:00:00Z'));
    const token = await cloud.token({ api: 'longgang-api', role: 'agent' });
    for (const id of first) expect(await place(cloud, { id, rating: 5 })).toBe(201);
    cloud.kill(); // with streams, queues and calls under way
    cloud = await startLocalCloud({ assemblies: [assembly], dataDir });
    for (const id of second) expect(await place(cloud, { id, rating: 5 })).toBe(201);
    cloud.kill();
    cloud = await startLocalCloud({ assemblies: [assembly], dataDir });
    running.push(cloud);
    expect(cloud.clock.now().toISOString()).toBe('2026-11-01T00:00:00.000Z');
    await cloud.quiet();
    expect((await facts(cloud)).filter((pk) => pk.startsWith('order'))).toEqual(ids(30));
    expect(cloud.queues.peek('longgang-inbox-dlq').map(({ body }) => JSON.parse(body).detail.id)).toEqual([
      'dead',
    ]);
    expect((await cloud.mails()).map(({ subject, at }) => [subject, at]).sort()).toEqual([
      ['Briefing 2026-11-01T00:00:00Z', Date.UTC(2026, 10, 1) / 1000],
      ['Briefing 2026-11-01T00:00:00Z', Date.UTC(2026, 10, 1) / 1000],
    ]);
    const response = await fetch(`${cloud.apis['longgang-api']}/orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: '{"id":"order-000","rating":5}',
    });
    expect(response.status).toBe(200);
  });

  test('that an incompatible version left are not touched: the folder is refused by name', async () => {
    const dataDir = folder();
    writeFileSync(join(dataDir, 'cloud.db'), 'of an earlier version');
    const refused = startLocalCloud({ assemblies: [assembly], dataDir });
    await expect(refused).rejects.toMatchObject({ code: 'data-format' });
    await expect(refused).rejects.toThrow(
      /^\S+local-cloud-data-\S+ was written by another version.*--fresh starts anew$/,
    );
    expect(readdirSync(dataDir)).toEqual(['cloud.db']);
  });

  test('that are older than what is known of them are refused by name: no order is taken and then forgotten', async () => {
    const dataDir = folder();
    const file = join(dataDir, 'tables.db');
    const first = await startLocalCloud({ assemblies: [assembly], startAt: START, dataDir });
    await place(first, { id: 'early', rating: 5 });
    await first.quiet();
    await first.stop();
    const backup = readFileSync(file);
    const second = await startLocalCloud({ assemblies: [assembly], dataDir });
    for (const id of ids(3)) await place(second, { id, rating: 5 });
    await second.quiet();
    await second.stop();
    writeFileSync(file, backup);
    const refused = startLocalCloud({ assemblies: [assembly], dataDir });
    await expect(refused).rejects.toMatchObject({ code: 'tables-outdated' });
    await expect(refused).rejects.toThrow(file);
  });

  test('two clouds cannot share a folder', async () => {
    const dataDir = folder();
    await start({ dataDir });
    await expect(startLocalCloud({ assemblies: [assembly], dataDir })).rejects.toThrow('locked');
  });
});

describe('the mailbox', () => {
  test('shows the newest mails however many were sent, also after a kill', async () => {
    const dataDir = folder();
    let cloud = await start({ dataDir });
    const sent = cloud.mailed();
    const mail = new SESv2Client({ endpoint: cloud.endpoints.sesv2, region: cloud.region, credentials });
    for (let number = 1; number <= 250; number += 1)
      await mail.send(
        new SendEmailCommand({
          FromEmailAddress: 'somebody@example.com',
          Destination: { ToAddresses: ['anybody@example.com'] },
          Content: { Simple: { Subject: { Data: `Mail ${number}` }, Body: { Text: { Data: 'Read me' } } } },
        }),
      );
    const shown = async () => (await cloud.mails()).map(({ subject }) => subject);
    expect(cloud.mailed() - sent).toBe(250);
    expect((await shown()).length).toBeLessThan(200);
    expect((await shown()).slice(-100)).toEqual(Array.from({ length: 100 }, (_, at) => `Mail ${at + 151}`));
    cloud.kill();
    cloud = await start({ dataDir });
    expect(cloud.mailed() - sent).toBe(250);
    expect(await shown()).toEqual(Array.from({ length: 100 }, (_, at) => `Mail ${at + 151}`));
  });
});

describe('the clock', () => {
  test('fires every schedule on its way, in order, at its own time, and functions see that time', async () => {
    const cloud = await start();
    await cloud.clock.advanceTo(new Date('2026-11-03T00:00:00Z')); // 08:00 in Shanghai
    const { Item } = await tables(cloud).send(
      new GetItemCommand({
        TableName: 'longgang-facts',
        Key: { pk: { S: 'briefing 2026-11-02T00:00:00Z' } },
      }),
    );
    expect(Item?.['at']?.S).toBe('2026-11-02T00:00:00.000Z');
    expect(await facts(cloud)).toEqual([1, 2, 3].map((day) => `briefing 2026-11-0${day}T00:00:00Z`));
    expect((await cloud.mails()).filter(({ from }) => from === 'briefing@example.com')).toHaveLength(6);
    expect(cloud.meter.snapshot().scheduler.invocations).toBe(6);
    expect(cloud.clock.now().toISOString()).toBe('2026-11-03T00:00:00.000Z');
  });

  test('does not go back, and does not move before the cloud is quiet', async () => {
    const cloud = await start();
    await expect(cloud.clock.advanceTo(new Date(0))).rejects.toThrow('does not go back');
    for (const id of ids(10)) await place(cloud, { id, rating: 5 });
    await cloud.clock.advanceBy(1000);
    expect(await facts(cloud)).toEqual(ids(10));
    const { Items = [] } = await tables(cloud).send(new ScanCommand({ TableName: 'longgang-facts' }));
    expect(new Set(Items.map((item) => item['at']?.S))).toEqual(new Set([START.toISOString()]));
  });
});

describe('who may do what', () => {
  test('a function is held to its role, a person at the desk is not', async () => {
    const lines: string[] = [];
    const cloud = await start({ onLog: ({ function: name, text }) => lines.push(`${name} ${text}`) });
    const response = await fetch(`${cloud.apis['longgang-api']}/open/table`);
    expect([response.status, await response.text()]).toEqual([403, 'AccessDeniedException']);
    expect(lines.filter((line) => line.includes('AccessDenied'))).toEqual([
      `longgang-trespasser AccessDenied dynamodb:GetItem on arn:aws:dynamodb:${cloud.region}:000000000000:table/longgang-orders\n`,
    ]);
    await tables(cloud).send(new GetItemCommand({ TableName: 'longgang-orders', Key: { pk: { S: 'a' } } }));
  });

  test('a route with an authorizer needs a token of its issuer that has not run out', async () => {
    const cloud = await start();
    const ask = async (authorization: string) =>
      (
        await fetch(`${cloud.apis['longgang-api']}/orders`, {
          method: 'POST',
          headers: { authorization },
          body: '{"id":"a","rating":1}',
        })
      ).status;
    const granted = await fetch(`${cloud.apis['longgang-api']}/.local/token?as=agent&person=agent-07`);
    const { access_token: token } = z.object({ access_token: z.string() }).parse(await granted.json());
    expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      username: 'agent-07',
      'cognito:groups': ['agent'],
      token_use: 'access',
    });
    expect(await ask(`Bearer ${token}`)).toBe(201);
    expect(await ask('')).toBe(401);
    expect(await ask(`Bearer ${token.slice(0, -4)}AAAA`)).toBe(401);
    await cloud.clock.advanceBy(13 * 3_600_000);
    expect(await ask(`Bearer ${token}`)).toBe(401);
  });
});

describe('the endpoints', () => {
  test('serve SDK clients: queues with their counts, the bus with its limits', async () => {
    const cloud = await start();
    const sqs = new SQSClient({ endpoint: cloud.endpoints.sqs, region: cloud.region, credentials });
    const QueueUrl = `${cloud.endpoints.sqs}/000000000000/longgang-relay-dlq`;
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'test' } };
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello', MessageAttributes }));
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(Attributes?.['ApproximateNumberOfMessages']).toBe('1');
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1, MessageAttributeNames: ['All'] }),
    );
    expect(
      Messages.map(({ Body, MessageAttributes: given }) => [Body, given?.['kind']?.StringValue]),
    ).toEqual([['hello', 'test']]);

    const bus = new EventBridgeClient({
      endpoint: cloud.endpoints.eventbridge,
      region: cloud.region,
      credentials,
    });
    const entry = {
      EventBusName: 'longgang-main',
      Source: 'example',
      DetailType: 'order.placed',
      Detail: '{"id":"z","rating":4}',
    };
    const { FailedEntryCount, Entries = [] } = await bus.send(
      new PutEventsCommand({ Entries: [entry, { ...entry, Detail: 'no' }] }),
    );
    expect([FailedEntryCount, Entries.map(({ ErrorCode }) => ErrorCode)]).toEqual([
      1,
      [undefined, 'MalformedDetail'],
    ]);
    await expect(
      bus.send(new PutEventsCommand({ Entries: Array.from({ length: 11 }, () => entry) })),
    ).rejects.toThrow('1 to 10');
    await cloud.quiet();
    expect(await facts(cloud)).toEqual(['z']);
  });
});

test('a template that asks for more than is played fails by name: stack, logical id, property', async () => {
  const path = join(assembly, 'longgang.template.json');
  const original = readFileSync(path, 'utf8');
  const template = JSON.parse(original);
  const [ordersId = ''] = Object.keys(template.Resources).filter((id) => id.startsWith('Orders'));
  template.Resources[ordersId].Properties.KinesisStreamSpecification = { StreamArn: 'x' };
  template.Resources.Cache = { Type: 'AWS::ElastiCache::CacheCluster', Properties: {} };
  writeFileSync(path, JSON.stringify(template));
  try {
    const failing = startLocalCloud({ assemblies: [assembly] });
    await expect(failing).rejects.toThrow(`longgang/${ordersId} (AWS::DynamoDB::Table): `);
    await expect(failing).rejects.toThrow('KinesisStreamSpecification');
    await expect(failing).rejects.toThrow(
      'longgang/Cache (AWS::ElastiCache::CacheCluster): local-cloud does not know this type',
    );
  } finally {
    writeFileSync(path, original);
  }
});
