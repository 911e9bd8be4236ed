import type { ComplaintAnalysis, ComplaintCase } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { callbackFactOf, complaintFactOf } from '../testing/facts.ts';
import { dayOfFacts } from '../testing/november.ts';
import { analysisOf, type CasesOfPeriod } from './analysis.ts';
import { foldCases } from './case-fold.ts';
import type { ComplaintFact } from './facts.ts';
import { NO_DAYS, type PeriodFold } from './period-fold.ts';

type Overrides = Partial<ComplaintCase> & { readonly team?: string; readonly businessType?: string };

let number = 0;
/** So many cases of their own. */
const cases = (count: number, { team, businessType, ...overrides }: Overrides = {}): ComplaintFact[] =>
  Array.from({ length: count }, () => {
    number += 1;
    const fact = complaintFactOf({ ...overrides, caseId: `routine:WO-${number}.1` });
    return {
      ...fact,
      order: { ...fact.order, ...(team && { team }), ...(businessType && { businessType }) },
    };
  });

/** A team's complete interviews. */
const interviews = (count: number, order: { readonly team?: string; readonly businessType?: string } = {}) =>
  dayOfFacts({
    callbacks: Array.from({ length: count }, (_, n) => callbackFactOf(`routine:WO-${n}`, { order })),
  });

const period = (facts: readonly ComplaintFact[], callbacks: PeriodFold = NO_DAYS): CasesOfPeriod => ({
  cases: foldCases(facts),
  callbacks,
});

const analysed = (
  now: CasesOfPeriod,
  {
    before = period([]),
    yearBefore,
  }: { readonly before?: CasesOfPeriod; readonly yearBefore?: CasesOfPeriod } = {},
): ComplaintAnalysis => analysisOf(longgang(), { now, before: { ...before, name: '2026-10' }, yearBefore });

const addUp = (...folds: PeriodFold[]): PeriodFold => ({
  ...NO_DAYS,
  cells: folds.flatMap(({ cells }) => cells),
});

