import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liveOctober } from '../october.ts';

// `npm run demo`: the sample month of October 2026 in a temporary folder; one JSON summary on standard output.
const folder = mkdtempSync(join(tmpdir(), 'huiyin-demo-'));
try {
  const { summary } = await liveOctober(folder);
  process.stdout.write(`${JSON.stringify(summary)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
