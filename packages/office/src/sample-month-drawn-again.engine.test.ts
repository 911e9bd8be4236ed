import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf, toInstant } from '@huiyin/calendar';
import type { RecordedDecision } from '@huiyin/contracts';
import { auditSample, type ListedOrder } from '@huiyin/draw';
import { loadBranch } from '@huiyin/infra/branch';
import { drawsOf, liveSampleMonth, planMonth } from '@huiyin/sample-month';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { startOffice } from './start-office.ts';

const branch = loadBranch('longgang');
/** Orders late, twice, corrected and wrong, and customers with several: six days have some of each. */
const END = Date.parse('2026-10-07T07:55:00+08:00');
const month = { from: '2026-10-01', untilMs: END, agentsUntilMs: END, seed: 'drawn again' };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-month-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sent = z.object({
  orderId: z.string(),
  revision: z.number(),
  businessType: z.string(),
  completedAt: z.string(),
  customer: z.object({ segment: z.enum(['residential', 'commercial', 'vip']).default('residential') }),
});

/** What the upstream system sent, as its own list; the orders that intake turned away are not well-formed, and left out. */
const ordersSent = (): readonly ListedOrder[] =>
  planMonth(branch, month.from, END, drawsOf(month.seed)).sendings.flatMap(({ orders }) =>
    orders.flatMap((order) => {
      if (String(order.orderId).endsWith('-X')) return [];
      const { customer, completedAt, ...rest } = sent.parse(order);
      const completedDay = dayOf(toInstant(Date.parse(completedAt)), branch.zone);
      return [{ ...rest, segment: customer.segment, completedDay }];
    }),
  );

test('the sample of a lived month is drawn again exactly', { timeout: 240_000 }, async () => {
  const office = await startOffice({
    branch,
    dataDir: join(folder, 'data'),
    assemblyDir: join(folder, 'cdk.out'),
    port: 0,
    keySeed: month.seed,
    startAt: new Date('2026-09-30T23:30:00+08:00'),
  });
  try {
    await liveSampleMonth(office, month);
    await office.cloud.clock.advanceTo(new Date('2026-11-15T00:45:00+08:00'));
    await office.cloud.quiet();
    const samplingKey = await office.api.call('GET /sampling-keys/{month}', { path: { month: '2026-10' } });
    const { policies } = await office.api.call('GET /policies', {});
    const record: RecordedDecision[] = [];
    for (let next: string | undefined = '01.0.'; next !== undefined; ) {
      const request = { path: { month: '2026-10' }, query: { next } };
      const page: { readonly decisions: readonly RecordedDecision[]; readonly next?: string | undefined } =
        await office.api.call('GET /decisions/{month}', request);
      record.push(...page.decisions);
      next = page.next;
    }
    const { key = expect.fail() } = samplingKey;
    const audit = auditSample({
      branch: branch.branch,
      zone: branch.zone,
      month: '2026-10',
      key: { ...samplingKey, key },
      policies,
      record,
      orders: ordersSent(),
    });
    expect(audit.findings).toEqual([]);
    expect(audit.inTime).toBe(true);
    expect(audit.recorded).toBeGreaterThan(100);
    expect(audit.listed).toBe(audit.recorded);
    const suppressed = audit.drawn - audit.sampled;
    expect(suppressed).toBeGreaterThan(0);
    expect(audit.suppressed['customer-paused']).toBeLessThanOrEqual(suppressed);
  } finally {
    await office.stop();
  }
});
