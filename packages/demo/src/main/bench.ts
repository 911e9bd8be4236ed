import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBranch } from '@huiyin/infra/branch';
import { addDays } from '@huiyin/kernel';
import { drawsOf } from '../month/draw.ts';
import { ordersOf } from '../month/orders.ts';
import { startOffice } from '../office/start-office.ts';

// `npm run bench`: how many orders a second this machine takes from POST to the last consequence.
const DAYS = 90;
const PER_REQUEST = 100;
const folder = mkdtempSync(join(tmpdir(), 'huiyin-bench-'));
const branch = loadBranch('longgang');
try {
  const startedMs = performance.now();
  const office = await startOffice({
    branch,
    dataDir: join(folder, 'data'),
    assemblyDir: join(folder, 'cdk.out'),
    port: 0,
    startAt: new Date('2026-10-31T20:00:00+08:00'),
  });
  const readyMs = performance.now();
  const orders = Array.from({ length: DAYS }, (_, index) =>
    ordersOf(addDays('2026-08-01', index), branch.branch, branch.zone, drawsOf('bench')).map(
      ({ order }) => order,
    ),
  ).flat();
  for (let start = 0; start < orders.length; start += PER_REQUEST)
    await office.api.call('POST /work-orders', { body: orders.slice(start, start + PER_REQUEST) });
  const answeredMs = performance.now();
  await office.cloud.quiet();
  const quietMs = performance.now();
  const perSecond = (endMs: number): number => Math.round(orders.length / ((endMs - readyMs) / 1000));
  process.stdout.write(
    `${JSON.stringify({
      orders: orders.length,
      startSeconds: Math.round(readyMs - startedMs) / 1000,
      answeredPerSecond: perSecond(answeredMs),
      settledPerSecond: perSecond(quietMs),
    })}\n`,
  );
  await office.stop();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
