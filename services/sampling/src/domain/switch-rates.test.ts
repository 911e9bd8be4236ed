import type { CountedLot, SamplingPolicy, Switching } from '@huiyin/contracts';
import { schemeFigures, startOf } from '@huiyin/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acceptanceNumberOf,
  judgeWeek,
  type RateSwitching,
  rateAt,
  type SwitchingContext,
} from './switch-rates.ts';

const NAME = { zh: '班', en: 'Team' };
const TYPE = { name: NAME, windowDays: 14, questionnaire: 'on-site' };
const rules: Switching = {
  mode: 'approval',
  dissatisfiedMax: { repair: 0.05, counter: 0.05 },
  ratedMin: 5,
  reducedFactor: 0.5,
  tightenedFactor: 2,
  floor: 0.1,
  cap: 0.8,
};
const policy: SamplingPolicy = {
  version: 'y2026',
  from: '2026-01-01',
  rates: { repair: 0.3, counter: 0.1, meter: 0.2 },
  segments: { vip: 1 },
};
const context = (overrides: Partial<SwitchingContext> = {}): SwitchingContext => ({
  branch: {
    teams: [
      { id: 'first', name: NAME },
      { id: 'second', name: NAME },
    ],
    businessTypes: [
      { ...TYPE, id: 'repair' },
      { ...TYPE, id: 'counter' },
      { ...TYPE, id: 'meter' },
    ],
  },
  rules,
  policy,
  last: 'settled',
  ...overrides,
});

/** Twenty rated: three dissatisfied are as many as pass at 5 %, four fail. */
const lot = (dissatisfied: number, overrides: Partial<CountedLot> = {}): CountedLot => ({
  team: 'first',
  businessType: 'repair',
  rated: 20,
  dissatisfied,
  ...overrides,
});
const weekAt = (index: number): string => `2026-W${String(index + 1).padStart(2, '0')}`;

/** Weeks one after the other, each with these lots; nobody decides on what is proposed unless told. */
function judgeWeeks(
  weeks: readonly (readonly CountedLot[])[],
  { last = 'proposed', ...overrides }: Partial<SwitchingContext> = {},
  from: RateSwitching | undefined = undefined,
): RateSwitching {
  let state = from;
  weeks.forEach((lots, index) => {
    const week = weekAt(index + (from ? Number(from.week.slice(6)) : 0));
    state = judgeWeek(
      state,
      { week, lots },
      context({ ...overrides, last: state?.proposal ? last : 'settled' }),
    );
  });
  return state ?? expect.fail();
}
const cellOf = ({ cells }: RateSwitching, team = 'first', businessType = 'repair') =>
  cells.find((cell) => cell.team === team && cell.businessType === businessType);

describe('how many dissatisfied pass', () => {
  it.each([
    [1, 0.05, 0],
    [2, 0.05, 1],
    [5, 0.05, 1],
    [20, 0.05, 3],
    [60, 0.05, 6],
    [20, 0.01, 1],
    [5, 0.01, 0],
  ])('of %i at %d: %i', (rated, limit, number) => {
    expect(acceptanceNumberOf(rated, limit)).toBe(number);
  });

  it('are never more than were rated, never fewer at a higher limit, nor of more rated', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.double({ min: 0.001, max: 0.4, noNaN: true }),
        (rated, limit) => {
          const number = acceptanceNumberOf(rated, limit);
          expect(number).toBeLessThanOrEqual(rated);
          expect(acceptanceNumberOf(rated, limit * 1.2)).toBeGreaterThanOrEqual(number);
          expect(acceptanceNumberOf(rated + 1, limit)).toBeGreaterThanOrEqual(number);
        },
      ),
    );
  });

  it('is such that a team at the limit is hardly ever tightened, and one at four times the limit soon', () => {
    const plan = (limit: number) => ({
      answers: 20,
      acceptanceNumber: acceptanceNumberOf(20, limit),
      tighterAcceptanceNumber: acceptanceNumberOf(20, limit / 10 ** 0.2),
    });
    const plans = { reduced: plan(0.05), normal: plan(0.05), tightened: plan(0.05 / 10 ** 0.2) };
    const figures = (dissatisfied: number) =>
      schemeFigures({ plans, dissatisfied, runs: 400, lotsMax: 52, seed: 7 });
    expect(figures(0.05).toTightened.reached).toBeLessThan(0.06);
    expect(figures(0.05).toAll.reached).toBeLessThan(0.02);
    expect(figures(0.2).toTightened).toMatchObject({ reached: 1, medianLots: 3 });
  });
});

