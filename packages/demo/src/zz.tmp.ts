import { mkdtempSync } from 'node:fs';
import { loadBranch } from '@huiyin/infra/branch';
import { liveSampleMonth, SEED } from './month/sample-month.ts';
import { startOffice } from './office/start-office.ts';

const folder = mkdtempSync('/tmp/zz-');
const office = await startOffice({
  branch: loadBranch('longgang'),
  dataDir: `${folder}/data`,
  assemblyDir: `${folder}/cdk`,
  port: 0,
  startAt: new Date('2026-10-01T00:00:00+08:00'),
  keySeed: SEED,
});
const c: Record<string, number> = {};
office.cloud.meter.onOperation((o: any) => {
  const k = `${o.by ?? '-'} ${o.service ?? ''} ${o.operation ?? o.kind ?? ''} ${o.table ?? ''} ${o.index ?? ''}`;
  c[k] = (c[k] ?? 0) + 1;
});
const END = Date.parse('2026-10-11T08:30:00+08:00');
const t = performance.now(),
  u0 = process.cpuUsage();
await liveSampleMonth(office, { from: '2026-10-01', untilMs: END, agentsUntilMs: END, seed: SEED });
await office.cloud.quiet();
const u = process.cpuUsage(u0);
console.log('wall', performance.now() - t, 'cpu', (u.user + u.system) / 1e6);
for (const [k, v] of Object.entries(c)
  .sort((a, b) => b[1] - a[1])
  .slice(0, 45))
  console.log(v, k);
console.log(JSON.stringify(office.cloud.meter.snapshot().lambda, null, 0));
await office.stop();
process.exit(0);
