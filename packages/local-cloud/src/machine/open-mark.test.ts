import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
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

describe('the log of a store that was open when the machine died', () => {
  const marked = () => {
    const mark = markOpen(join(folder, STATE_FILE));
    state.onCommit(mark.noteLog);
    for (let number = 0; number < 5; number += 1) state.saveSetting(`message ${number}`, 'acknowledged');
    return mark;
  };

  test('is refused when it was cut short, by as little as its last write, and says by how much', () => {
    marked();
    const file = dieLeaving('', '-wal', '.open');
    const { size } = statSync(`${file}-wal`);
    truncateSync(`${file}-wal`, size - 4120);
    expect(() => checkStores(after)).toThrow(
      expect.objectContaining({
        code: 'store-damaged',
        message: expect.stringContaining(`was cut short (${size - 4120} bytes of ${size})`),
      }),
    );
    rmSync(`${file}.open`);
    checkStores(after);
  });

  test('is passed when a write was under way that nobody was told of', () => {
    const mark = marked();
    state.onCommit(() => undefined);
    state.saveSetting('last', 'written, and not acknowledged');
    dieLeaving('', '-wal', '.open');
    checkStores(after);
    mark.remove();
  });

  test('is passed when it was emptied and has grown again', () => {
    const mark = marked();
    mark.forgetLog();
    state.wipe();
    state.saveSetting('queue', 'after that');
    const file = dieLeaving('', '-wal', '.open');
    checkStores(after);
    expect(settingIn(file)).toBe('after that');
  });

  test('is passed when the machine died between forgetting and emptying it, and after', () => {
    const mark = marked();
    mark.forgetLog();
    dieLeaving('', '-wal', '.open');
    checkStores(after);
  });

  test('is noted after a transaction as a whole', () => {
    const mark = markOpen(join(folder, STATE_FILE));
    let commits = 0;
    state.onCommit(() => {
      commits += 1;
      mark.noteLog();
    });
    state.transaction(() => {
      state.saveSetting('a', '1');
      state.saveSetting('b', '2');
    });
    expect(commits).toBe(1);
    const noted = Number(readFileSync(join(folder, `${STATE_FILE}.open`), 'utf8'));
    expect(noted).toBe(statSync(join(folder, `${STATE_FILE}-wal`)).size);
  });
});

test('a store that was closed has neither log nor mark, and is passed', () => {
  const mark = markOpen(join(folder, STATE_FILE));
  expect(existsSync(join(folder, `${STATE_FILE}.open`))).toBe(true);
  mark.remove();
  state.close();
  expect(existsSync(join(folder, `${STATE_FILE}-wal`))).toBe(false);
  checkStores(folder);
});
