import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { huiyin } from '@huiyin/cli';
import { RUN_FILE, type RunFile } from '@huiyin/client/run-file';
import { SURFACES } from '@huiyin/services';
import { namesOf } from '@huiyin/surface';
import { tableOf, workOrderOf } from '@huiyin/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, openOffice } from './branch-office.ts';
import { leavesOf } from './canaries.ts';
import { ACTS, DAY } from './lived-day.ts';
import { tablesOf } from './operator.ts';
import { itemsOf, type RawItem } from './raw-tables.ts';

const names = namesOf('longgang');
const copyOf = (table: string): string => `${table}-as-it-was`;

/** The lines of a section of the runbook that call `huiyin`. */
function commandsOf(heading: string): readonly string[] {
  const page = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8');
  const [, section = ''] = page.split(`${heading}\n`);
  const [own = ''] = section.split(/^##/m);
  return own.split('\n').filter((line) => line.startsWith('huiyin '));
}

/** What point-in-time recovery does: a table of another name, as this one is now. */
async function copyTable(office: BranchOffice, table: string, copy: string): Promise<void> {
  const client = tablesOf(office.cloud);
  await client.send(tableOf(copy));
  for (const Item of await itemsOf(office.cloud, table))
    await client.send(new PutItemCommand({ TableName: copy, Item }));
}

/** Runs lines of the runbook as an administrator would type them. */
async function walk(office: BranchOffice, lines: readonly string[]): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'huiyin-runbook-'));
  const { cloud } = office;
  const run: RunFile = {
    branch: 'longgang',
    pid: process.pid,
    state: 'ready',
    zone: 'Asia/Shanghai',
    url: cloud.apis[names.api] ?? '',
    endpoints: cloud.endpoints,
    mailboxUrl: cloud.mailboxUrl,
    region: cloud.region,
  };
  writeFileSync(join(data, RUN_FILE), JSON.stringify(run));
  const token = await cloud.token({ api: names.api, role: 'administrator' });
  for (const line of lines) {
    const program = huiyin({
      fetch: globalThis.fetch,
      pause: () => Promise.resolve(),
      print: () => {},
      remark: () => {},
      now: () => cloud.clock.now(),
      isTerminal: false,
      environment: {},
    });
    const words = line.split(' ').slice(1);
    await program.parseAsync([...words, '--data', data, '--token', token], { from: 'user' });
    await cloud.quiet();
  }
  rmSync(data, { recursive: true });
}

/** The runbook's lines for a service's table; callback's goes back together with briefing's. */
function linesFor(service: string): readonly string[] {
  const [restore = '', ...rest] = commandsOf('## Restore a table');
  const services = service === 'callback' ? [service, 'briefing'] : [service];
  return [
    ...services.map((each) => restore.replace('SERVICE', each).replace('COPY', copyOf(each))),
    ...rest.map((line) => line.replace('FIRST', '2026-10-05').replace('LAST', '2026-10-06')),
  ];
}

const textOf = (leaf: string | Uint8Array): string =>
  leaf instanceof Uint8Array ? Buffer.from(leaf).toString('base64url') : leaf;

/** Envelopes that lie within items of an order: longer than any hash or fingerprint. */
const envelopesOf = (items: readonly RawItem[], orderId: string): readonly string[] =>
  items
    .filter((item) => JSON.stringify(item).includes(`"${orderId}"`))
    .flatMap(({ s }) => [...leavesOf(s?.M ?? {})])
    .filter((leaf) => leaf instanceof Uint8Array && leaf.length > 64)
    .map(textOf);

type Month = Awaited<ReturnType<typeof monthOf>>;
/** Its commitments without their moments, of which its snapshot is too: one that went with the table is made again by the next run, and says when. */
const monthOf = async (office: BranchOffice) => {
  const { snapshot, ...month } = await office.ask('supervisor', 'GET /briefings/{period}', {
    path: { period: '2026-10' },
  });
  return { ...month, samplingKeys: month.samplingKeys.map(({ month, commitment }) => [month, commitment]) };
};

/** Cases that closed stay closed: nobody is asked about them a second time. */
const withoutSecondCallbacks = ({ secondCallbacks, ...month }: Month): Partial<Month> => ({
  ...month,
  questions: month.questions.filter(({ questionnaire }) => questionnaire !== 'second-callback'),
  figures: month.figures.filter(({ id }) => !/second-callback/.test(id)),
});

interface Said {
  readonly id: string;
  readonly aggregate: { readonly type: string; readonly id: string; readonly version: number };
}

