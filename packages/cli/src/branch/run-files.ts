import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUN_FILE, type RunFile, runFile } from '@huiyin/client';

/** Every branch that runs under this folder (`<folder>/run.json`, `<folder>/<branch>/run.json`). */
export function readRunFiles(folder: string): RunFile[] {
  if (!existsSync(folder)) return [];
  const candidates = [
    folder,
    ...readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name)),
  ];
  return candidates
    .map((candidate) => join(candidate, RUN_FILE))
    .filter((file) => existsSync(file))
    .map((file) => runFile.parse(JSON.parse(readFileSync(file, 'utf8'))));
}
