import { createServer } from 'node:net';
import { join } from 'node:path';
import { loadBranch } from '@huiyin/infra/branch';
import { addDays, dayOf, Fault, momentAt, startOfDay, toInstant } from '@huiyin/kernel';
import { liveSampleMonth, SEED } from '@huiyin/sample-month';
import { claimFolder, clear, isEmpty, readSample, type SampleFile, writeSample } from './data-folder.ts';
import { reception } from './page/reception.ts';
import { progressBar } from './progress-bar.ts';
import { type RunningOffice, startOffice } from './start-office.ts';

export interface RunOptions {
  readonly branch: string;
  readonly port: number;
  readonly data: string;
  readonly fresh: boolean;
  readonly sample: boolean;
}

/** The branch whose teams and business types the sample month is made of. */
const SAMPLE_BRANCH = 'longgang';
const SAMPLE_DAYS = 30;
const HOUR_MS = 3_600_000;
const BEHIND_MS = 1000;

/** Starts a branch on its data folder, lives through the sample month if it is to, and follows the host's clock from then on. */
export async function runBranch(options: RunOptions, say: (line: string) => void): Promise<RunningOffice> {
  const branch = loadBranch(options.branch);
  claimFolder(options.data);
  if (options.fresh) clear(options.data);
  if (options.port !== 0) await demandPort(options.port);
  announce(options.port === 0 ? undefined : `http://127.0.0.1:${options.port}`, say);

  const wanted = options.sample && branch.branch === SAMPLE_BRANCH && isEmpty(options.data);
  if (wanted) writeSample(options.data, sampleUntil(Date.now(), branch.zone));
  else if (options.sample && isEmpty(options.data))
    say(`${branch.branch} has no sample month: it starts empty`);
  const sample = readSample(options.data);
  const front = reception();
  const office = await startOffice({
    branch,
    dataDir: options.data,
    assemblyDir: join(options.data, 'cdk.out'),
    port: options.port,
    ...(wanted && sample && { startAt: new Date(startOfDay(sample.from, branch.zone)) }),
    fallback: front.serve,
  });
  front.open(office);
  if (options.port === 0) announce(office.url, say);
  if (sample && !sample.lived) await liveOn(office, sample, options.data, front.report);
  await catchUp(office);
  front.report(undefined);
  say(`ready · 就绪  ${office.url}`);
  return office;
}

function announce(url: string | undefined, say: (line: string) => void): void {
  if (url === undefined) return;
  say(`index · 首页     ${url}/`);
  say(`API · 接口       ${url}`);
  say(`mailbox · 邮箱   ${url}/mailbox`);
}

/** Ends now, on the host's clock; nobody rings after noon of yesterday, so today's queue is waiting. */
function sampleUntil(nowMs: number, zone: string): SampleFile {
  const today = dayOf(toInstant(nowMs), zone);
  return {
    from: addDays(today, -SAMPLE_DAYS),
    untilMs: nowMs,
    agentsUntilMs: Date.parse(momentAt(today, '00:00', zone)) - 11 * HOUR_MS,
    seed: SEED,
    lived: false,
  };
}

async function liveOn(
  office: RunningOffice,
  sample: SampleFile,
  folder: string,
  report: (share: number) => void,
): Promise<void> {
  const bar = progressBar('sample month · 样例月');
  const show = (share: number): void => {
    bar.show(share);
    report(Math.min(1, share));
  };
  await liveSampleMonth(office, sample, show).finally(bar.stop);
  writeSample(folder, { ...sample, lived: true });
}

/** From where the clock stood to the host's present, with all that fell due between; then at the host's pace. */
async function catchUp({ cloud }: RunningOffice): Promise<void> {
  // A clock that runs beside the host's needs no move, and takes none to where it has just been.
  const nowMs = Date.now();
  if (nowMs - cloud.clock.now().getTime() > BEHIND_MS) await cloud.clock.advanceTo(new Date(nowMs));
  cloud.clock.run();
}

function demandPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause) =>
      reject(new Fault('port-taken', `port ${port} is taken: say another with --port N`, { cause })),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
