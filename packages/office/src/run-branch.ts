import { createServer } from 'node:net';
import { join } from 'node:path';
import { addDays, dayOf, momentAt, startOfDay, toInstant } from '@huiyin/calendar';
import type { RunFile } from '@huiyin/client/run-file';
import { loadBranch } from '@huiyin/infra/branch';
import { Fault } from '@huiyin/kernel';
import { liveSampleMonth, SEED } from '@huiyin/sample-month';
import {
  claimFolder,
  clear,
  demandFolder,
  isUnused,
  leaveFolder,
  leaveWord,
  readSample,
  type SampleFile,
  writeSample,
} from './data-folder.ts';
import { reception } from './page/reception.ts';
import { progressBar } from './progress-bar.ts';
import { type RunningOffice, startOffice } from './start-office.ts';

export interface RunOptions {
  readonly branch: string;
  readonly port: number;
  readonly data: string;
  readonly fresh: boolean;
  /** Customers may be rung by night too: for a tutorial, never with real ones. */
  readonly anyHour: boolean;
  readonly sample: boolean;
}

/** The branch whose teams and business types the sample month is made of. */
const SAMPLE_BRANCH = 'longgang';
const ANY_HOUR = [{ from: '00:00', to: '24:00' }];
const SAMPLE_DAYS = 30;
const HOUR_MS = 3_600_000;
const BEHIND_MS = 1000;

/**
 * Runs a branch on its data folder until it is told to stop: lives through the sample month if it is to, and follows the
 * host's clock from then on. Throws a `Fault` when it cannot be started.
 */
export async function runBranch(
  options: RunOptions,
  say: (line: string) => void,
  stopping: AbortSignal,
): Promise<void> {
  const { data } = options;
  const loaded = loadBranch(options.branch);
  const branch = options.anyHour
    ? { ...loaded, calling: { ...loaded.calling, permitted: ANY_HOUR } }
    : loaded;
  demandFolder(data);
  claimFolder(data, branch.branch);
  try {
    if (options.fresh) clear(data);
    if (options.port !== 0) await demandPort(options.port);
    announce(options.port === 0 ? undefined : `http://127.0.0.1:${options.port}`, say);

    const isNew = isUnused(data);
    if (options.sample && isNew && branch.branch === SAMPLE_BRANCH && !readSample(data))
      writeSample(data, sampleUntil(Date.now(), branch.zone));
    else if (options.sample && isNew && branch.branch !== SAMPLE_BRANCH)
      say(
        `${branch.branch} 没有样例月，将从空白开始 · ${branch.branch} has no sample month: it starts empty`,
      );
    const sample = readSample(data);
    const front = reception();
    const office = await startOffice({
      branch,
      dataDir: data,
      assemblyDir: join(data, 'cdk.out'),
      port: options.port,
      ...(sample && !sample.lived && { startAt: new Date(startOfDay(sample.from, branch.zone)) }),
      fallback: front.serve,
      onDisk: (state) =>
        say(
          state === 'full'
            ? '磁盘已满，暂不受理（503），腾出空间后自动恢复 · the disk is full: nothing is taken (503) until there is room'
            : '磁盘有空间了，恢复受理 · there is room again',
        ),
    });
    const stopped = stopOn(stopping, office);
    const live = async (): Promise<void> => {
      front.open(office);
      if (options.port === 0) announce(office.url, say);
      leaveWord(data, runFileOf(office, 'living'));
      if (sample && !sample.lived) await liveOn(office, sample, data, front.report);
      await catchUp(office);
      leaveWord(data, runFileOf(office, 'ready'));
      front.report(undefined);
      say(`ready · 就绪  ${office.url}`);
    };
    try {
      await Promise.race([stopped, live()]);
    } catch (fault) {
      // Told to stop in the middle of a month, whoever lived it finds the cloud gone.
      if (!stopping.aborted) {
        await office.stop();
        throw fault;
      }
    }
    await stopped;
  } finally {
    leaveFolder(data);
  }
}

/** Ends the office when it is told to; resolves when that is done. */
function stopOn(stopping: AbortSignal, office: RunningOffice): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => void office.stop().then(resolve, reject);
    if (stopping.aborted) stop();
    else stopping.addEventListener('abort', stop, { once: true });
  });
}

function runFileOf(
  { branch: { branch, zone }, cloud, url }: RunningOffice,
  state: RunFile['state'],
): RunFile {
  const { endpoints, mailboxUrl, region } = cloud;
  return { branch, zone, pid: process.pid, state, url, endpoints, mailboxUrl, region };
}

function announce(url: string | undefined, say: (line: string) => void): void {
  if (url === undefined) return;
  say(`workbench · 工作台 ${url}/`);
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
    probe.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EACCES'
          ? new Fault(
              'port-forbidden',
              `端口 ${port} 不允许使用：请用 --port 换一个 1024 以上的 · port ${port} may not be used: say one above 1023 with --port`,
              { cause },
            )
          : new Fault(
              'port-taken',
              `端口 ${port} 已被占用：请用 --port 换一个 · port ${port} is taken: say another with --port`,
              { cause },
            ),
      ),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
