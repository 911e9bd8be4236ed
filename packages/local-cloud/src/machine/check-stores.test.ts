import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkStores, STATE_FILE, TABLES_FILE } from './check-stores.ts';
import { openState } from './state.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-stores-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A store of some hundred pages. */
function fill(name: string): string {
  const file = join(folder, name);
  const state = openState(file);
  for (let index = 0; index < 500; index += 1) state.saveSetting(`key ${index}`, 'x'.repeat(1000));
  state.close();
  return file;
}
const refused = (file: string) =>
  expect.objectContaining({ code: 'store-damaged', message: expect.stringContaining(file) });

describe('the stores of a data folder', () => {
  test('that are whole, or not there yet, are passed', () => {
    checkStores(folder);
    fill(STATE_FILE);
    checkStores(folder);
    fill(TABLES_FILE);
    checkStores(folder);
  });

  test.each([STATE_FILE, TABLES_FILE])('%s: a file that was never one is refused by name', (name) => {
    fill(STATE_FILE);
    writeFileSync(join(folder, name), 'no store at all'.repeat(100));
    expect(() => checkStores(folder)).toThrow(refused(join(folder, name)));
  });

  test.each([STATE_FILE, TABLES_FILE])('%s: a truncated one is refused by name', (name) => {
    fill(STATE_FILE);
    const file = fill(name);
    truncateSync(file, Math.floor(statSync(file).size / 2));
    expect(() => checkStores(folder)).toThrow(refused(file));
  });

  test('tables whose state is gone are refused, for the keys went with it', () => {
    fill(TABLES_FILE);
    expect(() => checkStores(folder)).toThrow(refused(join(folder, STATE_FILE)));
    writeFileSync(join(folder, STATE_FILE), '');
    expect(() => checkStores(folder)).toThrow(refused(join(folder, STATE_FILE)));
  });

  test('that somebody works on are in use, and not damaged', () => {
    const state = openState(join(folder, STATE_FILE));
    state.saveSetting('clock', 'runs 0');
    expect(() => checkStores(folder)).toThrow(
      expect.objectContaining({ code: 'folder-in-use', message: expect.stringContaining(STATE_FILE) }),
    );
    state.close();
  });
});
