import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { listPolicies, putPolicy } from './policies-command.ts';

const first = { version: 'y2026', from: '2026-01-01', rates: { repair: 1 }, source: 'branch-file' };
const second = { version: 'winter', from: '2026-11-01', rates: { repair: 0.5 }, segments: { vip: 1 } };

const branchWith = (json: boolean) => {
  const world = worldOf({
    'GET /policies': () => ({ status: 200, body: { policies: [first, { ...second, source: 'api' }] } }),
    'PUT /policies/{version}': () => ({
      status: 200,
      body: { policies: [first, { ...second, source: 'api' }] },
    }),
  });
  return { world, session: openSession({ data: 'nowhere', json, english: true }, world) };
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-policies-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, text: string) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe('sampling policies', () => {
  test('are listed with their first day, where they come from, and their rates', async () => {
    const { world, session } = branchWith(false);
    await listPolicies(session);
    expect(world.printed).toEqual([
      'y2026  from 2026-01-01  (branch-file)  repair 1',
      'winter  from 2026-11-01  (api)  repair 0.5 · vip 1',
    ]);
  });

  test.each([
    ['winter.yaml', 'version: winter\nfrom: 2026-11-01\nrates: { repair: 0.5 }\nsegments: { vip: 1 }\n'],
    ['winter.json', JSON.stringify(second)],
  ])('are put from %s as the branch’s own file writes them', async (name, text) => {
    const { world, session } = branchWith(true);
    await putPolicy(session, fileOf(name, text));
    const { version, ...body } = second;
    expect(world.received).toMatchObject([
      { route: 'PUT /policies/{version}', path: { version }, body, token: 'supervisor/' },
    ]);
  });

  test.each([
    ['a rate that is no share', 'version: winter\nfrom: 2026-11-01\nrates: { repair: 50 }\n'],
    ['no version', 'from: 2026-11-01\nrates: {}\n'],
    ['no YAML', '{ version: "winter'],
  ])('are not put from a file with %s', async (_, text) => {
    const { world, session } = branchWith(true);
    await expect(putPolicy(session, fileOf('wrong.yaml', text))).rejects.toMatchObject({
      code: 'file-wrong',
    });
    expect(world.received).toEqual([]);
  });
});
