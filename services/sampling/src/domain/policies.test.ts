import type { RecordedPolicy, SamplingPolicy } from '@huiyin/contracts';
import { policyOn } from '@huiyin/draw';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import {
  decideOnPolicy,
  earliestDay,
  type PolicyBranch,
  type PolicyCommand,
  policiesInOrder,
  proposalsInOrder,
  propose,
  proposeByLots,
  stepsWith,
} from './policies.ts';

const AT = '2026-10-06T02:00:00.000Z';
const LATER = '2026-10-08T02:00:00.000Z';
const TYPE = { name: { zh: '维修', en: 'Repair' }, windowDays: 14, questionnaire: 'on-site' };
const branch: PolicyBranch = {
  businessTypes: [
    { ...TYPE, id: 'repair' },
    { ...TYPE, id: 'counter' },
  ],
  teams: [
    { id: 'first', name: TYPE.name },
    { id: 'second', name: TYPE.name },
  ],
  zone: 'Asia/Shanghai',
  policies: { ownApproval: false, switching: longgang().policies.switching },
  sampling: [],
};
const proposer = { by: 'supervisor-01', at: AT };
const approver = { by: 'supervisor-02', at: AT };

const policy = (version: string, from: string, overrides: Partial<SamplingPolicy> = {}): SamplingPolicy => ({
  version,
  from,
  rates: { repair: 1, counter: 0.3 },
  ...overrides,
});
const proposed = (
  version: string,
  from: string,
  overrides: Partial<RecordedPolicy> = {},
): RecordedPolicy => ({
  ...policy(version, from),
  state: 'proposed',
  acts: [{ act: 'propose', ...proposer }],
  ...overrides,
});
const approved = (version: string, from: string, at: string): RecordedPolicy =>
  proposed(version, from, {
    state: 'approved',
    acts: [
      { act: 'propose', ...proposer },
      { act: 'approve', at, by: 'supervisor-02' },
    ],
  });
const refused = (rule: string, ...paths: string[]) => ({
  ok: false,
  refusal: { rule, issues: paths.map((path) => ({ path, rule })) },
});
const UNCHANGED = { ok: true, value: undefined };

describe('policies', () => {
  const file = [policy('y2026', '2026-01-01'), policy('winter', '2026-11-01')];

  it('lie in the order of their first days, each with its source, and say nothing of who approved them', () => {
    const teams = { first: { repair: { rate: 0.5 } } };
    const all = policiesInOrder(file, [
      { ...approved('autumn', '2026-10-07', AT), teams, segments: { vip: 1 }, proposedFrom: '2026-10-06' },
    ]);
    expect(all).toEqual([
      { ...policy('y2026', '2026-01-01'), source: 'branch-file' },
      { ...policy('autumn', '2026-10-07', { teams, segments: { vip: 1 } }), source: 'api' },
      { ...policy('winter', '2026-11-01'), source: 'branch-file' },
    ]);
  });

  it('that nobody approved, or somebody took back, are never in force', () => {
    const others = (['proposed', 'refused', 'withdrawn'] as const).map((state) =>
      proposed(state, '2026-10-07', { state }),
    );
    expect(policiesInOrder(file, others).map(({ version }) => version)).toEqual(['y2026', 'winter']);
  });

  it('of one first day lie as they were approved, the branch file’s first', () => {
    const all = policiesInOrder(file, [
      approved('b', '2026-11-01', AT),
      approved('a-later', '2026-11-01', LATER),
      approved('a', '2026-11-01', AT),
    ]);
    expect(all.map(({ version }) => version)).toEqual(['y2026', 'winter', 'a', 'b', 'a-later']);
    expect(policyOn(all, '2026-11-01')?.version).toBe('a-later');
  });

  it('of one first day lie as they were approved, whenever they were proposed', () => {
    const by = (proposedAt: string, approvedAt: string) => [
      { act: 'propose' as const, at: proposedAt },
      { act: 'approve' as const, at: approvedAt },
    ];
    const early = '2026-10-01T02:00:00.000Z';
    const all = policiesInOrder(file, [
      { ...approved('a', '2026-11-01', LATER), acts: by(early, LATER) },
      { ...approved('b', '2026-11-01', AT), acts: by('2026-10-02T02:00:00.000Z', AT) },
    ]);
    expect(all.map(({ version }) => version)).toEqual(['y2026', 'winter', 'b', 'a']);
  });

  it('are listed as they were proposed, the newest first, whatever became of them', () => {
    const at = (version: string, moment: string, state: RecordedPolicy['state']) =>
      proposed(version, '2026-11-01', { state, acts: [{ act: 'propose', at: moment, by: 'supervisor-01' }] });
    const all = [at('b', AT, 'refused'), at('a', AT, 'withdrawn'), at('c', LATER, 'approved')];
    expect(proposalsInOrder(all).map(({ version }) => version)).toEqual(['c', 'a', 'b']);
  });

  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 'y2026'],
    ['2026-10-31', 'y2026'],
    ['2026-11-01', 'winter'],
    ['2027-05-01', 'winter'],
  ])('on %s: %s is in force', (day, version) => {
    expect(policyOn(policiesInOrder(file, []), day)?.version).toBe(version);
  });
});

