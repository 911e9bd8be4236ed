import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issuesOf, workOrder } from '@huiyin/contracts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { huiyin } from '../program.ts';
import { worldOf } from '../world.double.ts';

const CASES = new URL('./cases/', import.meta.url).pathname;

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'huiyin-cases-'));
});
afterEach(() => rmSync(data, { recursive: true }));

const resultsOf = (orders: readonly unknown[]) =>
  orders.map((sent) => {
    const read = workOrder.safeParse(sent);
    return read.success
      ? { orderId: read.data.orderId, result: 'recorded' }
      : { result: 'rejected', issues: issuesOf(read.error) };
  });

/** Judges by the contract alone; when asked beforehand, it has seen every order. */
const intake = () =>
  worldOf({
    'POST /work-orders': ({ body }) => ({ status: 200, body: { results: resultsOf(body as unknown[]) } }),
    'POST /work-orders/check': ({ body }) => ({
      status: 200,
      body: {
        results: resultsOf(body as unknown[]).map((one) =>
          one.result === 'recorded' ? { ...one, result: 'duplicate' } : one,
        ),
      },
    }),
  });

const BRANCH = ['--url', 'http://127.0.0.1:4400'];

async function importing(file: string, map = 'base.yaml', ...options: string[]) {
  const world = { ...intake(), environment: {} };
  const words = ['import', 'orders', join(CASES, file), '--map', join(CASES, map), '--json', '--data', data];
  const fault = await huiyin(world)
    .exitOverride()
    .parseAsync([...words, ...options], { from: 'user' })
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  const answer = world.printed[0] === undefined ? undefined : (JSON.parse(world.printed[0]) as object);
  const sent = world.received.filter(({ route }) => route === 'POST /work-orders');
  const orders = sent.flatMap(({ body }) => body as Record<string, unknown>[]);
  return { answer, orders, fault, remarks: world.remarks };
}

const counts = (recorded: number, rejected = 0, skipped = 0) => ({
  recorded,
  duplicates: 0,
  rejected,
  skipped,
});

describe('files as people have them', () => {
  test('01: a stray quote spoils no row', async () => {
    const { answer, orders } = await importing('01-stray-quote.csv', 'base.yaml', ...BRANCH);
    expect(answer).toEqual(counts(3));
    expect(orders[1]).toMatchObject({ orderId: 'Q-2', extra: { 备注: '换6" 阀门' } });
  });

  test('03: lines may end in any mixture', async () => {
    expect((await importing('03-crlf-header-lf-rows.csv', 'base.yaml', ...BRANCH)).answer).toEqual(counts(5));
  });

  test('04: twelve hours without their half are refused when the mapping is read', async () => {
    const { orders, fault } = await importing(
      '04-twelve-hours-without-half.csv',
      '04-twelve-hours-without-half.yaml',
    );
    expect(orders).toEqual([]);
    expect(fault).toMatchObject({ message: expect.stringMatching(/\.yaml, line 3: formats\.0 h without a/) });
  });

  test('06: letters that mean nothing are refused before the first order', async () => {
    const { orders, fault } = await importing(
      '06-format-letters-checked-too-late.csv',
      '06-format-letters-checked-too-late.yaml',
    );
    expect(orders).toEqual([]);
    expect(fault).toMatchObject({
      message: expect.stringContaining('formats.1 letters that mean nothing: yy'),
    });
  });

  test('07: two columns of one name are named', async () => {
    const { orders, fault } = await importing('07-two-columns-of-one-name.csv', 'base.yaml', ...BRANCH);
    expect(orders).toEqual([]);
    expect(fault).toMatchObject({
      message: expect.stringContaining('2 columns are called 电话 (columns 4 and 5)'),
    });
  });

  test('09b: a mapping with a tab is refused in one sentence', async () => {
    const { fault } = await importing('09b-any.csv', '09b-tab-in-mapping.yaml', ...BRANCH);
    expect(fault).toMatchObject({
      name: 'Fault',
      message: expect.stringMatching(/^[^\n]*\.yaml, line 2: [^\n]*$/),
    });
  });

  test('10: missing and surplus empty cells change nothing', async () => {
    expect((await importing('10-rows-shorter-and-longer.csv', 'base.yaml', ...BRANCH)).answer).toEqual(
      counts(3),
    );
  });

  test('13: an empty file is refused', async () => {
    expect((await importing('13-empty-file.csv', 'base.yaml', ...BRANCH)).fault).toMatchObject({
      code: 'columns-missing',
    });
  });

  test('16: where clocks change, a visit has a sensible order', async () => {
    const { orders } = await importing('16-clock-change.csv', '16-clock-change.yaml', ...BRANCH);
    const visit = (id: string) => orders.find(({ orderId }) => orderId === id);
    expect(visit('DST-1')).toMatchObject({
      arrivedAt: '2026-11-01T01:50:00-04:00',
      completedAt: '2026-11-01T01:10:00-05:00',
    });
    expect(visit('DST-2')).toMatchObject({
      arrivedAt: '2026-03-08T01:55:00-05:00',
      completedAt: '2026-03-08T03:30:00-04:00',
    });
    expect(visit('DST-3')).toMatchObject({
      arrivedAt: '2026-03-08T01:30:00-05:00',
      completedAt: '2026-03-08T03:05:00-04:00',
    });
  });

  test('18: a title above the header is passed over, and a sum below is no order', async () => {
    expect((await importing('18-title-row-first.csv', 'base.yaml', ...BRANCH)).answer).toEqual(
      counts(1, 0, 1),
    );
  });

  test('a dry run asks the branch what would become of each row, and brings none in', async () => {
    const { answer, orders } = await importing('18-title-row-first.csv', 'base.yaml', '--check', ...BRANCH);
    expect(orders).toEqual([]);
    expect(answer).toEqual({
      duplicate: 1,
      skipped: 1,
      rows: [
        { line: 3, fate: 'duplicate', reasons: [] },
        { line: 4, fate: 'skipped', reasons: ['totals-row'] },
      ],
    });
  });

  test('a dry run without a branch asks the contract alone, and says so', async () => {
    const { answer, remarks } = await importing('18-title-row-first.csv', 'base.yaml', '--check');
    expect(answer).toMatchObject({ sent: 1, skipped: 1 });
    expect(remarks).toEqual([expect.stringContaining('没有分公司在运行')]);
  });

  test('rows that are rejected are a fault of their own, after the answer', async () => {
    const { answer, fault } = await importing('16-clock-change.csv', '16-clock-change.yaml', ...BRANCH);
    expect(answer).toEqual(counts(6, 1, 1));
    expect(fault).toMatchObject({ code: 'rows-rejected' });
    const dry = await importing('16-clock-change.csv', '16-clock-change.yaml', '--check', ...BRANCH);
    expect(dry.fault).toMatchObject({ code: 'rows-rejected' });
    expect(dry.answer).toMatchObject({ duplicate: 6, rejected: 1, skipped: 1 });
  });
});
