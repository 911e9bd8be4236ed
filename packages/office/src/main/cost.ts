import { billOf, costReport } from '@huiyin/sample-month';
import { liveOctober } from '../october.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';

// `npm run cost`: lives October 2026 as `npm run demo` does and prints what it cost.
const { summary, reading } = await inTemporaryFolder(liveOctober);
process.stdout.write(`${costReport(summary, billOf(reading))}\n`);