describe('the earliest day of a policy', () => {
  it.each([
    ['2026-10-06T15:49:59.999Z', '2026-10-07'],
    ['2026-10-06T15:50:00.000Z', '2026-10-08'],
    ['2026-10-06T16:00:00.000Z', '2026-10-08'],
  ])('at %s is %s: tomorrow, and ten minutes before midnight the day after that', (at, day) => {
    expect(earliestDay(at, 'Asia/Shanghai')).toBe(day);
  });
});

describe('proposing a policy', () => {
  const file = [policy('y2026', '2026-01-01', { segments: { vip: 1 } })];
  const judge = (asked: SamplingPolicy, found?: RecordedPolicy) =>
    propose(found, asked, { ...branch, sampling: file }, proposer);

  it('is possible from tomorrow on, with all that it says and nothing else', () => {
    const tomorrow = policy('autumn', '2026-10-07', {
      segments: { vip: 1 },
      teams: { first: { repair: { rate: 0.5, severity: 'reduced' } } },
    });
    expect(judge({ ...tomorrow, ...{ source: 'api' } })).toEqual({
      ok: true,
      value: { ...tomorrow, state: 'proposed', acts: [{ act: 'propose', ...proposer }] },
    });
  });

  it.each(['2026-10-06', '2026-10-05'])('is refused from today or earlier: %s', (from) => {
    expect(judge(policy('autumn', from))).toEqual(refused('policy-begins-too-early', 'from'));
  });

  it('again with the same content is fine, also when it has begun, and writes nothing', () => {
    const same = policy('y2026', '2026-01-01', { rates: { counter: 0.3, repair: 1 }, segments: { vip: 1 } });
    expect(judge(same)).toEqual(UNCHANGED);
    for (const state of ['proposed', 'approved', 'refused', 'withdrawn'] as const)
      expect(judge(policy('a', '2026-01-07'), proposed('a', '2026-01-07', { state }))).toEqual(UNCHANGED);
    const postponed = proposed('a', '2026-01-09', { state: 'approved', proposedFrom: '2026-01-07' });
    expect(judge(policy('a', '2026-01-07'), postponed)).toEqual(UNCHANGED);
    expect(judge(policy('a', '2026-01-09'), postponed)).toEqual(refused('policy-exists', 'version'));
  });

  it.each([
    ['first day', policy('y2026', '2026-12-01', { segments: { vip: 1 } })],
    ['rate', policy('y2026', '2026-01-01', { rates: { repair: 1, counter: 0.2 }, segments: { vip: 1 } })],
    [
      'type more',
      policy('y2026', '2026-01-01', { rates: { repair: 1, counter: 0.3, x: 1 }, segments: { vip: 1 } }),
    ],
    ['type less', policy('y2026', '2026-01-01', { rates: { repair: 1 }, segments: { vip: 1 } })],
    ['segment', policy('y2026', '2026-01-01')],
  ])('is refused under a version that exists with another %s', (_what, asked) => {
    expect(judge(asked)).toEqual(refused('policy-exists', 'version'));
  });

  it('is refused under a version that exists with another severity of a team', () => {
    const teams = { first: { repair: { rate: 0.5 } } };
    const other = policy('a', '2026-12-01', {
      teams: { first: { repair: { rate: 0.5, severity: 'reduced' } } },
    });
    expect(judge(other, proposed('a', '2026-12-01', { teams }))).toEqual(refused('policy-exists', 'version'));
  });

  it('is refused under the word that stands for no policy', () => {
    expect(judge(policy('none', '2026-12-01'))).toEqual(refused('policy-exists', 'version'));
  });

  it('is refused for types and teams that the branch does not have', () => {
    const asked = policy('autumn', '2026-10-07', {
      rates: { repair: 1, counter: 1, gardening: 1, x: 0 },
      teams: { first: { boiler: { rate: 1 }, repair: { rate: 1 } } },
    });
    expect(judge(asked)).toEqual(
      refused('unknown-business-type', 'rates.gardening', 'rates.x', 'teams.first.boiler'),
    );
    const teams = { first: {}, third: { repair: { rate: 1 } }, fourth: {} };
    expect(judge(policy('autumn', '2026-10-07', { teams }))).toEqual(
      refused('unknown-team', 'teams.third', 'teams.fourth'),
    );
  });

  it('is refused without a rate for every type of the branch', () => {
    expect(judge(policy('autumn', '2026-10-07', { rates: { repair: 0 } }))).toEqual(
      refused('rate-missing', 'rates.counter'),
    );
    expect(judge(policy('autumn', '2026-10-07', { rates: {} }))).toEqual(
      refused('rate-missing', 'rates.repair', 'rates.counter'),
    );
  });
});

