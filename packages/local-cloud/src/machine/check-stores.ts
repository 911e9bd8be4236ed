import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Fault } from '@huiyin/kernel';
import { demandLog } from './open-mark.ts';

export const STATE_FILE = 'cloud.db';
export const TABLES_FILE = 'tables.db';

const BUSY = 5;

/** Throws, naming the file, when a store of this folder is damaged, lost (its last writes, too) or in use. Reads every page of both once. */
export function checkStores(folder: string): void {
  const [state, tables] = [join(folder, STATE_FILE), join(folder, TABLES_FILE)];
  // The state's store is the first to be made: without it, the keys that the tables were sealed under are gone.
  if (sizeOf(tables) > 0 && sizeOf(state) === 0) throw damaged(state, '是空的', 'is empty');
  for (const file of [state, tables]) demandLog(file);
  for (const file of [state, tables]) if (sizeOf(file) > 0) checkPages(file);
}

function checkPages(file: string): void {
  let found: unknown;
  try {
    const db = new DatabaseSync(file);
    try {
      found = db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
    } finally {
      db.close();
    }
  } catch (cause) {
    if (cause instanceof Error && 'errcode' in cause && cause.errcode === BUSY)
      throw new Fault(
        'folder-in-use',
        `${file} 正被另一个进程使用：请先停止它 · ${file} is locked by another process: stop that one first`,
        { cause },
      );
    throw damaged(file, '已损坏', 'is damaged', cause);
  }
  if (found !== 'ok') throw damaged(file, '已损坏', 'is damaged');
}

const damaged = (file: string, zh: string, en: string, cause?: unknown): Fault =>
  new Fault(
    'store-damaged',
    `${file} ${zh}：请从备份恢复整个目录，或用 --fresh 重新开始 · ` +
      `${file} ${en}: put the whole folder back from a backup, or start anew with --fresh`,
    { cause },
  );

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);