describe('the rate of a severity', () => {
  it.each([
    ['reduced', 0.3, 0.15],
    ['reduced', 0.15, 0.1],
    ['reduced', 0.05, 0.05],
    ['reduced', 0.333, 0.167],
    ['normal', 0.3, 0.3],
    ['tightened', 0.3, 0.6],
    ['tightened', 0.1, 0.2],
    ['tightened', 0.5, 0.8],
    ['tightened', 0.9, 0.9],
    ['tightened', 1, 1],
    ['all', 0.3, 1],
  ] as const)('%s of %d is %d', (severity, usual, rate) => {
    expect(rateAt(severity, usual, rules)).toBe(rate);
  });
});

describe('a team', () => {
  it('that fails twice within five weeks is proposed to be tightened, with the week that decided it', () => {
    const judged = judgeWeeks([[lot(4)], [lot(0)], [lot(3)], [lot(0)], [lot(4)]]);
    expect(judged).toEqual({
      week: '2026-W05',
      cells: [
        {
          team: 'first',
          businessType: 'repair',
          state: startOf('tightened'),
          reason: {
            rule: 'failures-tighten',
            week: '2026-W05',
            rated: 20,
            dissatisfied: 4,
            acceptanceNumber: 3,
          },
        },
      ],
      proposal: {
        policy: {
          version: 'w2026-05',
          rates: policy.rates,
          segments: { vip: 1 },
          teams: { first: { repair: { rate: 0.6, severity: 'tightened' } } },
        },
        policyVersion: 'y2026',
        changes: [
          {
            team: 'first',
            businessType: 'repair',
            severity: 'tightened',
            severityBefore: 'normal',
            rate: 0.6,
            rateBefore: 0.3,
            rule: 'failures-tighten',
            week: '2026-W05',
            rated: 20,
            dissatisfied: 4,
            acceptanceNumber: 3,
          },
        ],
      },
    });
  });

  it('that fails twice in six weeks is left as it is, and so is one that is just at the limit', () => {
    const judged = judgeWeeks([[lot(4)], [lot(0)], [lot(3)], [lot(0)], [lot(0)], [lot(4)]]);
    expect(judged.proposal).toBeUndefined();
    expect(cellOf(judged)?.state).toMatchObject({ severity: 'normal', recent: [true, true, true, false] });
    expect(judgeWeeks([[lot(3)], [lot(3)], [lot(3)]]).proposal).toBeUndefined();
  });

  it('says nothing in a week with too few rated or none, and keeps what it had', () => {
    const judged = judgeWeeks([[lot(4)], [lot(4, { rated: 4 })], [], [lot(2, { team: 'second', rated: 4 })]]);
    expect(judged.cells).toHaveLength(1);
    expect(cellOf(judged)?.state).toMatchObject({ severity: 'normal', recent: [false] });
    expect(cellOf(judgeWeeks([[lot(2, { rated: 5 })]]))?.state.recent).toEqual([false]);
  });

  it('is judged by itself in each type', () => {
    const judged = judgeWeeks([
      [lot(4), lot(0, { team: 'second' }), lot(9, { businessType: 'counter' })],
      [lot(4), lot(9, { team: 'second' }), lot(0, { businessType: 'counter' })],
    ]);
    expect(judged.proposal?.changes.map(({ team, businessType }) => [team, businessType])).toEqual([
      ['first', 'repair'],
    ]);
    expect(judged.cells).toHaveLength(3);
  });

  it('with a type that has no limit, is not sampled, or is not the branch’s keeps its rate', () => {
    const failing = [lot(9, { businessType: 'meter' }), lot(9, { team: 'third' })];
    expect(judgeWeeks([failing, failing]).cells).toEqual([]);
    const unsampled = { ...policy, rates: { ...policy.rates, repair: 0 } };
    expect(judgeWeeks([[lot(9)], [lot(9)]], { policy: unsampled }).cells).toEqual([]);
    const { repair, ...others } = policy.rates;
    expect(judgeWeeks([[lot(9)], [lot(9)]], { policy: { ...policy, rates: others } }).cells).toEqual([]);
  });

  it('that a person gave a rate keeps that', () => {
    const teams = { first: { repair: { rate: 0.42 } } };
    expect(judgeWeeks([[lot(9)], [lot(9)]], { policy: { ...policy, teams } })).toEqual({
      week: '2026-W02',
      cells: [],
    });
  });

  it('without a rate of its own is proposed one, where others have theirs', () => {
    const teams = { first: { counter: { rate: 0.5 } } };
    const failing = [lot(4), lot(4, { team: 'second' })];
    const judged = judgeWeeks([failing, failing], { policy: { ...policy, teams } });
    expect(judged.proposal?.changes.map(({ rateBefore }) => rateBefore)).toEqual([0.3, 0.3]);
    expect(judged.proposal?.policy.teams).toEqual({
      first: { counter: { rate: 0.5 }, repair: { rate: 0.6, severity: 'tightened' } },
      second: { repair: { rate: 0.6, severity: 'tightened' } },
    });
    expect(judged).not.toHaveProperty('overtaken');
  });

  it('that does well for long is reduced, but not where the floor leaves nothing to reduce', () => {
    const perfect = Array.from({ length: 15 }, () => [lot(0), lot(0, { businessType: 'counter' })]);
    const judged = judgeWeeks(perfect);
    expect(judged.proposal?.policy.teams).toEqual({
      first: { repair: { rate: 0.15, severity: 'reduced' } },
    });
    expect(judged.proposal?.changes[0]).toMatchObject({ rule: 'score-reduces', week: '2026-W10' });
    // At 10 % already.
    expect(cellOf(judged, 'first', 'counter')?.state).toMatchObject({ severity: 'normal', score: 45 });
  });

  it('whose weeks pass but would not one step tighter never comes to be reduced', () => {
    // Three pass at 5 %, two at 3.15 %.
    const judged = judgeWeeks(Array.from({ length: 30 }, () => [lot(3)]));
    expect(cellOf(judged)?.state).toMatchObject({ severity: 'normal', score: 0 });
    expect(judgeWeeks(Array.from({ length: 10 }, () => [lot(2)])).proposal?.changes[0]?.severity).toBe(
      'reduced',
    );
  });
});

