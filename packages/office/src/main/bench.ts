import { join } from 'node:path';
import { loadBranch } from '@huiyin/infra/branch';
import { measureThroughput } from '@huiyin/sample-month';
import { startOffice } from '../start-office.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';

// `npm run bench`: how many orders a second this machine takes from POST to the last consequence.
const figures = await inTemporaryFolder(async (folder) => {
  const beforeMs = performance.now();
  const office = await startOffice({
    branch: loadBranch('longgang'),
    dataDir: join(folder, 'data'),
    assemblyDir: join(folder, 'cdk.out'),
    port: 0,
    startAt: new Date('2026-10-31T20:00:00+08:00'),
  });
  const startSeconds = Math.round(performance.now() - beforeMs) / 1000;
  try {
    return { startSeconds, ...(await measureThroughput(office)) };
  } finally {
    await office.stop();
  }
});
process.stdout.write(`${JSON.stringify(figures)}\n`);
