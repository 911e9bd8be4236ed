import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { Fault } from '@huiyin/kernel';

/**
 * A store that was not closed has its last writes in a log beside it (`-wal`), and SQLite takes a store without that log, or with a part of
 * it, for whole. So an open store is marked with the bytes that its log has had, and one that is marked must have them.
 */
const markOf = (file: string): string => `${file}.open`;
const logOf = (file: string): string => `${file}-wal`;

export interface OpenMark {
  /** After a commit and before it is acknowledged: the log has grown. It never shrinks but where somebody empties it. */
  noteLog(): void;
  /** Before the log is emptied. */
  forgetLog(): void;
  /** Takes the mark away, before the store is closed. */
  remove(): void;
}

/** As many digits as any size has, so that each is written over the last. */
const DIGITS = 16;

/** Marks a store that was opened and has its log. */
export function markOpen(file: string): OpenMark {
  const remove = () => rmSync(markOf(file), { force: true });
  if (!existsSync(logOf(file))) return { noteLog: () => undefined, forgetLog: () => undefined, remove };
  const log = openSync(logOf(file), 'r');
  let mark: number | undefined;
  let noted = -1;
  const note = (bytes: number): void => {
    if (bytes === noted || mark === undefined) return;
    try {
      writeSync(mark, String(bytes).padStart(DIGITS, '0'), 0);
      noted = bytes;
    } catch {
      // No room: a log cut short would not be noticed at the next start, which is no reason not to go on.
    }
  };
  try {
    mark = openSync(markOf(file), 'w');
  } catch {
    // The same.
  }
  note(fstatSync(log).size);
  return {
    noteLog: () => note(fstatSync(log).size),
    forgetLog: () => note(0),
    remove() {
      closeSync(log);
      if (mark !== undefined) closeSync(mark);
      mark = undefined;
      remove();
    },
  };
}

/**
 * Throws when the store was open at the last stop and its log is gone, or shorter than it was then. Otherwise takes the mark away: whoever opens the store
 * to look at it puts the log's writes into it.
 */
export function demandLog(file: string): void {
  if (!existsSync(markOf(file))) return;
  const had = Number(readFileSync(markOf(file), 'utf8'));
  if (!existsSync(logOf(file)))
    throw lost(
      file,
      `缺少上次未正常停止时的 ${logOf(file)}`,
      `was not closed, and ${logOf(file)} with what was written last is gone`,
    );
  const { size } = statSync(logOf(file));
  if (size < had)
    throw lost(
      file,
      `的 ${logOf(file)} 被截短（${size} 字节，原有 ${had}）`,
      `was not closed, and ${logOf(file)} with what was written last was cut short (${size} bytes of ${had})`,
    );
  rmSync(markOf(file));
}

const lost = (file: string, zh: string, en: string): Fault =>
  new Fault(
    'store-damaged',
    `${file} ${zh}，最后的写入已丢失：请从备份恢复整个目录，或删除 ${markOf(file)} 后照现状继续，或用 --fresh 重新开始 · ` +
      `${file} ${en}: put the whole folder back from a backup, ` +
      `delete ${markOf(file)} to go on with what is there, or start anew with --fresh`,
  );
