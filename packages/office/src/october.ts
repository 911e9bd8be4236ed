import { join } from 'node:path';
import { loadBranch } from '@huiyin/infra/branch';
import type { MeterReading } from '@huiyin/local-cloud';
import { attributeUnits, liveSampleMonth, type MonthSummary, SEED, summarize } from '@huiyin/sample-month';
import { progressBar } from './progress-bar.ts';
import { startOffice } from './start-office.ts';

/** The evening before, so that the branch is bound to October's sampling key in time. */
const START = new Date('2026-09-30T23:30:00+08:00');
/** After the briefings of 31 October, of the month and of its last week were mailed. */
const END = Date.parse('2026-11-01T08:30:00+08:00');

export interface LivedMonth {
  readonly summary: MonthSummary;
  readonly reading: MeterReading;
}

/** Lives October 2026 in a folder; the same month every time, down to which orders are sampled. */
export async function liveOctober(folder: string): Promise<LivedMonth> {
  const bar = progressBar('October 2026');
  const logged: string[] = [];
  const office = await startOffice({
    branch: loadBranch('longgang'),
    dataDir: join(folder, 'data'),
    assemblyDir: join(folder, 'cdk.out'),
    port: 0,
    startAt: START,
    keySeed: SEED,
    eventsRemembered: 20_000,
    onLog: ({ text }) => {
      if (/"level":"(ERROR|CRITICAL)"|local-cloud broke|AccessDenied/.test(text)) logged.push(text);
    },
  });
  try {
    const units = attributeUnits(office);
    const month = { from: '2026-10-01', untilMs: END, agentsUntilMs: END, seed: SEED };
    const diary = await liveSampleMonth(office, month, bar.show);
    await office.cloud.quiet();
    const perOrder = units.read();
    const reading = office.cloud.meter.snapshot();
    return { summary: await summarize(office, '2026-10', diary, perOrder), reading };
  } finally {
    bar.stop();
    for (const line of logged.slice(0, 20)) process.stderr.write(line);
    await office.stop();
  }
}
