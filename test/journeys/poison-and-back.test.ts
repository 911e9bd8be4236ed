import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetQueueUrlCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { redriveQueue, redriveRelay } from '@huiyin/cli';
import { synthesize } from '@huiyin/infra/synthesize';
import { EMITTERS } from '@huiyin/services';
import { namesOf } from '@huiyin/surface';
import { workOrderOf } from '@huiyin/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, openOffice } from './branch-office.ts';
import { busesOf, queuesOf, tablesOf } from './operator.ts';
import { itemsOf, type RawItem } from './raw-tables.ts';
import { demo } from './synthesize-branches.ts';

const AT = '2026-10-05T02:30:00.000Z';
const names = namesOf('longgang');
const open = async (office: BranchOffice) => (await office.ask('supervisor', 'GET /queue')).open;
const dead = (office: BranchOffice, service: 'sampling' | 'callback', door: string) =>
  office.cloud.queues.depth(names.deadLetters(service, door)).visible;

/** What the page of dead letters shows of a door. */
const seen = async (office: BranchOffice, queue: string) =>
  (await office.ask('supervisor', 'GET /dead-letters/{queue}', { path: { queue } })).letters;

/** Sends dead letters back, as `huiyin redrive` does. */
async function redrive(office: BranchOffice, service: 'sampling' | 'callback'): Promise<void> {
  await redriveQueue({ sqs: queuesOf(office.cloud), queueName: names.deadLetters(service, 'inbox') });
  await office.cloud.quiet();
}

