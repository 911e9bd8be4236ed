import { liveOctober } from '../october.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';

// `npm run demo`: the sample month of October 2026 in a temporary folder; one JSON summary on standard output.
const { summary } = await inTemporaryFolder(liveOctober);
process.stdout.write(`${JSON.stringify(summary)}\n`);
