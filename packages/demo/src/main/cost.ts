import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { costReport } from '../cost/cost-report.ts';
import { billOf } from '../cost/prices.ts';
import { liveOctober } from '../october.ts';

// `npm run cost`: lives October 2026 as `npm run demo` does and prints what it cost.
const folder = mkdtempSync(join(tmpdir(), 'huiyin-cost-'));
try {
  const { summary, units, reading } = await liveOctober(folder);
  process.stdout.write(`${costReport(summary, units, billOf(reading))}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
