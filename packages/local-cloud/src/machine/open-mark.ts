import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { Fault } from '@huiyin/kernel';

/**
 * A store that was not closed has its last writes in a log beside it (`-wal`), and SQLite takes a store without that log for
 * whole. So an open store is marked, and one that is marked must have its log.
 */
const markOf = (file: string): string => `${file}.open`;
const logOf = (file: string): string => `${file}-wal`;

/** Marks a store that was opened and has its log; answers what takes the mark away, to be called before the store is closed. */
export function markOpen(file: string): () => void {
  if (existsSync(logOf(file))) {
    try {
      writeFileSync(markOf(file), '');
    } catch {
      // No room: a lost log would not be noticed at the next start, which is no reason not to start now.
    }
  }
  return () => rmSync(markOf(file), { force: true });
}

/**
 * Throws when the store was open at the last stop and its log is gone. Otherwise takes the mark away: whoever opens the store
 * to look at it puts the log's writes into it.
 */
export function demandLog(file: string): void {
  if (!existsSync(markOf(file))) return;
  if (!existsSync(logOf(file)))
    throw new Fault(
      'store-damaged',
      `${file} 缺少上次未正常停止时的 ${logOf(file)}，最后的写入已丢失：请从备份恢复整个目录，或删除 ${markOf(file)} 后照现状继续，或用 --fresh 重新开始 · ` +
        `${file} was not closed, and ${logOf(file)} with what was written last is gone: put the whole folder back from a backup, ` +
        `delete ${markOf(file)} to go on with what is there, or start anew with --fresh`,
    );
  rmSync(markOf(file));
}
