import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draftsIn } from './drafts.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'huiyin-drafts-')), 'desk');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const now = () => new Date();
const draft = {
  calledAt: '2026-10-05T02:00:00.000Z',
  answers: { complaint: '漏气', overall: null, visits: 2 },
};

test('a draft is there for the next terminal, for this user only, until its call was sent', () => {
  draftsIn(folder, now).save('20261005-ABC', draft);
  expect(draftsIn(folder, now).load('20261005-ABC')).toEqual(draft);
  expect(draftsIn(folder, now).load('another')).toBeUndefined();
  const [file = ''] = readdirSync(folder);
  if (process.platform !== 'win32') expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
  draftsIn(folder, now).remove('20261005-ABC');
  draftsIn(folder, now).remove('20261005-ABC');
  expect(readdirSync(folder)).toEqual([]);
});

test('a draft that a dying machine left half is none, and an old one is gone', () => {
  const drafts = draftsIn(folder, now);
  drafts.save('half', draft);
  writeFileSync(join(folder, 'half.json'), '{"calledAt":');
  expect(drafts.load('half')).toBeUndefined();
  drafts.save('old', draft);
  const yesterday = new Date(Date.now() - 86_400_001);
  utimesSync(join(folder, 'old.json'), yesterday, yesterday);
  expect(draftsIn(folder, now).load('old')).toBeUndefined();
  expect(readdirSync(folder)).toEqual(['half.json']);
});
