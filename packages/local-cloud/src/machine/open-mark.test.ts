import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkStores, STATE_FILE } from './check-stores.ts';
import { markOpen } from './open-mark.ts';
import { openState, type State } from './state.ts';

let [folder, after] = ['', ''];
let state: State;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-mark-'));
  after = mkdtempSync(join(tmpdir(), 'open-mark-after-'));
  state = openState(join(folder, STATE_FILE));
  state.saveSetting('queue', 'a message that was acknowledged');
});
afterEach(() => {
  for (const each of [folder, after]) rmSync(each, { recursive: true });
});

/** What lies on the disk when the machine dies now, in a folder of its own: these of the store's files, and its mark. */
function dieLeaving(...endings: readonly string[]): string {
  const file = join(after, STATE_FILE);
  for (const ending of endings) copyFileSync(`${join(folder, STATE_FILE)}${ending}`, `${file}${ending}`);
  state.close();
  return file;
}
const settingIn = (file: string): string | undefined => {
  const opened = openState(file);
  const found = opened.setting('queue');
  opened.close();
  return found;
};

describe('a store that was open when the machine died', () => {
  test('is refused by name when the log of its last writes is gone, at every start', () => {
    markOpen(join(folder, STATE_FILE));
    const file = dieLeaving('', '.open');
    for (const _ of [1, 2])
      expect(() => checkStores(after)).toThrow(
        expect.objectContaining({ code: 'store-damaged', message: expect.stringContaining(`${file}-wal`) }),
      );
    // Whoever takes the loss goes on.
    rmSync(`${file}.open`);
    checkStores(after);
  });

  test('is passed with its log, and nothing is lost; also when it dies again before it is opened', () => {
    markOpen(join(folder, STATE_FILE));
    const file = dieLeaving('', '-wal', '.open');
    checkStores(after);
    expect(existsSync(`${file}-wal`)).toBe(false);
    checkStores(after);
    expect(settingIn(file)).toBe('a message that was acknowledged');
  });
});

test('a store that was closed has neither log nor mark, and is passed', () => {
  const unmark = markOpen(join(folder, STATE_FILE));
  expect(existsSync(join(folder, `${STATE_FILE}.open`))).toBe(true);
  unmark();
  state.close();
  expect(existsSync(join(folder, `${STATE_FILE}-wal`))).toBe(false);
  checkStores(folder);
});
