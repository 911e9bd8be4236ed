import type { SamplingPolicy } from '@huiyin/contracts';
import { describe, expect, test } from 'vitest';
import {
  bodyOf,
  callsOf,
  differencesOf,
  draftOf,
  faultsOf,
  isOutside,
  type PolicyDraft,
  percentOf,
  policyOn,
  shareOf,
  versionOf,
  withPlan,
} from './proposal.ts';

const BASE: SamplingPolicy = {
  version: 'w2026-42',
  from: '2026-10-20',
  rates: { repair: 0.5, counter: 0.15 },
  segments: { vip: 1 },
  teams: {
    'repair-1': { repair: { rate: 0.8, severity: 'tightened' } },
    'counter-1': { counter: { rate: 0.2 } },
  },
};
const BOUNDS = { earliest: '2026-10-21', floor: 0.1, cap: 0.9 };
const draft = (overrides: Partial<PolicyDraft> = {}): PolicyDraft => ({
  ...draftOf(BASE, ['repair', 'counter'], '2026-10-21'),
  ...overrides,
});
const stratum = (team: string, businessType: string, orders: number, rate: number) => ({
  team,
  businessType,
  orders,
  now: { calls: 0, rate: 0, halfWidth: null },
  planned: { calls: 0, rate, halfWidth: null },
});

describe('a rate in percent', () => {
  test.each([
    ['50', 0.5],
    ['０．５％', 0.005],
    [' 37.5 % ', 0.375],
    ['0', 0],
    ['100', 1],
    ['33.3333', 0.333333],
  ])('%s is read', (typed, share) => {
    expect(shareOf(typed)).toBe(share);
  });
  test.each(['', 'half', '-1', '100.1', '101', '1e1', '5 0', '1.23456', '%'])('%j is none', (typed) => {
    expect(shareOf(typed)).toBeUndefined();
  });
  test.each([0, 0.005, 0.1, 0.3, 0.375, 0.333333, 1])('of %d is written and read back', (share) => {
    expect(shareOf(percentOf(share))).toBe(share);
  });
});

describe('a proposal', () => {
  test('begins as the policy that it changes, and changes nothing as it stands', () => {
    expect(faultsOf(draft(), BOUNDS).size).toBe(0);
    const { version: _, ...content } = BASE;
    expect(bodyOf(draft(), BASE)).toEqual({ ...content, from: '2026-10-21' });
    expect(differencesOf(BASE, bodyOf(draft(), BASE))).toEqual([]);
  });

  test('of a policy without rates of segments and teams has none either', () => {
    const plain = { version: 'y2026', from: '2026-01-01', rates: { repair: 1 } };
    const begun = draftOf(plain, ['repair', 'counter'], '2026-10-21');
    expect(begun).toEqual({
      from: '2026-10-21',
      rates: { repair: '100', counter: '' },
      segments: { residential: '', commercial: '', vip: '' },
      own: [],
    });
    const counter = { ...begun, rates: { repair: '100', counter: '30' } };
    expect(bodyOf(counter, plain)).toEqual({ from: '2026-10-21', rates: { repair: 1, counter: 0.3 } });
  });

  test('whose team rate is written anew has no severity of the weeks that were counted', () => {
    const own = [
      { team: 'repair-1', businessType: 'repair', rate: '70' },
      { team: 'repair-1', businessType: 'counter', rate: '40' },
    ];
    expect(bodyOf(draft({ own }), BASE).teams).toEqual({
      'repair-1': { repair: { rate: 0.7 }, counter: { rate: 0.4 } },
    });
  });

  test('says of each field what is wrong with it', () => {
    const own = { team: 'repair-1', businessType: 'repair', rate: '80' };
    const wrong = draft({
      from: '2026-10-20',
      rates: { repair: ' ', counter: '200' },
      segments: { residential: 'all', commercial: ' ', vip: '100' },
      own: [
        own,
        { ...own, team: '' },
        { ...own, businessType: '' },
        own,
        { ...own, team: 'repair-2', rate: '' },
      ],
    });
    expect([...faultsOf(wrong, BOUNDS)]).toEqual([
      ['from', 'day-too-early'],
      ['repair', 'rate-missing'],
      ['counter', 'no-percentage'],
      ['segment.residential', 'no-percentage'],
      ['own.1', 'unnamed'],
      ['own.2', 'unnamed'],
      ['own.3', 'twice'],
      ['own.4', 'no-percentage'],
    ]);
    expect([...faultsOf(draft({ from: '' }), BOUNDS)]).toEqual([['from', 'day-missing']]);
  });

  test('has a version that nobody has', () => {
    expect(versionOf('2026-10-21', ['y2026'])).toBe('p2026-10-21');
    expect(versionOf('2026-10-21', ['p2026-10-21', 'p2026-10-21-2'])).toBe('p2026-10-21-3');
  });

  test('takes a plan’s rates in whole percent, rounded up, within the bounds', () => {
    const strata = [
      stratum('repair-1', 'repair', 100, 0.601),
      stratum('repair-2', 'repair', 100, 0.6),
      stratum('counter-1', 'counter', 100, 0.02),
      stratum('counter-2', 'counter', 100, 0.97),
    ];
    expect(withPlan(draft(), strata, BOUNDS).own.map(({ team, rate }) => [team, rate])).toEqual([
      ['repair-1', '61'],
      ['repair-2', '60'],
      ['counter-1', '10'],
      ['counter-2', '90'],
    ]);
  });

  test('says which of its rates would not come about by themselves', () => {
    expect(['9.9', '10', '90', '90.1', 'no'].map((rate) => isOutside(rate, BOUNDS))).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
  });
});

describe('what a policy changes', () => {
  test('are types, segments and teams, each with the rate before and after', () => {
    const after = {
      rates: { repair: 0.6, counter: 0.15, ignition: 1 },
      segments: { commercial: 0.5 },
      teams: { 'repair-1': { repair: { rate: 0.9 } }, 'repair-2': { repair: { rate: 0.5 } } },
    };
    expect(differencesOf(BASE, after)).toEqual([
      { businessType: 'repair', before: 0.5, after: 0.6 },
      { businessType: 'ignition', before: undefined, after: 1 },
      { segment: 'commercial', before: undefined, after: 0.5 },
      { segment: 'vip', before: 1, after: undefined },
      { team: 'repair-1', businessType: 'repair', before: 0.8, after: 0.9 },
      { team: 'counter-1', businessType: 'counter', before: 0.2, after: 0.15 },
    ]);
  });

  test('comes to so many calls by the orders that are expected', () => {
    const strata = [
      stratum('repair-1', 'repair', 100, 0),
      stratum('repair-2', 'repair', 10, 0),
      stratum('meter-1', 'meter-reading', 1000, 0),
    ];
    expect(callsOf(strata, BASE)).toBe(85);
  });

  test('is held against the policy in force on a day', () => {
    const policies = [
      { from: '2026-01-01' },
      { from: '2026-10-20' },
      { from: '2026-10-20', version: 'last' },
    ];
    expect(policyOn(policies, '2025-12-31')).toBeUndefined();
    expect(policyOn(policies, '2026-10-19')).toBe(policies[0]);
    expect(policyOn(policies, '2026-10-20')).toBe(policies[2]);
  });
});
