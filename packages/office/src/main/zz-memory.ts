import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { addDays, dayOf, periodContaining, startOfDay } from '@huiyin/calendar';
import { loadBranch } from '@huiyin/infra/branch';
import { liveSampleMonth, SEED } from '@huiyin/sample-month';
import { startOffice } from '../start-office.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';

// `npm run bench -- memory MONTHS`: what a branch takes that runs here: empty, while it lives sample months one after another,
// and when nothing has happened for a while after the first and the last; in megabytes of resident memory.
const months = Number(process.argv[2] ?? 12);
/** Functions that nobody calls are ended after a minute. */
const IDLE_SECONDS = 90;
const START = new Date('2025-11-01T00:00:00+08:00');

const residentMb = (): number => Math.round(process.memoryUsage.rss() / 1_048_576);

async function idleMb(): Promise<number> {
  await setTimeout(IDLE_SECONDS * 1000);
  const m = process.memoryUsage();
  console.error(
    'idle',
    Object.entries(m)
      .map(([k, v]) => k + ' ' + Math.round(v / 1048576))
      .join(' '),
  );
  global.gc?.();
  const n = process.memoryUsage();
  console.error(
    'gc',
    Object.entries(n)
      .map(([k, v]) => k + ' ' + Math.round(v / 1048576))
      .join(' '),
  );
  return residentMb();
}

/** What the act takes at most, looked at four times a second. */
async function peakOf(act: () => Promise<unknown>): Promise<number> {
  let peak = residentMb();
  const looking = setInterval(() => {
    peak = Math.max(peak, residentMb());
  }, 250);
  try {
    await act();
  } finally {
    clearInterval(looking);
  }
  return peak;
}

const figures = await inTemporaryFolder(async (folder) => {
  const branch = loadBranch('longgang');
  const office = await startOffice({
    branch,
    dataDir: join(folder, 'data'),
    assemblyDir: join(folder, 'cdk.out'),
    port: 0,
    startAt: START,
    keySeed: SEED,
  });
  try {
    const emptyMb = await idleMb();
    const peakByMonthMb: number[] = [];
    const idleAfterMonthMb: Record<number, number> = {};
    for (let month = 0; month < months; month += 1) {
      const from = dayOf(office.cloud.clock.now().toISOString(), branch.zone);
      const { last } = periodContaining(from, 'month');
      const untilMs = Date.parse(startOfDay(addDays(last, 1), branch.zone));
      const lived = { from, untilMs, agentsUntilMs: untilMs, seed: `${SEED}-${month}` };
      peakByMonthMb.push(await peakOf(() => liveSampleMonth(office, lived)));
      await office.cloud.quiet();
      if (true) idleAfterMonthMb[month + 1] = await idleMb();
    }
    return { months, emptyMb, peakByMonthMb, idleAfterMonthMb };
  } finally {
    await office.stop();
  }
});
process.stdout.write(`${JSON.stringify(figures)}\n`);