describe('deciding on a policy', () => {
  const decide = (
    found: RecordedPolicy | undefined,
    decision: PolicyCommand,
    {
      by = 'supervisor-02',
      at = AT,
      listed = [],
      ...overrides
    }: Partial<PolicyBranch> & { by?: string; at?: string; listed?: readonly SamplingPolicy[] } = {},
  ) => decideOnPolicy(found, decision, { ...branch, ...overrides }, { by, at }, listed);
  const approve = { act: 'approve' } as const;

  it('approves it from the day that was proposed, also when that is far', () => {
    const far = decide(proposed('autumn', '2026-11-01'), approve);
    expect(far).toMatchObject({ ok: true, value: { from: '2026-11-01' } });
    expect(far.ok && far.value).not.toHaveProperty('proposedFrom');
    const found = proposed('autumn', '2026-10-07');
    expect(decide(found, approve)).toEqual({
      ok: true,
      value: {
        ...found,
        state: 'approved',
        acts: [...found.acts, { act: 'approve', ...approver }],
      },
    });
    expect(decide(found, { act: 'approve', from: '2026-10-07' })).toEqual(decide(found, approve));
  });

  it.each([
    ['tomorrow, when the proposed day has passed', approve, '2026-10-09'],
    ['the day that is said', { act: 'approve', from: '2026-11-01' } as const, '2026-11-01'],
  ])('approves it from %s, and keeps the day that was proposed', (_, decision, from) => {
    const outcome = decide(proposed('autumn', '2026-10-08'), decision, { at: LATER });
    expect(outcome).toMatchObject({ ok: true, value: { from, proposedFrom: '2026-10-08' } });
  });

  it('approves none from today on', () => {
    expect(decide(proposed('autumn', '2026-10-08'), { act: 'approve', from: '2026-10-06' })).toEqual(
      refused('policy-begins-too-early', 'from'),
    );
  });

  it('is for somebody else than who proposed it, unless the branch has it otherwise', () => {
    const found = proposed('autumn', '2026-10-08');
    const own = { by: 'supervisor-01' };
    expect(decide(found, approve, own)).toEqual(refused('own-proposal'));
    expect(
      decide(found, approve, { ...own, policies: { ...branch.policies, ownApproval: true } }),
    ).toMatchObject({ ok: true });
    expect(decide(found, { act: 'refuse' }, own)).toMatchObject({ ok: true, value: { state: 'refused' } });
    expect(decide(found, { act: 'withdraw' }, own)).toMatchObject({
      ok: true,
      value: { state: 'withdrawn' },
    });
  });

  it('approves none that lacks a type which the branch has by now', () => {
    const businessTypes = [...branch.businessTypes, { ...TYPE, id: 'boiler' }];
    expect(decide(proposed('autumn', '2026-10-08'), approve, { businessTypes })).toEqual(
      refused('rate-missing', 'rates.boiler'),
    );
    expect(decide(proposed('autumn', '2026-10-08'), { act: 'refuse' }, { businessTypes }).ok).toBe(true);
  });

  it('takes back an approved one before its first day, and never after', () => {
    const found = approved('autumn', '2026-10-09', AT);
    expect(decide(found, { act: 'withdraw' }, { at: '2026-10-08T15:49:59.999Z' })).toMatchObject({
      ok: true,
      value: { state: 'withdrawn', from: '2026-10-09', acts: [{}, {}, { act: 'withdraw' }] },
    });
    expect(decide(found, { act: 'withdraw' }, { at: '2026-10-08T15:50:00.000Z' })).toEqual(
      refused('policy-begun'),
    );
  });

  it('takes back a proposal also when its day has passed', () => {
    expect(decide(proposed('autumn', '2026-10-05'), { act: 'withdraw' }).ok).toBe(true);
  });

  it('the same again is fine and writes nothing; an approval from another day is not the same', () => {
    const begun = approved('autumn', '2026-10-07', AT);
    expect(decide(begun, approve, { at: LATER, by: 'supervisor-01' })).toEqual(UNCHANGED);
    expect(decide(begun, { act: 'approve', from: '2026-10-07' }, { at: LATER })).toEqual(UNCHANGED);
    expect(decide(begun, { act: 'approve', from: '2026-10-10' }, { at: LATER })).toEqual(
      refused('policy-decided', 'from'),
    );
    expect(decide(proposed('a', '2026-10-07', { state: 'refused' }), { act: 'refuse' })).toEqual(UNCHANGED);
    expect(decide(proposed('a', '2026-10-07', { state: 'withdrawn' }), { act: 'withdraw' })).toEqual(
      UNCHANGED,
    );
  });

  it.each([
    ['approved', { act: 'refuse' }],
    ['refused', approve],
    ['refused', { act: 'withdraw' }],
    ['withdrawn', approve],
    ['withdrawn', { act: 'refuse' }],
  ] as const)('that is %s is not possible by %j', (state, decision) => {
    expect(decide(proposed('a', '2026-10-09', { state }), decision)).toEqual(refused('policy-decided'));
  });

  it.each(['approve', 'refuse', 'withdraw'] as const)('that nobody proposed is not possible: %s', (act) => {
    expect(decide(undefined, { act })).toEqual(refused('no-such-policy'));
  });
});

