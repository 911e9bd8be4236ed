import type { SamplingPolicy } from '@huiyin/contracts';
import { describe, expect, it } from 'vitest';
import { policyOn, rateOf, rateUnder } from './rate.ts';

const policy = (version: string, from: string, more: Partial<SamplingPolicy> = {}): SamplingPolicy => ({
  version,
  from,
  rates: { repair: 0.5, counter: 0.3 },
  ...more,
});
const first = policy('y2026', '2026-01-01');
const winter = policy('winter', '2026-11-01', { segments: { vip: 1, commercial: 0.4 } });
const order = { businessType: 'repair', segment: 'vip', completedAt: '2026-10-31T16:00:00.000Z' } as const;

describe('the policy of a day', () => {
  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 'y2026'],
    ['2026-10-31', 'y2026'],
    ['2026-11-01', 'winter'],
  ])('on %s is %s', (day, version) => {
    expect(policyOn([first, winter], day)?.version).toBe(version);
  });

  it('is the one listed last of those that begin on it', () => {
    expect(policyOn([first, winter, policy('again', '2026-11-01')], '2026-11-01')?.version).toBe('again');
  });
});

describe('the rate of an order', () => {
  it('is that of the policy on the branch day of its completion', () => {
    const winterRate = { probability: 1, policyVersion: 'winter', stratum: 'repair/vip/winter' };
    expect(rateOf(order, [first, winter], 'Asia/Shanghai')).toEqual(winterRate);
    const earlier = { ...order, completedAt: '2026-10-31T15:59:59.999Z' };
    expect(rateOf(earlier, [first, winter], 'Asia/Shanghai')).toEqual({
      probability: 0.5,
      policyVersion: 'y2026',
      stratum: 'repair/vip/y2026',
    });
  });

  it.each([
    ['repair', 'residential', 0.5],
    ['repair', 'commercial', 0.5],
    ['repair', 'vip', 1],
    ['counter', 'commercial', 0.4],
  ] as const)(
    'of %s for %s is %d: a segment raises it and lowers none',
    (businessType, segment, probability) => {
      expect(rateUnder(winter, { businessType, segment })).toEqual({
        probability,
        policyVersion: 'winter',
        stratum: `${businessType}/${segment}/winter`,
      });
    },
  );

  describe('where a team has one of its own', () => {
    const teams = {
      first: { repair: { rate: 0.9, severity: 'tightened' as const }, counter: { rate: 0 } },
      second: { boiler: { rate: 1 } },
    };
    const ofTeams = { ...winter, teams };

    it.each([
      ['first', 'repair', 'residential', 0.9, '/first'],
      ['first', 'repair', 'vip', 1, '/first'],
      ['first', 'counter', 'residential', 0, '/first'],
      ['first', 'counter', 'commercial', 0.4, '/first'],
      ['second', 'repair', 'residential', 0.5, ''],
      ['third', 'repair', 'residential', 0.5, ''],
      ['toString', 'repair', 'residential', 0.5, ''],
      [undefined, 'repair', 'residential', 0.5, ''],
    ] as const)('of %s in %s for %s is %d', (team, businessType, segment, probability, ending) => {
      expect(rateUnder(ofTeams, { businessType, segment, team })).toEqual({
        probability,
        policyVersion: 'winter',
        stratum: `${businessType}/${segment}/winter${ending}`,
      });
    });

    it('is none where the type has none', () => {
      const order = { businessType: 'boiler', segment: 'residential', team: 'second' } as const;
      expect(rateUnder(ofTeams, order)).toMatchObject({ probability: 0, lacks: 'no-rate' });
    });

    it('decides on an order by its team', () => {
      expect(
        rateOf({ ...order, segment: 'residential', team: 'first' }, [ofTeams], 'Asia/Shanghai').probability,
      ).toBe(0.9);
    });
  });

  it('is none where no policy is in force or it names none, whatever the segment', () => {
    expect(rateUnder(undefined, order)).toEqual({
      probability: 0,
      policyVersion: 'none',
      stratum: 'repair/vip/none',
      lacks: 'no-policy',
    });
    for (const businessType of ['boiler', 'toString'])
      expect(rateUnder(winter, { ...order, businessType })).toEqual({
        probability: 0,
        policyVersion: 'winter',
        stratum: `${businessType}/vip/winter`,
        lacks: 'no-rate',
      });
  });
});