describe('a team that is not looked at as usual', () => {
  const inForce = (severity: 'reduced' | 'tightened' | 'all', rate: number): SamplingPolicy => ({
    ...policy,
    version: 'w2026-09',
    teams: {
      first: { repair: { rate, severity }, counter: { rate: 0.5 } },
      second: { repair: { rate: 0.7, severity: 'tightened' } },
      third: { repair: { rate: 1 } },
    },
  });

  it('is judged one step tighter when it is tightened', () => {
    const tightened = inForce('tightened', 0.6);
    // Two of twenty pass at 3.15 %, three do not.
    expect(cellOf(judgeWeeks([[lot(2)]], { policy: tightened }))?.state).toEqual({
      ...startOf('tightened'),
      passedInRow: 1,
    });
    expect(cellOf(judgeWeeks([[lot(3)]], { policy: tightened }))?.state).toMatchObject({ failed: 1 });
  });

  it('goes back to the usual rate when it does well, and others keep theirs; who is gone is left out', () => {
    const judged = judgeWeeks(
      Array.from({ length: 5 }, () => [lot(0)]),
      { policy: inForce('tightened', 0.6) },
    );
    expect(judged.proposal?.policy).toEqual({
      version: 'w2026-05',
      rates: policy.rates,
      segments: { vip: 1 },
      teams: { first: { counter: { rate: 0.5 } }, second: { repair: { rate: 0.7, severity: 'tightened' } } },
    });
    expect(judged.proposal?.changes).toMatchObject([
      { severity: 'normal', severityBefore: 'tightened', rate: 0.3, rateBefore: 0.6, rule: 'passes-relax' },
    ]);
  });

  it('leaves no teams behind in a policy where none has a rate of its own any more', () => {
    const only = { ...policy, teams: { first: { repair: { rate: 0.6, severity: 'tightened' as const } } } };
    const judged = judgeWeeks(
      Array.from({ length: 5 }, () => [lot(0)]),
      { policy: only },
    );
    expect(judged.proposal?.policy).toEqual({
      version: 'w2026-05',
      rates: policy.rates,
      segments: { vip: 1 },
    });
    const { segments, ...bare } = only;
    const plain = judgeWeeks(
      Array.from({ length: 5 }, () => [lot(0)]),
      { policy: bare },
    );
    expect(plain.proposal?.policy).toEqual({ version: 'w2026-05', rates: policy.rates });
  });

  it('fails once while reduced and is as usual again', () => {
    const judged = judgeWeeks([[lot(4)]], { policy: inForce('reduced', 0.15) });
    expect(judged.proposal?.changes).toMatchObject([{ severity: 'normal', rule: 'failure-ends-reduced' }]);
  });

  it('that keeps failing while tightened is called altogether, whatever the cap', () => {
    const judged = judgeWeeks(
      Array.from({ length: 5 }, () => [lot(4)]),
      { policy: inForce('tightened', 0.6) },
    );
    expect(judged.proposal?.changes).toMatchObject([{ severity: 'all', rate: 1, rule: 'failures-call-all' }]);
    const all = judgeWeeks(
      Array.from({ length: 9 }, () => [lot(0)]),
      { policy: inForce('all', 1) },
    );
    expect(all.proposal).toBeUndefined();
    expect(cellOf(all)?.state).toEqual(startOf('all'));
  });
});