describe('an analysis of cases', () => {
  it('of nothing has nothing', () => {
    expect(analysed(period([]))).toMatchObject({
      before: '2026-10',
      cases: 0,
      complaints: 0,
      kinds: [],
      channels: [],
      categories: [],
      causes: [],
      natures: [],
      liable: [],
      steps: [],
      teams: [],
      spots: [],
      handOvers: { made: 0, accepted: 0, declined: 0, lapsed: 0, hours: null },
    });
  });

  it('counts kinds of all cases, and all else of those that accuse somebody, as shares of these', () => {
    const found = analysed(period([...cases(3), ...cases(1, { kind: 'praise' })]), {
      before: period(cases(2)),
    });
    expect(found).toMatchObject({ cases: 4, complaints: 3 });
    expect(found.kinds).toMatchObject([
      { kind: 'complaint', cases: 3, share: 75, before: 2 },
      { kind: 'praise', cases: 1, share: 25, before: 0 },
    ]);
    expect(found.channels).toMatchObject([{ channel: 'callback', cases: 3, share: 100, before: 2 }]);
    expect(found.categories).toMatchObject([{ name: { zh: '未分类', en: 'not said' }, cases: 3 }]);
    expect(found.categories[0]).not.toHaveProperty('category');
  });

  it('names categories and causes as the branch does and in its order, then strangers by their ids', () => {
    const { categories, causes } = analysed(
      period([
        ...cases(1, { category: 'parking', cause: 'noise' }),
        ...cases(1, { category: 'appointment', cause: 'late' }),
        ...cases(2, { category: 'conduct', cause: 'manner' }),
      ]),
    );
    expect(categories.map(({ category, name, cases: count }) => [category, name.en, count])).toEqual([
      ['conduct', 'conduct', 2],
      ['appointment', 'appointment and timeliness', 1],
      ['parking', 'parking', 1],
    ]);
    expect(causes.map(({ category, cause, name, share }) => [category, cause, name.en, share])).toEqual([
      ['conduct', 'manner', 'manner', 50],
      ['appointment', 'late', 'late', 25],
      ['parking', 'noise', 'noise', 25],
    ]);
  });

  it('withholds a mean time of fewer than five cases, and says it in hours with one decimal', () => {
    const spent = { received: 3780 };
    const handOvers = { made: 1, accepted: 1, declined: 0, lapsed: 0, waited: 1800 };
    expect(analysed(period(cases(4, { spent, handOvers })))).toMatchObject({
      steps: [{ state: 'received', cases: 4, hours: null }],
      handOvers: { made: 4, accepted: 4, hours: null },
    });
    expect(analysed(period(cases(5, { spent, handOvers })))).toMatchObject({
      steps: [{ state: 'received', cases: 5, hours: 1.1 }],
      handOvers: { made: 5, accepted: 5, hours: 0.5 },
    });
  });

  it('says how cases were judged and dispatched', () => {
    const valid = { valid: true, responsible: true, liable: [{ party: 'team-leader' }] } as const;
    const appeal = {
      at: '2026-11-22T03:00:00.000Z',
      by: 'team-leader-01',
      round: 1,
      decideBy: '2026-11-25T03:00:00.000Z',
      before: { valid: true, responsible: true },
      decided: { at: '2026-11-23T03:00:00.000Z', by: 'officer-02' },
    };
    const found = analysed(
      period([
        ...cases(2, { ...valid, liable: [...valid.liable] }),
        ...cases(1, { valid: false, responsible: false, liable: [{ party: 'team-leader' }], appeal }),
        ...cases(1, { valid: false, responsible: false, nature: 'common', repeats: 2 }),
        ...cases(1, { closedBecause: 'referred', channel: 'regulator', reopened: 1 }),
        ...cases(1, { closedBecause: 'referred', takenAs: { kind: 'enquiry', class: 'ordinary' } }),
        ...cases(1, { closedBecause: 'withdrawn', escalatedAt: '2026-11-23T03:00:00.000Z' }),
        ...cases(1, { closedBecause: 'merged', class: 'major' }),
      ]),
    );
    expect(found.judged).toEqual({
      concluded: 4,
      valid: 2,
      responsible: 2,
      before: { valid: 3, responsible: 3 },
    });
    expect(found.liable).toEqual([{ party: 'team-leader', cases: 2, before: 3 }]);
    expect(found.dispatches).toEqual({
      otherKind: 1,
      graver: 1,
      invalid: 2,
      referred: 2,
      referredBack: 1,
      withdrawn: 1,
      merged: 1,
    });
    expect(found.natures).toMatchObject([{ nature: 'common', cases: 1 }]);
    expect(found).toMatchObject({ appealed: 1, adjudicated: 1, repeated: 1, reopened: 1, escalated: 1 });
  });
});

describe('the teams of an analysis', () => {
  it('stand in the branch’s order with their shares, and are judged only where they have five cases', () => {
    const { teams } = analysed(
      period(
        [
          ...cases(6, { team: 'repair-2' }),
          ...cases(5, { team: 'repair-1', valid: true, responsible: false }),
        ],
        interviews(40, { team: 'repair-1' }),
      ),
    );
    expect(teams).toMatchObject([
      {
        team: 'repair-1',
        businessType: 'repair',
        complaints: 5,
        share: 45.45,
        fromCallbacks: 5,
        callbacks: 40,
        judged: { concluded: 5, valid: 5, responsible: 0 },
      },
      { team: 'repair-2', complaints: 6, share: 54.55, callbacks: 0 },
    ]);
    const few = analysed(period([...cases(4, { team: 'repair-2' }), ...cases(9, { team: 'repair-1' })]));
    expect(few.teams.map(({ judged }) => judged)).toEqual([null, null]);
  });

  it('are held against the others in the same business alone, by complaints of routine callbacks', () => {
    const now = period(
      [
        ...cases(20, { team: 'repair-1' }),
        ...cases(2, { team: 'repair-2' }),
        ...cases(30, { team: 'meter-1', businessType: 'meter-reading' }),
        // From elsewhere: no interview stands beside it.
        ...cases(90, { team: 'repair-2', channel: 'hotline', taskId: 'hotline:HL-1' }),
      ],
      addUp(
        interviews(100, { team: 'repair-1' }),
        interviews(100, { team: 'repair-2' }),
        interviews(100, { team: 'meter-1', businessType: 'meter-reading' }),
      ),
    );
    const verdicts = analysed(now).teams.map(({ team, comparisons }) => [
      team,
      ...comparisons.map(({ against, verdict }) => `${against} ${verdict}`),
    ]);
    expect(verdicts).toEqual([
      ['repair-1', 'before no-test', 'yearBefore no-test', 'others higher'],
      ['repair-2', 'before no-test', 'yearBefore no-test', 'others lower'],
      ['meter-1', 'before no-test', 'yearBefore no-test', 'others no-test'],
    ]);
    expect(analysed(now).spots).toMatchObject([
      { spot: 'hot', of: 'team', id: 'repair-1', name: { en: 'Repair 1' }, cases: 20 },
    ]);
  });

  it('are held against themselves of the period before and a year before', () => {
    const of = (count: number) => period(cases(count), interviews(200));
    const [team] = analysed(of(30), { before: of(5), yearBefore: of(31) }).teams;
    expect(team?.comparisons.map(({ against, verdict }) => [against, verdict])).toEqual([
      ['before', 'higher'],
      ['yearBefore', 'not-different'],
      ['others', 'no-test'],
    ]);
  });

  it('are not tested where more complained than were interviewed', () => {
    const [team] = analysed(period(cases(3), interviews(2)), {
      before: period(cases(1), interviews(200)),
    }).teams;
    expect(team?.comparisons.every(({ verdict, p }) => verdict === 'no-test' && p === null)).toBe(true);
  });
});

