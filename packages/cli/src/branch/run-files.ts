import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, RUN_FILE, type RunFile, readRunFile, type StartingFile } from '@huiyin/client/run-file';
import { Fault } from '@huiyin/kernel';
import type { Language } from '@huiyin/vocabulary';

/**
 * Every branch that runs under this folder (`<folder>/run.json`, `<folder>/<branch>/run.json`); what a killed one left is
 * passed over. Throws when a run file is half-written or somebody else's.
 */
export function readRunFiles(folder: string, language: Language): (RunFile | StartingFile)[] {
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
    .map((file) => {
      const found = readRunFile(readFileSync(file, 'utf8'));
      if (found) return found;
      throw new Fault(
        'run-file-foreign',
        language === 'zh'
          ? `${file} 不完整或不属于本系统：请删除它，或用 --url 指明分公司地址`
          : `${file} is half-written or not ours: delete it, or name the branch’s address with --url`,
      );
    })
    .filter(({ pid }) => isAlive(pid));
}
