import { describe, expect, it } from 'vitest';
import { callbackFactOf, foldDay, secondCallbackFactOf } from '../testing/facts.ts';
import { foldPersons } from './day-fold.ts';
import type { CallbackFact } from './facts.ts';
import {
  addFolds,
  addPersons,
  addPopulations,
  NO_DAYS,
  NO_PERSONS,
  type PopulationCount,
  periodFoldOf,
  personsOf,
  routineOf,
} from './period-fold.ts';

const DAY = '2026-11-21';
const factsOf = (...callbacks: CallbackFact[]) => ({
  callbacks,
  secondCallbacks: [secondCallbackFactOf()],
  population: {
    day: DAY,
    sourceVersion: 1,
    cells: [
      {
        stratum: 'repair/residential/y2026',
        probability: 0.3,
        policyVersion: 'y2026',
        businessType: 'repair',
        segment: 'residential' as const,
        team: 'repair-1',
        partner: 'contractor-7',
        orders: 10,
        sampled: 3,
        windowPassed: 1,
        paused: 2,
      },
    ],
  },
});
const foldOf = (...callbacks: CallbackFact[]) => periodFoldOf(foldDay(DAY, factsOf(...callbacks)));
const persons = (...callbacks: CallbackFact[]) => personsOf(foldPersons(DAY, factsOf(...callbacks)));
const drawnBy = (policyVersion: string, probability = 1) => ({
  sampling: { stratum: 's', policyVersion, probability },
});

describe('a day as a briefing reads it', () => {
  it('adds up what was drawn alike, under whichever policy', () => {
    const { days, cells, secondCallbacks } = foldOf(
      callbackFactOf('a'),
      callbackFactOf('b', drawnBy('y2027')),
      callbackFactOf('c', drawnBy('y2027', 0.5)),
      callbackFactOf('d', { order: { partner: 'contractor-7' } }),
    );
    expect(days).toEqual([DAY]);
    expect(secondCallbacks).toMatchObject({ closed: 1, asked: 1 });
    expect(cells.map(({ tally, ...shared }) => [shared, tally.closed])).toEqual([
      [
        {
          programme: 'routine',
          team: 'repair-1',
          businessType: 'repair',
          segment: 'residential',
          probability: 0.5,
        },
        1,
      ],
      [
        {
          programme: 'routine',
          team: 'repair-1',
          businessType: 'repair',
          segment: 'residential',
          probability: 1,
          partner: 'contractor-7',
        },
        1,
      ],
      [
        {
          programme: 'routine',
          team: 'repair-1',
          businessType: 'repair',
          segment: 'residential',
          probability: 1,
        },
        2,
      ],
    ]);
  });

  it('has the orders behind it by how they were drawn', () => {
    expect(foldOf().population).toEqual([
      {
        team: 'repair-1',
        businessType: 'repair',
        segment: 'residential',
        probability: 0.3,
        partner: 'contractor-7',
        orders: 10,
        sampled: 3,
        windowPassed: 1,
        paused: 2,
      },
    ]);
  });

  it('has how single questions were answered by team and business type, of routine callbacks', () => {
    const { cells, questions } = foldOf(
      callbackFactOf('a'),
      callbackFactOf('b', drawnBy('y2027', 0.5)),
      callbackFactOf('c', { order: { team: 'counter-1' } }),
      callbackFactOf('t', { programme: 'topic-shoe-covers' }),
    );
    expect(
      questions.map(({ team, businessType, tally }) => [
        team,
        businessType,
        tally['question.on-site.visit.asked'],
      ]),
    ).toEqual([
      ['counter-1', 'repair', 1],
      ['repair-1', 'repair', 2],
    ]);
    expect(
      questions.flatMap(({ tally }) => Object.keys(tally)).filter((each) => !each.startsWith('question.')),
    ).toEqual([]);
    expect(
      cells.flatMap(({ tally }) => Object.keys(tally)).filter((each) => each.startsWith('question.')),
    ).toEqual([]);
  });

  it('keeps other programmes, of which no rate is', () => {
    const fold = foldOf(callbackFactOf('a'), callbackFactOf('t', { programme: 'topic-shoe-covers' }));
    expect(fold.cells).toHaveLength(2);
    expect(routineOf(fold).map(({ programme }) => programme)).toEqual(['routine']);
  });
});

describe('a day by person', () => {
  it('counts routine callbacks for each who served, without how single questions were answered', () => {
    const { days, cells } = persons(
      callbackFactOf('a', { order: { staff: ['LG1', 'LG2'] } }),
      callbackFactOf('b', { order: { staff: ['LG1'] }, ...drawnBy('y2027') }),
      callbackFactOf('t', { order: { staff: ['LG1'] }, programme: 'topic-shoe-covers' }),
    );
    expect(days).toEqual([DAY]);
    expect(cells.map(({ staff, team, tally }) => [staff, team, tally.callbacks])).toEqual([
      ['LG1', 'repair-1', 2],
      ['LG2', 'repair-1', 1],
    ]);
    const counters = cells.flatMap(({ tally }) => Object.keys(tally));
    expect(counters).toContain('level.good');
    expect(counters.filter((counter) => counter.startsWith('question.'))).toEqual([]);
  });
});

describe('folds add up', () => {
  const first = foldOf(callbackFactOf('a'), callbackFactOf('b', { order: { team: 'counter-1' } }));
  const second = { ...foldOf(callbackFactOf('c')), days: ['2026-11-20'] };

  it('to the same in whatever order', () => {
    const fold = addFolds([first, second]);
    expect(fold).toEqual(addFolds([second, first]));
    expect(fold.days).toEqual(['2026-11-20', DAY]);
    expect(fold.cells.map(({ team, tally }) => [team, tally.closed])).toEqual([
      ['counter-1', 1],
      ['repair-1', 2],
    ]);
    expect(fold.secondCallbacks).toMatchObject({ closed: 2, asked: 2 });
    expect(fold.questions.map(({ team }) => team)).toEqual(['counter-1', 'repair-1']);
    expect(fold.population).toMatchObject([{ orders: 20, sampled: 6, windowPassed: 2, paused: 4 }]);
  });

  it('to nothing when there are none, and nothing adds nothing', () => {
    expect(addFolds([])).toEqual(NO_DAYS);
    expect(addFolds([first, NO_DAYS])).toEqual(first);
    expect(addPersons([])).toEqual(NO_PERSONS);
  });

  it('by person too', () => {
    const { days, cells } = addPersons([
      persons(callbackFactOf('a', { order: { staff: ['LG1'] } })),
      { ...persons(callbackFactOf('b', { order: { staff: ['LG1'] } })), days: ['2026-11-20'] },
    ]);
    expect(days).toEqual(['2026-11-20', DAY]);
    expect(cells.map(({ staff, tally }) => [staff, tally.closed])).toEqual([['LG1', 2]]);
  });
});

describe('populations', () => {
  it('add up by how they were drawn', () => {
    const count = (businessType: string, orders: number): PopulationCount => ({
      team: 'a',
      businessType,
      segment: 'residential',
      probability: 1,
      orders,
      sampled: orders - 1,
      windowPassed: 1,
      paused: orders,
    });
    expect(addPopulations([count('repair', 2), count('counter', 10), count('repair', 5)])).toEqual([
      { ...count('counter', 10) },
      { ...count('repair', 7), sampled: 5, windowPassed: 2 },
    ]);
  });
});