describe('spots', () => {
  it('are hot where a share of complaints rose by a test, and nowhere on the bare difference', () => {
    const about = (conduct: number, appointment: number) =>
      period([
        ...cases(conduct, { category: 'conduct' }),
        ...cases(appointment, { category: 'appointment' }),
      ]);
    const { spots, categories } = analysed(about(40, 60), { before: about(10, 90) });
    expect(spots).toMatchObject([
      { spot: 'hot', of: 'category', id: 'conduct', cases: 40, comparison: { against: 'before' } },
    ]);
    expect(categories[1]?.comparisons[0]).toMatchObject({ against: 'before', verdict: 'lower' });
    expect(analysed(about(12, 88), { before: about(10, 90) }).spots).toEqual([]);
    expect(analysed(about(40, 60), { yearBefore: about(10, 90) }).spots).toMatchObject([
      { id: 'conduct', comparison: { against: 'yearBefore', verdict: 'higher' } },
    ]);
  });

  it('are hot by cause and channel too, the surest first', () => {
    const now = period([
      ...cases(40, { category: 'conduct', cause: 'manner', channel: 'mayor-hotline', taskId: 'm:1' }),
      ...cases(60, { category: 'conduct' }),
    ]);
    const before = period([
      ...cases(5, { category: 'conduct', cause: 'manner' }),
      ...cases(10, { category: 'conduct', channel: 'mayor-hotline', taskId: 'm:1' }),
      ...cases(85, { category: 'conduct' }),
    ]);
    const { spots } = analysed(now, { before });
    expect(spots.map(({ of, id }) => [of, id])).toEqual([
      ['cause', 'conduct/manner'],
      ['channel', 'mayor-hotline'],
    ]);
    const ps = spots.map(({ comparison }) => comparison.p ?? 1);
    expect(ps).toEqual(ps.toSorted((a, b) => a - b));
  });

  it('are hard where cases come again, or are not solved at once, more often than others', () => {
    const { spots } = analysed(
      period([
        ...cases(12, { category: 'conduct', cause: 'manner', repeats: 1 }),
        ...cases(8, { category: 'conduct', cause: 'manner' }),
        ...cases(20, { category: 'appointment', cause: 'late' }),
      ]),
    );
    expect(
      spots.map(({ spot, of, id, cases: count, comparison }) => [spot, of, id, count, comparison.against]),
    ).toEqual([
      ['hard', 'category', 'conduct', 12, 'others'],
      ['hard', 'cause', 'conduct/manner', 12, 'others'],
    ]);
  });

  it('are none where there is nothing to be held against', () => {
    expect(analysed(period(cases(50, { category: 'conduct', repeats: 1 }))).spots).toEqual([]);
  });
});
