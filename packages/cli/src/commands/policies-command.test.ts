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
/** What follows from a week, by nobody. */
const fourth = {
  version: 'w2026-45',
  from: '2026-11-10',
  rates: { repair: 0.5 },
  state: 'withdrawn',
  basis: {
    policyVersion: 'winter',
    changes: [
      {
        team: 'repair-1',
        businessType: 'repair',
        severity: 'normal',
        severityBefore: 'tightened',
        rate: 0.5,
        rateBefore: 0.8,
        rule: 'passes-relax',
        week: '2026-W45',
        rated: 20,
        dissatisfied: 0,
        acceptanceNumber: 1,
      },
    ],
  },
  acts: [
    { act: 'propose', at: '2026-11-09T00:10:00.000Z' },
    { act: 'withdraw', at: '2026-11-10T02:00:00.000Z', by: 'supervisor-02' },
  ],
};

const branchWith = (json: boolean) => {
  const answer = () => ({
    status: 200,
    body: {
      policies: [first, { ...second, source: 'api' }],
      proposals: [fourth, third, { ...second, state: 'approved', acts: [proposal, approval] }].map(
        (each) => ({ ...each, nextSteps: [] }),
      ),
      bounds: { earliest: '2026-11-02', floor: 0.1, cap: 1 },
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
  'w2026-45  withdrawn, from 2026-11-10  repair 0.5',
  '  repair-1, repair: five weeks in a row passed (2026-W45: 20 rated, 0 dissatisfied, 1 allowed); from tightened to normal, rate 80 % → 50 %',
  '  2026-11-09 00:10  the clock proposed',
  '  2026-11-10 02:00  supervisor-02 withdrew',
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
