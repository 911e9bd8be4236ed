import type { SamplingPolicy } from '@huiyin/contracts';
import { policyOn } from '@huiyin/draw';
import { describe, expect, it } from 'vitest';
import { judgePolicy, type PutPolicy, policiesInOrder } from './policies.ts';

const TODAY = '2026-10-06';
const PUT_AT = '2026-10-06T02:00:00.000Z';
const AT = { today: TODAY, putAt: PUT_AT };
const TYPE = { name: { zh: '维修', en: 'Repair' }, windowDays: 14, questionnaire: 'on-site' };
const branch = {
  businessTypes: [
    { ...TYPE, id: 'repair' },
    { ...TYPE, id: 'counter' },
  ],
};

const policy = (version: string, from: string, overrides: Partial<SamplingPolicy> = {}): SamplingPolicy => ({
  version,
  from,
  rates: { repair: 1, counter: 0.3 },
  ...overrides,
});
const put = (version: string, from: string, putAt: string): PutPolicy => ({
  ...policy(version, from),
  putAt,
});

describe('policies', () => {
  const file = [policy('y2026', '2026-01-01'), policy('winter', '2026-11-01')];

  it('lie in the order of their first days, each with its source', () => {
    const all = policiesInOrder(file, [put('autumn', '2026-10-07', PUT_AT)]);
    expect(all).toEqual([
      { ...policy('y2026', '2026-01-01'), source: 'branch-file' },
      { ...policy('autumn', '2026-10-07'), source: 'api' },
      { ...policy('winter', '2026-11-01'), source: 'branch-file' },
    ]);
  });

  it('of one first day lie as they were put, the branch file’s first', () => {
    const all = policiesInOrder(file, [
      put('b', '2026-11-01', PUT_AT),
      put('a-later', '2026-11-01', '2026-10-08T02:00:00.000Z'),
      put('a', '2026-11-01', PUT_AT),
    ]);
    expect(all.map(({ version }) => version)).toEqual(['y2026', 'winter', 'a', 'b', 'a-later']);
    expect(policyOn(all, '2026-11-01')?.version).toBe('a-later');
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

describe('putting a policy in force', () => {
  const known = [policy('y2026', '2026-01-01', { segments: { vip: 1 } })];
  const judge = (asked: SamplingPolicy) => judgePolicy(asked, known, branch, AT);
  const refused = (rule: string, ...paths: string[]) => ({
    ok: false,
    refusal: { rule, issues: paths.map((path) => ({ path, rule })) },
  });

  it('is possible from tomorrow on', () => {
    const tomorrow = policy('autumn', '2026-10-07');
    expect(judge(tomorrow)).toEqual({ ok: true, value: { ...tomorrow, putAt: PUT_AT } });
  });

  it.each([TODAY, '2026-10-05'])('is refused from today or earlier: %s', (from) => {
    expect(judge(policy('autumn', from))).toEqual(refused('policy-begins-too-early', 'from'));
  });

  it('again with the same content is fine, also when it has begun, and writes nothing', () => {
    const same = policy('y2026', '2026-01-01', { rates: { counter: 0.3, repair: 1 }, segments: { vip: 1 } });
    expect(judge(same)).toEqual({ ok: true, value: undefined });
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

  it('is refused for types that the branch does not have', () => {
    const asked = policy('autumn', '2026-10-07', { rates: { repair: 1, counter: 1, gardening: 1, x: 0 } });
    expect(judge(asked)).toEqual(refused('unknown-business-type', 'rates.gardening', 'rates.x'));
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
