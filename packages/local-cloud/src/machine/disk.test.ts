import { DatabaseSync } from 'node:sqlite';
import { Fault } from '@huiyin/kernel';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchDisk } from './disk.ts';

const MEGABYTE = 1024 * 1024;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch(megabytes: () => number) {
  const seen: string[] = [];
  const disk = watchDisk({
    freeBytes: () => megabytes() * MEGABYTE,
    onFull: () => void seen.push('full'),
    onRoom: () => void seen.push('room'),
  });
  return { disk, seen };
}

describe('a disk', () => {
  test('is full while less than the reserve is left, and says so once each way', () => {
    let left = 1000;
    const { disk, seen } = watch(() => left);
    expect(disk.isFull()).toBe(false);
    left = 10;
    vi.advanceTimersByTime(5000);
    expect([disk.isFull(), seen]).toEqual([true, ['full']]);
    left = 33; // hardly more than what made it full
    vi.advanceTimersByTime(5000);
    expect(disk.isFull()).toBe(true);
    left = 1000;
    vi.advanceTimersByTime(5000);
    expect([disk.isFull(), seen]).toEqual([false, ['full', 'room']]);
    disk.stop();
    left = 0;
    vi.advanceTimersByTime(5000);
    expect(seen).toEqual(['full', 'room']);
  });

  test('that is full at the start is known at once', () => {
    expect(watch(() => 0).disk.isFull()).toBe(true);
  });

  test('is full from the first write that found no room, and tried again later', () => {
    const { disk, seen } = watch(() => 1000);
    const store = new DatabaseSync(':memory:');
    store.exec('PRAGMA max_page_count = 2; CREATE TABLE rows (text)');
    let fault: unknown;
    try {
      store.exec(`INSERT INTO rows VALUES ('${'x'.repeat(100_000)}')`);
    } catch (error) {
      fault = error;
    }
    expect(disk.noRoom(new Fault('write-failed', 'no', { cause: fault }))).toBe(true);
    expect(disk.isFull()).toBe(true);
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual(['full', 'room']);
    expect(disk.noRoom(Object.assign(new Error('no'), { code: 'ENOSPC' }))).toBe(true);
  });

  test('is not to blame for other faults', () => {
    const { disk } = watch(() => 1000);
    const store = new DatabaseSync(':memory:');
    let syntax: unknown;
    try {
      store.exec('INSERT');
    } catch (error) {
      syntax = error;
    }
    for (const fault of [syntax, new Error('full'), 'full', undefined, new Fault('full', 'full')])
      expect(disk.noRoom(fault)).toBe(false);
    expect(disk.isFull()).toBe(false);
  });
});