describe('a policy that follows from a week', () => {
  const y2026 = policy('y2026', '2026-01-01');
  const changes = [
    {
      team: 'first',
      businessType: 'repair',
      severity: 'tightened',
      severityBefore: 'normal',
      rate: 1,
      rateBefore: 0.5,
      rule: 'failures-tighten',
      week: '2026-W40',
      rated: 20,
      dissatisfied: 4,
      acceptanceNumber: 3,
    },
  ] as const;
  const { from, ...content } = policy('w2026-40', '', { teams: { first: { repair: { rate: 1 } } } });
  const proposal = { policy: content, policyVersion: 'y2026', changes };
  const make = (
    listed: readonly SamplingPolicy[] = [y2026],
    { found, mode = 'approval' }: { found?: RecordedPolicy; mode?: 'approval' | 'automatic' } = {},
  ) => {
    const policies = { ...branch.policies, switching: { ...branch.policies.switching, mode } };
    return proposeByLots(found, proposal, { ...branch, policies }, { at: AT, listed });
  };
  const basis = { policyVersion: 'y2026', changes };

  it('is proposed by nobody for the first day that is possible', () => {
    expect(make()).toEqual({
      ...content,
      from: '2026-10-07',
      basis,
      state: 'proposed',
      acts: [{ act: 'propose', at: AT }],
    });
  });

  it('is approved by nobody where the branch has it so', () => {
    expect(make([y2026], { mode: 'automatic' })).toMatchObject({
      from: '2026-10-07',
      state: 'approved',
      acts: [
        { act: 'propose', at: AT },
        { act: 'approve', at: AT },
      ],
    });
  });

  it('is not proposed again, nor where another policy will be in force', () => {
    expect(make([y2026], { found: proposed('w2026-40', '2026-10-07') })).toBeUndefined();
    expect(make([y2026, policy('other', '2026-10-07')])).toBeUndefined();
    expect(make([y2026, policy('other', '2026-10-08')])).toBeDefined();
    expect(make([])).toBeUndefined();
  });

  it('is approved by anybody while the policy that it changes is in force, and by nobody after', () => {
    const found = make() ?? expect.fail();
    const approve = (listed: readonly SamplingPolicy[], command: PolicyCommand = { act: 'approve' }) =>
      decideOnPolicy(found, command, branch, approver, listed);
    expect(approve([y2026])).toMatchObject({
      ok: true,
      value: {
        state: 'approved',
        basis,
        acts: [
          { act: 'propose', at: AT },
          { act: 'approve', ...approver },
        ],
      },
    });
    const later = policy('other', '2026-10-09');
    expect(approve([y2026, later]).ok).toBe(true);
    expect(approve([y2026, later], { act: 'approve', from: '2026-10-09' })).toEqual(
      refused('policy-overtaken'),
    );
    expect(approve([])).toEqual(refused('policy-overtaken'));
  });

  it('is taken back by the clock, which is nobody', () => {
    const found = make() ?? expect.fail();
    expect(decideOnPolicy(found, { act: 'withdraw' }, branch, { at: LATER }, [y2026])).toMatchObject({
      ok: true,
      value: { state: 'withdrawn', acts: [{}, { act: 'withdraw', at: LATER }] },
    });
  });

  it('has a version that nobody else may propose', () => {
    expect(propose(undefined, policy('w2026-45', '2026-12-01'), branch, proposer)).toEqual(
      refused('policy-exists', 'version'),
    );
    for (const version of ['w2026-4', 'w2026-451', 'aw2026-45'])
      expect(propose(undefined, policy(version, '2026-12-01'), branch, proposer).ok).toBe(true);
  });
});