describe('an event that a service cannot take in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-poison-'));
  const dataDir = join(folder, 'data');
  let office: BranchOffice;
  let poison: object;
  beforeAll(async () => {
    office = await openOffice({ at: AT, cloud: { dataDir } });
  });
  afterAll(async () => {
    await office.cloud.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** An order of a business type that intake knew when it came, and that the branch has struck off since. */
  const strike = async () => {
    await office.report(workOrderOf({ orderId: 'WO-GOOD' }));
    const recorded = office.cloud
      .events()
      .find(({ event }) => event['detail-type'] === 'work-order.recorded');
    const detail = JSON.stringify(recorded?.event.detail)
      .replaceAll('WO-GOOD', 'WO-POISON')
      .replace('"repair"', '"boiler"');
    poison = {
      id: 'poison',
      source: 'huiyin.intake',
      'detail-type': 'work-order.recorded',
      time: AT,
      detail: JSON.parse(detail),
    };
    const Entries = [
      {
        EventBusName: names.mainBus,
        Source: 'huiyin.intake',
        DetailType: 'work-order.recorded',
        Detail: detail,
      },
    ];
    await busesOf(office.cloud).send(new PutEventsCommand({ Entries }));
    await office.cloud.quiet();
  };

  it('ends among the dead letters, where it raises the alarm, and stops nobody else', async () => {
    await strike();
    expect(dead(office, 'sampling', 'inbox')).toBe(1);
    expect(office.cloud.queues.depth('huiyin-longgang-sampling-inbox').visible).toBe(0);
    expect(office.logs.filter((line) => line.includes('unknown-business-type'))).toHaveLength(5);
    await office.report(workOrderOf({ orderId: 'WO-AFTER' }));
    expect(await open(office)).toBe(2);
  });

  it('is seen by whoever looks: which door, about which order, and nothing of its customer', async () => {
    const { queues } = await office.ask('auditor', 'GET /dead-letters');
    expect(queues.filter(({ waiting }) => waiting > 0)).toMatchObject([
      { queue: 'sampling-inbox', sender: 'queue', waiting: 1, held: 0 },
    ]);
    expect(queues.length).toBeGreaterThan(15);
    const letters = await seen(office, 'sampling-inbox');
    expect(letters).toMatchObject([
      { what: 'work-order.recorded', about: 'WO-POISON', reason: 'not-handled' },
    ]);
    expect(JSON.stringify(letters)).not.toContain('sealed');
    // Whoever looks takes nothing away.
    expect(dead(office, 'sampling', 'inbox')).toBe(1);
  });

  it('comes back there when it is sent again too soon', async () => {
    const [letter] = await seen(office, 'sampling-inbox');
    const path = { queue: 'sampling-inbox', letterId: letter?.letterId ?? '' };
    expect(
      await office.ask('administrator', 'POST /dead-letters/{queue}/{letterId}/resubmit', { path }),
    ).toEqual({ letters: 1 });
    await office.cloud.quiet();
    expect(dead(office, 'sampling', 'inbox')).toBe(1);
    expect(await open(office)).toBe(2);
  });

  it('is taken in when it is sent again after the repair, also by a new deployment', async () => {
    await office.cloud.stop();
    const branch = demo();
    const boiler = branch.businessTypes.find(({ id }) => id === 'repair') ?? fail('longgang has no repairs');
    branch.businessTypes.push({ ...boiler, id: 'boiler' });
    for (const { rates } of branch.sampling) rates['boiler'] = 1;
    const repaired = await synthesize({ branch, outdir: join(folder, 'repaired'), validate: false });
    office = await openOffice({ cloud: { dataDir, assemblies: [repaired] } });

    expect(dead(office, 'sampling', 'inbox')).toBe(1);
    const path = { queue: 'sampling-inbox' };
    expect(await office.ask('administrator', 'POST /dead-letters/{queue}/resubmit', { path })).toEqual({
      letters: 1,
    });
    await office.cloud.quiet();
    expect(dead(office, 'sampling', 'inbox')).toBe(0);
    expect(
      await office.ask('supervisor', 'GET /decisions/{day}/{orderId}', {
        path: { day: '2026-10-05', orderId: 'WO-POISON' },
      }),
    ).toMatchObject({ decision: 'sampled', stratum: 'boiler/residential/y2026' });
    expect(await open(office)).toBe(3);
  });

  it('is taken in once, however often it is sent back, and who did so is on record', async () => {
    const sqs = queuesOf(office.cloud);
    const { QueueUrl } = await sqs.send(
      new GetQueueUrlCommand({ QueueName: names.deadLetters('sampling', 'inbox') }),
    );
    for (let copy = 0; copy < 2; copy += 1)
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(poison) }));
    for (const { letterId } of await seen(office, 'sampling-inbox')) {
      const path = { queue: 'sampling-inbox', letterId };
      for (let press = 0; press < 2; press += 1)
        await office.ask('administrator', 'POST /dead-letters/{queue}/{letterId}/resubmit', { path });
    }
    await office.cloud.quiet();
    expect([dead(office, 'sampling', 'inbox'), await open(office)]).toEqual([0, 3]);
    const { acts } = await office.ask('supervisor', 'GET /dead-letter-acts');
    expect(acts.map(({ act, about, letters }) => [act, about ?? letters].join(' ')).sort()).toEqual([
      'resubmit WO-POISON',
      'resubmit WO-POISON',
      'resubmit WO-POISON',
      'resubmit-all 1',
    ]);
  });

  it('is tried again by a worker that died of it, and rests after the fifth death', async () => {
    for (let times = 0; times < 5; times += 1)
      office.cloud.faults.killNextCall('huiyin-longgang-callback-inbox');
    await office.report(workOrderOf({ orderId: 'WO-DEADLY' }));
    expect([dead(office, 'callback', 'inbox'), await open(office)]).toEqual([1, 3]);
    await redrive(office, 'callback');
    expect([dead(office, 'callback', 'inbox'), await open(office)]).toEqual([0, 4]);
  });
});

const fail = (why: string): never => {
  throw new Error(why);
};

