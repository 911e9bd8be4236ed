import { statfsSync } from 'node:fs';
import { Fault } from '@huiyin/kernel';

/** Whether the disk under the data folder has room: full until there is some again. */
export interface Disk {
  isFull(): boolean;
  /** Takes note of a fault; true: there was no room, and what failed is to be tried again when there is. */
  noRoom(fault: unknown): boolean;
  stop(): void;
}

/** What is left for functions to finish what was accepted, when nothing more is. */
const RESERVE_BYTES = 32 * 1024 * 1024;
const LOOK_EVERY_MS = 1000;

/** The bytes that the file system of this folder has left. */
export function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** `freeBytes` absent: everything lies in memory, and only a fault tells. */
export function watchDisk(o: {
  freeBytes: (() => number) | undefined;
  onFull(): void;
  onRoom(): void;
}): Disk {
  let full = false;
  const set = (next: boolean): void => {
    if (next === full) return;
    full = next;
    if (full) o.onFull();
    else o.onRoom();
  };
  const look = (): void => {
    const free = o.freeBytes?.() ?? Number.POSITIVE_INFINITY;
    // A little more than what made it full, so that one file more or less does not open and shut the doors.
    set(free < (full ? 1.25 * RESERVE_BYTES : RESERVE_BYTES));
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    isFull: () => full,
    noRoom(fault) {
      if (!isForRoom(fault)) return false;
      set(true);
      return true;
    },
    stop: () => clearInterval(timer),
  };
}

const SQLITE_FULL = 13;
/** The index of a write-ahead log could not be made larger. */
const SQLITE_IOERR_SHMSIZE = 4874;
const NO_ROOM: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

function isForRoom(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if ('errcode' in fault && typeof fault.errcode === 'number')
    return fault.errcode % 256 === SQLITE_FULL || fault.errcode === SQLITE_IOERR_SHMSIZE;
  if ('code' in fault && NO_ROOM.has(fault.code)) return true;
  return fault instanceof Fault && fault.cause !== undefined && isForRoom(fault.cause);
}