describe('what somebody may do with a policy now', () => {
  const steps = (found: RecordedPolicy, by: string, at = AT, of: PolicyBranch = branch) =>
    stepsWith(found, of, { by, at }, [policy('y2026', '2026-01-01')]);

  it('is to decide on it, or to take it back; its proposer approves it only where the branch has it so', () => {
    const waiting = proposed('autumn', '2026-10-08');
    expect(steps(waiting, 'supervisor-02')).toEqual(['approve', 'refuse', 'withdraw']);
    expect(steps(waiting, 'supervisor-01')).toEqual(['refuse', 'withdraw']);
    const alone = { ...branch, policies: { ...branch.policies, ownApproval: true } };
    expect(steps(waiting, 'supervisor-01', AT, alone)).toEqual(['approve', 'refuse', 'withdraw']);
  });

  it('is to take an approved one back before its first day, and nothing after that or once it is decided otherwise', () => {
    const inForce = approved('autumn', '2026-10-08', AT);
    expect(steps(inForce, 'supervisor-02')).toEqual(['withdraw']);
    expect(steps(inForce, 'supervisor-02', LATER)).toEqual([]);
    for (const state of ['refused', 'withdrawn'] as const)
      expect(steps(proposed('autumn', '2026-10-08', { state }), 'supervisor-02')).toEqual([]);
  });

  it('is not to approve what changes a policy that will not be in force, or lacks a rate', () => {
    const overtaken = proposed('w2026-41', '2026-10-08', {
      acts: [{ act: 'propose', at: AT }],
      basis: { policyVersion: 'before', changes: [] },
    });
    expect(steps(overtaken, 'supervisor-02')).toEqual(['refuse', 'withdraw']);
    const lacking = proposed('autumn', '2026-10-08', { rates: { repair: 1 } });
    expect(steps(lacking, 'supervisor-02')).toEqual(['refuse', 'withdraw']);
  });
});
