import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { huiyin } from '@huiyin/cli';
import type { WorkOrder } from '@huiyin/contracts';
import { customerOf, workOrderOf } from '@huiyin/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, openOffice } from './branch-office.ts';

const MONTH = '2026-10';
const KEY_SEED = 'a month that is drawn again';

const orderOf = (orderId: string, day: string, overrides: Partial<WorkOrder> = {}): WorkOrder => {
  const { promised, arrivedAt, ...order } = workOrderOf({
    orderId,
    completedAt: `${day}T10:11:09+08:00`,
    customer: customerOf({ id: `C-${orderId}` }),
    ...overrides,
  });
  return order;
};

const TYPES = [
  { businessType: 'repair', team: 'repair-1' },
  { businessType: 'counter', team: 'counter-1' },
  { businessType: 'meter-reading', team: 'meter-1' },
] as const;
const DAYS = ['2026-10-01', '2026-10-12', '2026-10-31'] as const;
const plain = DAYS.flatMap((day) =>
  Array.from({ length: 20 }, (_, index) => orderOf(`WO-${day}-${index}`, day, TYPES[index % 3])),
);
const vip = orderOf('WO-VIP', '2026-10-12', {
  ...TYPES[2],
  customer: customerOf({ id: 'C-VIP', segment: 'vip' }),
});
const corrected = { ...orderOf('WO-CORRECTED', '2026-10-12', TYPES[1]), revision: 2, businessType: 'repair' };
const late = orderOf('WO-LATE', '2026-10-02', TYPES[0]);
const correctedLate = { ...orderOf('WO-CORRECTED-LATE', '2026-10-01', TYPES[0]), revision: 2, ...TYPES[1] };

/** What the upstream system lists of October, newest revisions only. */
const LISTED = [...plain, vip, corrected, late, correctedLate];
const ROWS = LISTED.map(({ orderId, revision, businessType, customer, completedAt }) =>
  [orderId, revision, businessType, customer.segment ?? 'residential', completedAt].join(','),
);
const HEADER = 'orderId,revision,businessType,segment,completedAt';

describe('October, drawn again when its windows have ended', () => {
  let office: BranchOffice;
  let folder: string;

  /** What `huiyin audit sample` finds, and how it ends; with a record it has no branch to ask. */
  async function audit(rows: readonly string[], record?: string) {
    const orders = join(folder, 'orders.csv');
    writeFileSync(orders, `${[HEADER, ...rows].join('\n')}\n`);
    return run('sample', MONTH, '--orders', orders, ...(record === undefined ? [] : ['--record', record]));
  }
  async function run(...words: string[]) {
    const printed: string[] = [];
    const offline = words.includes('--record');
    const program = huiyin({
      fetch: offline ? () => Promise.reject(new Error('nobody is to be asked')) : globalThis.fetch,
      pause: () => Promise.resolve(),
      print: (line) => void printed.push(line),
      remark: () => {},
      now: () => office.cloud.clock.now(),
      isTerminal: false,
      environment: { HUIYIN_URL: Object.values(office.cloud.apis)[0] },
    });
    const fault = await program
      .parseAsync(['audit', ...words, '--json', '--data', folder], { from: 'user' })
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    return { answer: JSON.parse(printed[0] ?? 'null'), fault };
  }
  const keyOf = (month: string) => office.ask('agent', 'GET /sampling-keys/{month}', { path: { month } });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'huiyin-audit-'));
    office = await openOffice({ at: '2026-09-29T02:00:00.000Z', cloud: { keySeed: KEY_SEED } });
    await office.report(orderOf('WO-SEPTEMBER', '2026-09-29', { completedAt: '2026-09-29T09:00:00+08:00' }));
    await office.until('2026-10-01T04:00:00.000Z');
    await office.report(...plain.slice(0, 20), orderOf('WO-CORRECTED-LATE', '2026-10-01', TYPES[0]));
    await office.until('2026-10-12T04:00:00.000Z');
    await office.report(...plain.slice(20, 40), vip);
    await office.report(orderOf('WO-CORRECTED', '2026-10-12', TYPES[1]));
    await office.report(corrected);
    await office.until('2026-10-20T04:00:00.000Z');
    await office.report(late, correctedLate);
    await office.until('2026-10-31T04:00:00.000Z');
    await office.report(...plain.slice(40));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await office.cloud.stop();
  });

  it('was bound to its key by the last briefing before it began', async () => {
    const { commitment, inTime, committedAt } = await keyOf(MONTH);
    expect([inTime, committedAt < '2026-09-30']).toEqual([true, true]);
    const last = (await office.cloud.mails()).find(({ subject }) => subject.includes('2026-09-29'));
    expect(JSON.stringify(last)).toContain(commitment);
  });

  it('cannot be drawn again while one of its windows is open', async () => {
    await office.until('2026-11-14T15:59:00.000Z');
    expect(await keyOf(MONTH)).not.toHaveProperty('key');
    expect((await audit(ROWS)).fault).toMatchObject({ code: 'key-not-revealed' });
  });

  it('is then drawn again exactly, with what was suppressed and corrected on record', async () => {
    await office.until('2026-11-14T17:00:00.000Z');
    const { answer, fault } = await audit(ROWS);
    expect(fault).toBeUndefined();
    expect(answer).toEqual({
      month: MONTH,
      branch: 'longgang',
      listed: LISTED.length,
      recorded: LISTED.length,
      drawn: answer.sampled + 1,
      sampled: expect.any(Number),
      suppressed: {
        'window-passed': 1,
        'customer-paused': 0,
        'customer-refused': 0,
        'phone-missing': 0,
        'customer-forgotten': 0,
      },
      corrected: 1,
      inTime: true,
      findings: [],
      unreadable: [],
    });
    expect(answer.sampled).toBeGreaterThan(20);
  });

  it('names an order that was added to the list, dropped from it, or moved in it', async () => {
    const [first = '', ...rest] = ROWS;
    const moved = first.replace('2026-10-01T', '2026-10-03T');
    const { answer, fault } = await audit([
      moved,
      ...rest.slice(0, -1),
      'WO-ADDED,1,repair,residential,2026-10-31',
    ]);
    expect(fault).toMatchObject({ code: 'sample-differs' });
    expect(answer.findings).toEqual([
      {
        finding: 'completed-otherwise',
        orderId: 'WO-2026-10-01-0',
        recorded: '2026-10-01',
        found: '2026-10-03',
      },
      { finding: 'not-on-record', orderId: 'WO-ADDED', found: '2026-10-31' },
      { finding: 'not-in-list', orderId: 'WO-CORRECTED-LATE', recorded: '2026-10-01' },
    ]);
  });

  it('is drawn again elsewhere, from files alone; a rate that was changed in them is named', async () => {
    const file = join(folder, 'record.json');
    expect((await run('record', MONTH, file)).fault).toBeUndefined();
    expect((await audit(ROWS, file)).fault).toBeUndefined();
    const record = JSON.parse(readFileSync(file, 'utf8'));
    record.policies[0].rates['meter-reading'] = 0.2;
    writeFileSync(file, JSON.stringify(record));
    const { answer } = await audit(ROWS, file);
    const readings = plain.filter(({ businessType }) => businessType === 'meter-reading');
    const named = answer.findings.filter(({ finding }: { finding: string }) => finding === 'rate-differs');
    expect(named.map(({ orderId }: { orderId: string }) => orderId)).toEqual(
      readings.map(({ orderId }) => orderId).toSorted(),
    );
  });
});
