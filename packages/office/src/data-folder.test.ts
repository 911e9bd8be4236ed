import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimFolder, clear, demandFolder, leaveFolder, readSample } from './data-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const runFileOf = (pid: number): string => JSON.stringify({ branch: 'longgang', pid, state: 'starting' });
const names = (file: string) => expect.stringContaining(join(folder, file));

describe('a data folder', () => {
  test('is made where there is none, and is left without a trace of having been tried', () => {
    demandFolder(join(folder, 'a', 'b'));
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual([]);
  });

  test('that cannot be one is refused by name', () => {
    put('file', '');
    expect(() => demandFolder(join(folder, 'file', 'b'))).toThrow(
      expect.objectContaining({ code: 'folder-unwritable', message: names('file/b') }),
    );
  });

  test('that the file system does not let us write to is refused by name', () => {
    expect(() => demandFolder('/proc/huiyin')).toThrow(
      expect.objectContaining({
        code: 'folder-unwritable',
        message: expect.stringContaining('/proc/huiyin'),
      }),
    );
  });

  test('is claimed once at a time', () => {
    claimFolder(folder, 'longgang');
    expect(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'))).toEqual({
      branch: 'longgang',
      pid: process.pid,
      state: 'starting',
    });
    put('run.json', runFileOf(process.ppid));
    expect(() => claimFolder(folder, 'longgang')).toThrow(
      expect.objectContaining({ code: 'folder-in-use', message: names('run.json') }),
    );
    leaveFolder(folder);
    claimFolder(folder, 'longgang');
  });

  test('is free when the process that ran on it is no more', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    put('run.json', runFileOf(pid));
    claimFolder(folder, 'longgang');
  });

  test.each([
    ['half-written', '{"branch":"long'],
    ['empty', ''],
    ['somebody else’s', '{"name":"a package"}'],
  ])('with a run file that is %s is refused, and the file is left as it is', (_, text) => {
    put('run.json', text);
    expect(() => claimFolder(folder, 'longgang')).toThrow(
      expect.objectContaining({ code: 'run-file-foreign', message: names('run.json') }),
    );
    expect(readFileSync(join(folder, 'run.json'), 'utf8')).toBe(text);
  });

  test('whose sample month cannot be read is refused by name', () => {
    put('sample.json', '{"from":');
    expect(() => readSample(folder)).toThrow(
      expect.objectContaining({ code: 'sample-file-wrong', message: names('sample.json') }),
    );
  });
});

describe('to start afresh', () => {
  test('empties a folder of ours, but for the claim on it', () => {
    put('format', '1\n');
    put('tables.db', '');
    mkdirSync(join(folder, 'logs'));
    claimFolder(folder, 'longgang');
    clear(folder);
    expect(readdirSync(folder)).toEqual(['run.json']);
  });

  test('does not empty what is no data folder', () => {
    put('thesis.doc', 'years of work');
    claimFolder(folder, 'longgang');
    expect(() => clear(folder)).toThrow(expect.objectContaining({ code: 'folder-foreign' }));
    expect(existsSync(join(folder, 'thesis.doc'))).toBe(true);
  });
});