describe('an order that could not be taken in on the first day of a holiday', () => {
  let office: BranchOffice;
  const inlet = names.deadLetters('intake', 'inlet');
  beforeAll(async () => {
    office = await openOffice({ at: '2026-09-30T09:00:00.000Z' });
  });
  afterAll(() => office.cloud.stop());

  it('waits ten days for somebody, and is recorded when it is sent back', async () => {
    for (let times = 0; times < 5; times += 1)
      office.cloud.faults.killNextCall(names.function('intake', 'inlet'));
    const completed = { completedAt: '2026-09-30T16:00:00+08:00', promised: undefined, arrivedAt: undefined };
    await office.report(workOrderOf({ orderId: 'WO-HOLIDAY', ...completed }));
    await office.until('2026-10-10T01:00:00.000Z');
    expect([office.cloud.queues.depth(inlet).visible, await open(office)]).toEqual([1, 0]);
    await redriveQueue({ sqs: queuesOf(office.cloud), queueName: inlet });
    await office.cloud.quiet();
    expect(office.cloud.queues.depth(inlet).visible).toBe(0);
    expect(
      await office.ask('supervisor', 'GET /work-orders/{orderId}', { path: { orderId: 'WO-HOLIDAY' } }),
    ).toMatchObject({ countedDay: '2026-09-30' });
    expect(await open(office)).toBe(1);
  });
});

describe('a change that a relay cannot tell', () => {
  let office: BranchOffice;
  let good: RawItem;
  const table = names.table('sampling');

  /** The decision on WO-GOOD as if it were on another order. */
  const decisionOn = (orderId: string): RawItem => {
    const order = { M: { ...good['s']?.M?.['order']?.M, orderId: { S: orderId } } };
    return { ...good, sk: { S: orderId }, s: { M: { ...good['s']?.M, order } } };
  };
  const put = async (item: RawItem) => {
    await tablesOf(office.cloud).send(new PutItemCommand({ TableName: table, Item: item }));
    await office.cloud.quiet();
  };
  const redriveLetters = async () =>
    redriveRelay({
      sqs: queuesOf(office.cloud),
      queueName: names.deadLetters('sampling', 'relay'),
      eventBridge: busesOf(office.cloud),
      busName: names.mainBus,
      branch: 'longgang',
      emitters: await EMITTERS.sampling(),
    });

  beforeAll(async () => {
    office = await openOffice({ at: AT });
    await office.report(workOrderOf({ orderId: 'WO-GOOD' }));
    good = (await itemsOf(office.cloud, table)).find(({ t }) => t?.S === 'decision') ?? fail('no decision');
  });
  afterAll(() => office.cloud.stop());

  it('lies whole among its dead letters, and the stream goes on', async () => {
    const { M = {} } = decisionOn('WO-BAD')['s'] ?? {};
    await put({ ...decisionOn('WO-BAD'), s: { M: { ...M, reason: { S: 'because' } } } });
    expect(dead(office, 'sampling', 'relay')).toBe(1);
    const [letter] = office.cloud.queues.peek(names.deadLetters('sampling', 'relay'));
    expect(JSON.parse(letter?.body ?? '')).toMatchObject({
      record: { dynamodb: { NewImage: { sk: { S: 'WO-BAD' } } } },
    });
    await office.report(workOrderOf({ orderId: 'WO-AFTER' }));
    expect(await open(office)).toBe(2);
  });

  it('stays there as long as it cannot be read', async () => {
    expect(await redriveLetters()).toEqual({ published: 0, unreadable: 1 });
  });

  it('is told when its item is repaired', async () => {
    await put(decisionOn('WO-BAD'));
    expect(await open(office)).toBe(3);
  });

  it('is told from its letter once the relay can read what is in it', async () => {
    const queueName = names.deadLetters('sampling', 'relay');
    const sqs = queuesOf(office.cloud);
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: queueName }));
    const NewImage = JSON.parse(
      JSON.stringify(decisionOn('WO-UNREAD'), (key, value: unknown) =>
        key === 'B' ? Buffer.from(Object.values(value ?? {})).toString('base64') : value,
      ),
    );
    const record = { eventName: 'INSERT', dynamodb: { NewImage } };
    await sqs.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: JSON.stringify({ reason: 'item-unreadable', record }),
      }),
    );
    expect(await redriveLetters()).toMatchObject({ published: 1 });
    await office.cloud.quiet();
    expect(await open(office)).toBe(4);
  });
});
