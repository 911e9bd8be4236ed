import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUN_FILE, runFile } from '@huiyin/client';
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

/** Throws when a process that is alive runs on this folder: two would spoil each other's files. */
export function claimFolder(folder: string): void {
  const file = join(folder, RUN_FILE);
  if (!existsSync(file)) return;
  const read = runFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (read.success && isAlive(read.data.pid))
    throw new Fault('folder-in-use', `a branch runs on ${folder} already: ${read.data.url}`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}

export const isEmpty = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0;

export const clear = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export function readSample(folder: string): SampleFile | undefined {
  const file = join(folder, SAMPLE_FILE);
  return existsSync(file) ? sampleFile.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

export function writeSample(folder: string, sample: SampleFile): void {
  mkdirSync(folder, { recursive: true });
  // Renamed into place, so that a process killed while writing leaves the old file or the new one.
  const file = join(folder, SAMPLE_FILE);
  writeFileSync(`${file}.new`, JSON.stringify(sample));
  renameSync(`${file}.new`, file);
}
