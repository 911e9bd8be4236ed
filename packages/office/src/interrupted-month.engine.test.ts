import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBranch } from '@huiyin/infra/branch';
import { drawsOf, liveSampleMonth, planMonth } from '@huiyin/sample-month';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startOffice } from './start-office.ts';

const branch = loadBranch('longgang');
/** After the morning's fold, before the day's first orders. */
const END = Date.parse('2026-10-02T07:55:00+08:00');
const month = { from: '2026-10-01', untilMs: END, agentsUntilMs: END, seed: 'two days' };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-month-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (startAt?: Date) =>
  startOffice({
    branch,
    dataDir: join(folder, 'data'),
    assemblyDir: join(folder, 'cdk.out'),
    port: 0,
    keySeed: 'two days',
    ...(startAt && { startAt }),
  });

describe('a sample month that is killed while it is lived', () => {
  test('is lived on: every order counts once, and so does every call', { timeout: 240_000 }, async () => {
    const first = await open(new Date('2026-10-01T00:00:00+08:00'));
    const killedAt = Date.parse('2026-10-01T16:40:00+08:00');
    await liveSampleMonth(first, { ...month, untilMs: killedAt });
    first.cloud.kill();

    const second = await open();
    try {
      expect(second.cloud.clock.now().getTime()).toBe(killedAt);
      await liveSampleMonth(second, month);
      await second.cloud.quiet();
      const { population, total } = await second.api.call('GET /briefings/{period}', {
        path: { period: '2026-10' },
      });
      const arrived = planMonth(branch, month.from, END, drawsOf(month.seed)).sendings.flatMap(
        ({ orders }) => orders,
      );
      const good = new Set(arrived.map(({ orderId }) => String(orderId)).filter((id) => !id.endsWith('-X')));
      expect(population.reduce((sum, { orders }) => sum + orders, 0)).toBe(good.size);
      const { rejected } = await second.api.call('GET /rejected', {});
      expect(rejected.length).toBe(
        arrived.length - arrived.filter(({ orderId }) => !String(orderId).endsWith('-X')).length,
      );
      expect(total.closed).toBeGreaterThan(0);
      expect(total.attempts).toBeGreaterThanOrEqual(total.closed);
    } finally {
      await second.stop();
    }
  });
});
