import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isAlive, RUN_FILE, type RunFile, readRunFile, type StartingFile } from '@huiyin/client/run-file';
import { Fault } from '@huiyin/kernel';
import * as z from 'zod';

/** The sample month of a data folder: so that it is lived once, and lived on after an interruption. */
const sampleFile = z.strictObject({
  from: z.iso.date(),
  untilMs: z.int(),
  agentsUntilMs: z.int(),
  seed: z.string(),
  lived: z.boolean(),
});
export type SampleFile = z.infer<typeof sampleFile>;

const SAMPLE_FILE = 'sample.json';
/** What local-cloud marks a folder of its own with. */
const FORMAT_FILE = 'format';

/** Makes the folder where there is none. Throws when it cannot be made or written to. */
export function demandFolder(folder: string): void {
  try {
    make(resolve(folder));
    // Who is root may write by the bits where the file system takes nothing: only a file proves it.
    const probe = join(folder, '.probe');
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (cause) {
    throw new Fault(
      'folder-unwritable',
      `${folder} 无法写入（${reasonOf(cause)}）：请用 --data 换一个目录，或修正其权限 · ` +
        `${folder} cannot be written to (${reasonOf(cause)}): choose another with --data, or mend its permissions`,
      { cause },
    );
  }
}

/** Step by step: the recursive form never returns where the file system makes no folders (`/proc`). */
function make(folder: string): void {
  if (existsSync(folder)) return;
  make(dirname(folder));
  mkdirSync(folder);
}

/** Leaves word that this process starts a branch on the folder. Throws when a living one is on it: two would spoil each other's files. */
export function claimFolder(folder: string, branch: string): void {
  const file = join(folder, RUN_FILE);
  if (existsSync(file)) {
    const found = readRunFile(readFileSync(file, 'utf8'));
    if (!found)
      throw new Fault(
        'run-file-foreign',
        `${file} 不完整或不属于本系统：确认没有分公司在此目录运行后删除该文件，再启动 · ` +
          `${file} is half-written or not ours: delete it once you are sure that no branch runs on this folder, then start again`,
      );
    if (found.pid !== process.pid && isAlive(found.pid))
      throw new Fault(
        'folder-in-use',
        `${folder} 已有分公司 ${found.branch} 在运行（进程 ${found.pid}）；若并非如此，请删除 ${file} · ` +
          `the branch ${found.branch} runs on ${folder} already (process ${found.pid}); if that is not so, delete ${file}`,
      );
  }
  leaveWord(folder, { branch, pid: process.pid, state: 'starting' });
}

/** Says in the folder's run file what has become of the branch. */
export const leaveWord = (folder: string, run: RunFile | StartingFile): void =>
  replaceFile(join(folder, RUN_FILE), `${JSON.stringify(run, null, 2)}\n`);

export const leaveFolder = (folder: string): void => rmSync(join(folder, RUN_FILE), { force: true });

/** Nothing was ever stored here. */
export const isUnused = (folder: string): boolean => !existsSync(join(folder, FORMAT_FILE));

/** Empties a folder of ours. Throws when it holds something else: a slip in `--data` must not cost a home directory. */
export function clear(folder: string): void {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder);
  if (names.length > 0 && !names.some((name) => name === FORMAT_FILE || name === SAMPLE_FILE))
    throw new Fault(
      'folder-foreign',
      `${folder} 不是本系统的数据目录，--fresh 不会清空它 · ` +
        `${folder} is no data folder of ours, so --fresh does not empty it`,
    );
  for (const name of names)
    if (name !== RUN_FILE) rmSync(join(folder, name), { recursive: true, force: true });
}

export function readSample(folder: string): SampleFile | undefined {
  const file = join(folder, SAMPLE_FILE);
  if (!existsSync(file)) return undefined;
  try {
    return sampleFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Fault(
      'sample-file-wrong',
      `${file} 无法读取：删除它则不再续演样例月，或用 --fresh 重新开始 · ` +
        `${file} cannot be read: delete it to go on without the sample month, or start anew with --fresh`,
      { cause },
    );
  }
}

export const writeSample = (folder: string, sample: SampleFile): void =>
  replaceFile(join(folder, SAMPLE_FILE), JSON.stringify(sample));

/** Renamed into place, so that a process killed while writing leaves the old file or the new one. */
function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

/** The operating system's word for what went wrong, e.g. EROFS. */
const reasonOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
