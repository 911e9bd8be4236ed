import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { approvePolicy, changePolicies, listPolicies, proposePolicy } from './policies-command.ts';

const first = { version: 'y2026', from: '2026-01-01', rates: { repair: 1 }, source: 'branch-file' };
const second = {
  version: 'winter',
  from: '2026-11-01',
  rates: { repair: 0.5 },
  segments: { vip: 1 },
  teams: { 'repair-1': { repair: { rate: 0.8, severity: 'tightened' } } },
};
const proposal = { act: 'propose', at: '2026-10-05T02:00:00.000Z', by: 'supervisor-01' };
const approval = { act: 'approve', at: '2026-10-06T02:00:00.000Z', by: 'supervisor-02' };
const third = {
  version: 'spring',
  from: '2027-03-01',
  rates: { repair: 0.4 },
  state: 'proposed',
  acts: [proposal],
};

const branchWith = (json: boolean) => {
  const answer = () => ({
    status: 200,
    body: {
      policies: [first, { ...second, source: 'api' }],
      proposals: [third, { ...second, state: 'approved', acts: [proposal, approval] }],
    },
  });
  const world = worldOf({
    'GET /policies': answer,
    'PUT /policies/{version}': answer,
    'POST /policies/{version}/approve': answer,
    'POST /policies/{version}/refuse': answer,
  });
  return { world, session: openSession({ data: 'nowhere', json, english: true, zone: 'UTC' }, world) };
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

const LINES = [
  'y2026  from 2026-01-01  (branch-file)  repair 1',
  'winter  from 2026-11-01  (api)  repair 0.5 · vip 1 · repair-1/repair 0.8',
  'spring  proposed, from 2027-03-01  repair 0.4',
  '  2026-10-05 02:00  supervisor-01 proposed',
];

describe('sampling policies', () => {
  test('are listed with first day, origin and rates; what is not in force with who did what', async () => {
    const { world, session } = branchWith(false);
    await listPolicies(session);
    expect(world.printed).toEqual(LINES);
  });

  test.each([
    [
      'winter.yaml',
      'version: winter\nfrom: 2026-11-01\nrates: { repair: 0.5 }\nsegments: { vip: 1 }\nteams: { repair-1: { repair: { rate: 0.8, severity: tightened } } }\n',
    ],
    ['winter.json', JSON.stringify(second)],
  ])('are proposed from %s as the branch’s own file writes them', async (name, text) => {
    const { world, session } = branchWith(true);
    await proposePolicy(session, fileOf(name, text));
    const { version, ...body } = second;
    expect(world.received).toMatchObject([
      { route: 'PUT /policies/{version}', path: { version }, body, token: 'supervisor/' },
    ]);
  });

  test.each([
    [undefined, {}],
    ['2026-11-02', { from: '2026-11-02' }],
  ])('are approved from the day %s', async (from, body) => {
    const { world, session } = branchWith(false);
    await approvePolicy(session, 'winter', from);
    expect(world.received).toMatchObject([
      { route: 'POST /policies/{version}/approve', path: { version: 'winter' }, body },
    ]);
    expect(world.printed).toEqual(LINES);
  });

  test('are shown after whatever is done with one', async () => {
    const { world, session } = branchWith(false);
    await changePolicies(session, ({ api }, user) =>
      api.call('POST /policies/{version}/refuse', { path: { version: 'winter' } }, user),
    );
    expect(world.received).toMatchObject([{ path: { version: 'winter' }, token: 'supervisor/' }]);
    expect(world.printed).toEqual(LINES);
  });

  test.each([
    ['a rate that is no share', 'version: winter\nfrom: 2026-11-01\nrates: { repair: 50 }\n'],
    ['no version', 'from: 2026-11-01\nrates: {}\n'],
    ['no YAML', '{ version: "winter'],
  ])('are not proposed from a file with %s', async (_, text) => {
    const { world, session } = branchWith(true);
    await expect(proposePolicy(session, fileOf('wrong.yaml', text))).rejects.toMatchObject({
      code: 'file-wrong',
    });
    expect(world.received).toEqual([]);
  });
});