describe('a table that goes back in time', () => {
  let office: BranchOffice;
  let before: Awaited<ReturnType<typeof end>>;
  let envelopes: ReadonlySet<string>;
  const later = workOrderOf({ orderId: 'WO-LATER', completedAt: '2026-10-05T10:29:00+08:00' });

  const liveOn = async (acts: typeof ACTS): Promise<void> => {
    for (const act of acts) {
      await act(office);
      await office.cloud.quiet();
    }
  };
  const foldAsInTheMorning = async (): Promise<void> => {
    const { clock, call, quiet } = office.cloud;
    const scheduledAt = clock.now().toISOString();
    for (const task of ['fold', 'keep-sampling-keys'])
      call(names.function('sampling', 'clock'), { scheduledAt, input: { task } });
    await quiet();
    call(names.function('briefing', 'clock'), { scheduledAt, input: { task: 'fold' } });
    await quiet();
  };
  const everything = async (): Promise<RawItem[]> => {
    const tables = SURFACES.map(({ service }) => itemsOf(office.cloud, names.table(service)));
    return (await Promise.all(tables)).flat();
  };
  /** What was lived, wherever in the month it was lived again. */
  const end = async () => ({
    month: await monthOf(office),
    dead: office.cloud.queues.names().filter((name) => office.cloud.queues.depth(name).visible > 0),
  });
  const saidSince = (first: number): readonly Said[] =>
    office.cloud
      .events()
      .slice(first)
      .filter(({ bus }) => bus === names.mainBus)
      // An event of the main bus has such a detail: its contract was checked when it was published.
      .map(({ event }) => event.detail as Said);

  beforeAll(async () => {
    office = await openOffice(DAY);
    await liveOn(ACTS.slice(0, 9));
    for (const { service } of SURFACES) await copyTable(office, names.table(service), copyOf(service));
    await office.report(later);
    envelopes = new Set(envelopesOf(await everything(), 'WO-1'));
    await liveOn(ACTS.slice(9));
    // Nobody is rung before half past eight.
    await office.until('2026-10-06T02:30:00.000Z');
    await office.as('administrator', 'POST /forgotten-customers', { body: { customerId: 'C-1' } });
    await office.cloud.quiet();
    before = await end();
  });
  afterAll(() => office.cloud.stop());

  it.each(SURFACES.map(({ service }) => service))(
    'of %s: the steps of the runbook bring the day to the same end, and nobody who was forgotten comes back',
    async (service) => {
      const said = saidSince(0);
      await walk(office, linesFor(service));
      // Step 3 of the runbook.
      if (service === 'intake') await office.report(later);

      expect(envelopes.size).toBeGreaterThan(0);
      const leaves = (await everything()).flatMap(({ s }) => [...leavesOf(s?.M ?? {})]);
      expect(leaves.filter((leaf) => envelopes.has(textOf(leaf)))).toEqual([]);

      await liveOn(ACTS.slice(1, -1));
      await foldAsInTheMorning();
      const after = await end();
      expect(after.dead).toEqual([]);
      const comparable = service === 'callback' ? withoutSecondCallbacks : (month: Month) => month;
      expect(comparable(after.month)).toEqual(comparable(before.month));

      const ids = new Set(said.map(({ id }) => id));
      const nameOf = ({ aggregate }: Said) => `${aggregate.type} ${aggregate.id}`;
      const highest = new Map<string, number>();
      for (const each of said)
        highest.set(nameOf(each), Math.max(each.aggregate.version, highest.get(nameOf(each)) ?? 0));
      const anew = saidSince(said.length).filter(({ id }) => !ids.has(id));
      expect(anew.filter((each) => each.aggregate.version <= (highest.get(nameOf(each)) ?? 0))).toEqual([]);
    },
  );

  it('of keys: lost keys come back from the copy, and a month that was destroyed since stays destroyed', async () => {
    const keys = names.table('keys');
    const september = workOrderOf({
      orderId: 'WO-SEPTEMBER',
      completedAt: '2026-09-28T10:11:09+08:00',
      arrivedAt: '2026-09-28T09:40:00+08:00',
    });
    await office.report(september);
    await copyTable(office, keys, copyOf('keys'));
    const [lost] = (await itemsOf(office.cloud, keys)).filter(
      ({ pk, sk }) => pk?.S?.startsWith('KEY#') && sk?.S !== '2026-09',
    );
    if (!lost?.pk || !lost.sk) throw new Error('no key of another month');
    const lie = async () => new Map((await itemsOf(office.cloud, keys)).map((item) => [item.pk?.S, item]));
    const answer = await office.as('administrator', 'DELETE /month-keys/{month}', {
      path: { month: '2026-09' },
      // The order's own callback is open and needs the key.
      query: { force: 'yes' },
    });
    expect(answer).toMatchObject({ status: 200 });
    const destroyed = (await itemsOf(office.cloud, keys)).filter(({ destroyedAt }) => destroyedAt);
    expect(destroyed.length).toBeGreaterThan(0);
    await tablesOf(office.cloud).send(
      new DeleteItemCommand({ TableName: keys, Key: { pk: lost.pk, sk: lost.sk } }),
    );

    await walk(
      office,
      commandsOf('### The keys table').map((line) => line.replace('COPY', copyOf('keys'))),
    );
    expect((await lie()).get(lost.pk.S)).toEqual(lost);
    expect((await itemsOf(office.cloud, keys)).filter(({ destroyedAt }) => destroyedAt)).toEqual(destroyed);
    // Doors remember an opened key for two minutes.
    await office.until('2026-10-06T02:33:00.000Z');
    await office.report({ ...september, orderId: 'WO-TOO-LATE' });
    expect(await office.ask('administrator', 'GET /rejected')).toMatchObject({
      rejected: expect.arrayContaining([
        expect.objectContaining({
          orderId: 'WO-TOO-LATE',
          issues: [{ path: 'completedAt', rule: 'month-key-destroyed' }],
        }),
      ]),
    });
  });
});