describe('what was proposed', () => {
  const failed = judgeWeeks([[lot(4)], [lot(4)]]);
  const after = (
    last: SwitchingContext['last'],
    lots: readonly CountedLot[],
    more: Partial<SwitchingContext> = {},
  ) => judgeWeek(failed, { week: '2026-W03', lots }, context({ last, ...more }));

  it('and nobody decided on stands as it is, while nothing else is to change', () => {
    expect(after('proposed', [lot(0)])).toEqual({
      week: '2026-W03',
      cells: [{ ...failed.cells[0], state: { ...startOf('tightened'), passedInRow: 1 } }],
      proposal: failed.proposal,
    });
  });

  it('is taken over by the next proposal, with its reason', () => {
    const second = judgeWeek(
      judgeWeeks([[lot(4), lot(4, { team: 'second' })], [lot(4)]]),
      { week: '2026-W03', lots: [lot(0), lot(4, { team: 'second' })] },
      context({ last: 'proposed' }),
    );
    expect(second.overtaken).toBe('w2026-02');
    expect(second.proposal?.policy.version).toBe('w2026-03');
    expect(second.proposal?.changes.map(({ team, week }) => [team, week])).toEqual([
      ['first', '2026-W02'],
      ['second', '2026-W03'],
    ]);
  });

  it('is taken over also where the policy that it changes has other rates by now', () => {
    const other = { ...policy, version: 'other', rates: { ...policy.rates, repair: 0.4 } };
    expect(after('proposed', [], { policy: other })).toMatchObject({
      overtaken: 'w2026-02',
      proposal: { policyVersion: 'other', changes: [{ rate: 0.8, rateBefore: 0.4 }] },
    });
  });

  it('is taken back when the team does well by itself before anybody decided', () => {
    const judged = judgeWeeks(
      Array.from({ length: 5 }, () => [lot(0)]),
      { last: 'proposed' },
      failed,
    );
    expect(judged).toMatchObject({ week: '2026-W07', overtaken: 'w2026-02' });
    expect(judged.proposal).toBeUndefined();
  });

  it.each([
    ['factor', { rules: { ...rules, tightenedFactor: 2.5 } }, { rate: 0.75 }],
    [
      'rate of the type',
      { policy: { ...policy, rates: { ...policy.rates, repair: 0.2 } } },
      { rateBefore: 0.2 },
    ],
    [
      'rate before it',
      {
        rules: { ...rules, tightenedFactor: 1 },
        policy: { ...policy, teams: { first: { repair: { rate: 0.6, severity: 'reduced' as const } } } },
      },
      { severityBefore: 'reduced', rate: 0.3, rateBefore: 0.6 },
    ],
  ])('is taken over where it has another %s by now', (_, more, change) => {
    expect(after('proposed', [], more)).toMatchObject({
      overtaken: 'w2026-02',
      proposal: { policy: { version: 'w2026-03' }, changes: [change] },
    });
  });

  it('is taken over where another policy with the same rates is in force by now, or nobody could approve it', () => {
    expect(after('proposed', [lot(0)], { policy: { ...policy, version: 'other' } })).toMatchObject({
      overtaken: 'w2026-02',
      proposal: { policyVersion: 'other', policy: { version: 'w2026-03' } },
    });
  });

  it('is taken over where the team fails on, and is to be called altogether', () => {
    const judged = judgeWeeks(
      Array.from({ length: 5 }, () => [lot(4)]),
      { last: 'proposed' },
      failed,
    );
    expect(judged).toMatchObject({
      week: '2026-W07',
      overtaken: 'w2026-02',
      proposal: { changes: [{ severity: 'all', severityBefore: 'normal', rate: 1 }] },
    });
  });

  it('and was refused is proposed again at once where one week is enough', () => {
    const reduced = { ...policy, teams: { first: { repair: { rate: 0.15, severity: 'reduced' as const } } } };
    const first = judgeWeeks([[lot(4)]], { policy: reduced });
    expect(first.proposal?.policy.version).toBe('w2026-01');
    const again = judgeWeek(first, { week: '2026-W02', lots: [lot(4)] }, context({ policy: reduced }));
    expect(again.proposal?.policy.version).toBe('w2026-02');
  });

  it('and was refused is proposed again, as another, when two more weeks fail', () => {
    const refused = judgeWeeks([[lot(4)], [lot(4)]], { last: 'settled' }, failed);
    expect(refused.overtaken).toBeUndefined();
    expect(refused.proposal?.policy.version).toBe('w2026-04');
  });

  it('and was refused begins anew: two more weeks have to fail', () => {
    const refused = after('settled', [lot(4)]);
    expect(refused.proposal).toBeUndefined();
    expect(refused.overtaken).toBeUndefined();
    expect(cellOf(refused)?.state).toEqual({ ...startOf('normal'), recent: [false] });
    expect(cellOf(refused)?.reason).toBeUndefined();
  });

  it('and is in force goes on from there', () => {
    const teams = { first: { repair: { rate: 0.6, severity: 'tightened' as const } } };
    const going = after('settled', [lot(4)], { policy: { ...policy, version: 'w2026-02', teams } });
    expect(going.proposal).toBeUndefined();
    expect(cellOf(going)?.state).toEqual({ ...startOf('tightened'), failed: 1 });
  });

  it('and was approved for a day to come is waited for: nothing else is proposed', () => {
    const ahead = after('ahead', [lot(0), lot(9, { team: 'second' })]);
    expect(ahead.proposal).toEqual(failed.proposal);
    expect(ahead.overtaken).toBeUndefined();
    expect(cellOf(ahead)?.state).toMatchObject({ severity: 'tightened', passedInRow: 1 });
  });

  it('is not kept where nothing was proposed before', () => {
    const nothing = judgeWeek(undefined, { week: '2026-W01', lots: [] }, context({ last: 'proposed' }));
    expect(nothing).toEqual({ week: '2026-W01', cells: [] });
  });
});
