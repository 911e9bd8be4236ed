import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '@huiyin/kernel';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EXIT, sentenceOf } from './mistakes/sentence-of.ts';
import { askZone, openSession } from './session.ts';
import { worldOf } from './world.double.ts';

const options = { data: 'nowhere', json: true, english: true };

test('a command calls in the role that it needs, or in the one that the operator named', () => {
  const named = openSession({ ...options, as: 'supervisor', person: 'supervisor-02' }, worldOf({}));
  expect(openSession(options, worldOf({})).user('officer')).toEqual({ role: 'officer' });
  expect(named.user('officer')).toEqual({ role: 'supervisor', person: 'supervisor-02' });
});

test('a deployed branch is called with the token that the operator brought', async () => {
  const world = { ...worldOf({ 'GET /month-keys': () => ({ status: 200, body: { months: [] } }) }) };
  const session = openSession({ ...options, url: 'https://branch.example.com', token: 'brought' }, world);
  await session.api.call('GET /month-keys', {}, session.user('administrator'));
  expect(world.received).toMatchObject([{ token: 'brought' }]);
});

test.each([
  ['where a token was brought and nobody signed in here', { token: 'brought' }, 'America/New_York', 1],
  ['unless JSON is wanted, which has no clock times', { token: 'brought', json: true }, undefined, 0],
  ['unless the operator named one', { token: 'brought', zone: 'Europe/Berlin' }, undefined, 0],
  ['unless no token was brought', {}, undefined, 0],
])('a branch is asked for its zone %s', async (_when, more, zone, asked) => {
  const branch = {
    branch: 'nyc',
    name: { zh: '纽约', en: 'New York' },
    zone: 'America/New_York',
    language: 'en',
    teams: [],
    businessTypes: [],
    categories: [],
  };
  const world = worldOf({ 'GET /branch': () => ({ status: 200, body: branch }) });
  const brought = { ...options, url: 'https://branch.example.com', json: false, ...more };
  expect(await askZone(brought, world)).toBe(zone);
  expect(world.received).toHaveLength(asked);
});

test('a branch that does not tell its zone lets the command say what is wrong', async () => {
  const world = worldOf({ 'GET /branch': () => ({ status: 401, body: {} }) });
  const brought = { ...options, url: 'https://branch.example.com', token: 'brought', json: false };
  expect(await askZone(brought, world)).toBeUndefined();
});

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'huiyin-session-'));
});
afterEach(() => rmSync(data, { recursive: true }));
const asked = (more: object = {}) => {
  const world = { ...worldOf({}), environment: {} };
  const session = openSession({ ...options, data, ...more }, world);
  return session.api.call('GET /month-keys', {}, session.user('administrator'));
};

test('where no branch runs, a command says so at once and names what to do', async () => {
  await expect(asked()).rejects.toMatchObject({
    code: 'no-branch-runs',
    message: expect.stringContaining('npm start'),
  });
  await expect(asked({ english: false })).rejects.toThrow('没有分公司在运行');
});

test('a branch that still starts is waited for by nobody', async () => {
  writeFileSync(
    join(data, 'run.json'),
    JSON.stringify({ branch: 'longgang', pid: process.pid, state: 'starting' }),
  );
  await expect(asked()).rejects.toMatchObject({ code: 'branch-starting' });
});

test.each([
  [{ url: 'nonsense' }, 'address-wrong', 'http://'],
  [{ url: 'http://[::1' }, 'address-wrong', 'http://'],
  [{ url: 'ftp://branch.example.com' }, 'address-wrong', 'http://'],
  [{ url: 'https://branch.example.com', zone: 'Mars' }, 'zone-unknown', 'Asia/Shanghai'],
  [{ url: 'https://branch.example.com', token: 'a\nb' }, 'token-wrong', 'copy it again'],
  [{ url: 'https://branch.example.com', token: '' }, 'token-wrong', 'copy it again'],
])(
  'an option that makes no sense is said in one sentence before anybody is asked: %j',
  (more, code, said) => {
    const open = (english: boolean) => () => openSession({ ...options, data, ...more, english }, worldOf({}));
    expect(open(true)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(said) }));
    expect(open(false)).toThrow(/\p{Script=Han}/u);
    expect(sentenceOf(new Fault(code, ''), 'en').exitCode).toBe(EXIT.usage);
  },
);

test('what a killed branch left behind is no running branch', async () => {
  // No process has a number this large.
  writeFileSync(
    join(data, 'run.json'),
    JSON.stringify({ branch: 'longgang', pid: 2 ** 30, state: 'starting' }),
  );
  await expect(asked()).rejects.toMatchObject({ code: 'no-branch-runs' });
});

test('a half-written run file is named, unless the address of a deployed branch is', async () => {
  writeFileSync(join(data, 'run.json'), '{"branch":');
  expect(() => openSession({ ...options, data }, worldOf({}))).toThrow(
    expect.objectContaining({
      code: 'run-file-foreign',
      message: expect.stringContaining(join(data, 'run.json')),
    }),
  );
  openSession({ ...options, data, url: 'https://branch.example.com' }, worldOf({}));
});
