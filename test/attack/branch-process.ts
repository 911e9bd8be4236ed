/**
 * A branch in a process of its own, which somebody may kill: `branch-process.ts ASSEMBLY DATA START KEY-SEED`. Speaks over
 * the channel of `fork`: says where it listens, and does what it is told.
 */
import { startLocalCloud } from '@huiyin/local-cloud';

/** What the parent tells it to do. */
export type Told =
  | { readonly id: number; readonly act: 'quiet' }
  | { readonly id: number; readonly act: 'advance'; readonly minutes: number }
  | {
      readonly id: number;
      readonly act: 'kill worker';
      readonly functionName: string;
      readonly afterMs: number;
    };

/** What it says: once that it runs, then how each act ended; and how many workers have died so far. */
export type Says =
  | {
      readonly running: {
        readonly api: string;
        readonly eventbridge: string;
        readonly region: string;
        readonly functions: readonly string[];
      };
    }
  | { readonly done: number; readonly failed?: string; readonly deaths: number };

const [assembly = '', dataDir = '', startAt = '', keySeed = ''] = process.argv.slice(2);
let deaths = 0;
const cloud = await startLocalCloud({
  assemblies: [assembly],
  dataDir,
  startAt: new Date(startAt),
  keySeed,
  onLog: ({ text }) => {
    if (text.includes('Runtime.ExitError')) deaths += 1;
  },
});
const say = (what: Says): void => void process.send?.(what);

const perform = async (told: Told): Promise<void> => {
  switch (told.act) {
    case 'quiet':
      return cloud.quiet();
    case 'advance':
      return cloud.clock.advanceBy(told.minutes * 60_000);
    case 'kill worker':
      return cloud.faults.killNextCall(told.functionName, { afterMs: told.afterMs });
  }
};
process.on('message', (told: Told) => {
  perform(told).then(
    () => say({ done: told.id, deaths }),
    (fault: unknown) => say({ done: told.id, failed: String(fault), deaths }),
  );
});
// Whose parent is gone has nobody to answer to.
process.on('disconnect', () => cloud.kill());
say({
  running: {
    api: Object.values(cloud.apis)[0] ?? '',
    eventbridge: cloud.endpoints.eventbridge,
    region: cloud.region,
    functions: cloud.functions.names(),
  },
});
