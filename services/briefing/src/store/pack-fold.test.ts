import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { attemptsOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { addCells } from '../domain/add-cells.ts';
import { DAYS_FROM } from '../domain/call-cells.ts';
import { type DayFacts, foldPersons } from '../domain/day-fold.ts';
import type { CallbackFact } from '../domain/facts.ts';
import { NO_DAYS, periodFoldOf, personsOf } from '../domain/period-fold.ts';
import type { Tally } from '../domain/tally.ts';
import { answeredWith, callbackFactOf, foldDay, secondCallbackFactOf } from '../testing/facts.ts';
import {
  packDayFold,
  packPeriodFold,
  packPersonFold,
  packPersonsOfPeriod,
  unpackDayFold,
  unpackPeriodFold,
  unpackPersonFold,
  unpackPersonsOfPeriod,
} from './pack-fold.ts';

const DAY = '2026-11-21';
/** DynamoDB refuses a larger item. */
const ITEM_BYTES_MAX = 400_000;

const factsOf = (...callbacks: CallbackFact[]): DayFacts => ({
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
        segment: 'residential',
        team: 'repair-1',
        partner: 'contractor-7',
        orders: 10,
        sampled: 3,
        windowPassed: 0,
        paused: 0,
      },
    ],
  },
});

const facts = factsOf(
  callbackFactOf('a'),
  callbackFactOf('b', { order: { partner: 'contractor-7' }, attempts: attemptsOf(12) }),
);

const reread = (packed: string) => JSON.parse(inflateRawSync(Buffer.from(packed, 'base64url')).toString());
const rewritten = (fold: unknown) => deflateRawSync(JSON.stringify(fold)).toString('base64url');

describe('a packed fold', () => {
  it('comes back as it went', () => {
    expect(unpackDayFold(packDayFold(foldDay(DAY, facts)))).toEqual(foldDay(DAY, facts));
    expect(unpackPersonFold(packPersonFold(foldPersons(DAY, facts)))).toEqual(foldPersons(DAY, facts));
  });

  it('of a period comes back as it went, and its persons beside it', () => {
    const [fold, persons] = [periodFoldOf(foldDay(DAY, facts)), personsOf(foldPersons(DAY, facts))];
    expect(fold.population).toHaveLength(1);
    expect(persons.cells.length).toBeGreaterThan(1);
    expect(unpackPeriodFold(packPeriodFold('2026-11', fold))).toEqual(fold);
    expect(unpackPersonsOfPeriod(packPersonsOfPeriod('2026-11', persons))).toEqual(persons);
  });

  it('of a day without facts comes back too', () => {
    const nothing = { callbacks: [], secondCallbacks: [], population: undefined };
    expect(unpackDayFold(packDayFold(foldDay(DAY, nothing)))).toEqual(foldDay(DAY, nothing));
    expect(unpackPersonFold(packPersonFold(foldPersons(DAY, nothing)))).toEqual({ day: DAY, cells: [] });
  });

  it('is the same text whatever the order of the facts', () => {
    const reversed = { ...facts, callbacks: [...facts.callbacks].reverse() };
    expect(packDayFold(foldDay(DAY, reversed))).toEqual(packDayFold(foldDay(DAY, facts)));
    expect(packPersonFold(foldPersons(DAY, reversed))).toEqual(packPersonFold(foldPersons(DAY, facts)));
  });

  it('is read by older code that does not know all of it', () => {
    const { packed } = packDayFold(foldDay(DAY, facts));
    const fold = reread(packed);
    const newer = {
      ...fold,
      cells: fold.cells.map((cell: object) => ({ ...cell, channel: 'video' })),
      more: 1,
    };
    expect(unpackDayFold({ day: DAY, packed: rewritten(newer) })).toEqual(foldDay(DAY, facts));
  });

  it.each([
    ['is no deflated text', 'AAAA'],
    ['has no cells', rewritten({ counters: [] })],
    ['counts what has no name', rewritten({ counters: [], cells: [], secondCallbacks: '0', population: [] })],
    [
      'counts what is no place',
      rewritten({ counters: ['a'], cells: [], secondCallbacks: '!', population: [] }),
    ],
  ])('that %s is a fault', (_what, packed) => {
    expect(() => unpackDayFold({ day: DAY, packed })).toThrow(
      expect.objectContaining({ code: 'fold-unreadable' }),
    );
  });
});

describe('the year of a large branch', () => {
  /** So many of a kind, no count like its neighbour's. */
  const tallyOf = (prefix: string, counters: number, seed: number): Tally =>
    Object.fromEntries(
      Array.from({ length: counters }, (_, place) => [
        `${prefix}${place % 5}.${place}`,
        ((seed + 7) * (place + 11)) % 4999,
      ]),
    );

  /** 60 teams with two business types each, three segments, three rates, a partner or none; 90 counters of questions. */
  it('fits into one item', () => {
    const cells = Array.from({ length: 60 * 2 * 3 * 3 * 2 }, (_, index) => ({
      programme: 'routine',
      team: `team-${index % 60}`,
      businessType: `business-type-${index % 7}`,
      segment: (['residential', 'commercial', 'vip'] as const)[index % 3] ?? 'vip',
      probability: [0.3, 0.15, 1][index % 3] ?? 1,
      ...(index % 4 > 1 && { partner: 'contractor-7' }),
      tally: tallyOf('disposition.', 25, index),
    }));
    const population = cells.map(({ programme, tally, ...drawn }, index) => ({
      ...drawn,
      orders: index * 37,
      sampled: index * 11,
      windowPassed: index % 5,
      paused: index % 7,
    }));
    const questions = Array.from({ length: 60 * 2 }, (_, index) => ({
      team: `team-${index % 60}`,
      businessType: `business-type-${index % 7}`,
      tally: tallyOf('question.questionnaire-', 90, index),
    }));
    const agents = Array.from({ length: 15 * 60 }, (_, index) => ({
      agent: `agent-${index % 15}`,
      team: `team-${index % 60}`,
      businessType: `business-type-${index % 7}`,
      tally: tallyOf('level.', 9, index),
    }));
    const calls = Array.from({ length: 15 * 4 * 3 }, (_, index) => ({
      agent: `agent-${index % 15}`,
      slot: `slot-${index % 4}`,
      nth: ([1, 2, 3] as const)[index % 3] ?? 1,
      tally: tallyOf('call.', 10, index),
    }));
    const reached = Array.from({ length: 7 * 3 * 3 * 12 }, (_, index) => ({
      businessType: `business-type-${index % 7}`,
      segment: (['residential', 'commercial', 'vip'] as const)[index % 3] ?? 'vip',
      probability: [0.3, 0.15, 1][index % 3] ?? 1,
      nth: ([1, 2, 3] as const)[index % 3] ?? 1,
      days: DAYS_FROM[index % 4] ?? 0,
      tally: tallyOf('level.', 7, index),
    }));
    const days = Array.from({ length: 365 }, (_, index) => `2026-${index}`);
    const { packed } = packPeriodFold('2026', {
      ...{ days, cells, questions, calls, reached, agents },
      cases: [{ team: 'repair-1', businessType: 'repair', tally: { complaints: 2, 'closed.all': 1 } }],
      secondCallbacks: {},
      population,
    });
    expect(Buffer.from(packed, 'base64url').length).toBeLessThan(ITEM_BYTES_MAX * 0.9);
  });

  it('fits as well where fifty partners serve for every team: 1.2 million orders, 200,000 callbacks', () => {
    let state = 11;
    const lot = (limit: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    const cellOf = () => {
      const team = lot(20);
      const partner = lot(2) === 0 ? undefined : `contractor-${lot(50)}`;
      const businessType = (team + lot(2)) % 7;
      return {
        programme: 'routine',
        team: `team-${team}`,
        businessType: `business-type-${businessType}`,
        segment:
          (['residential', 'residential', 'residential', 'commercial', 'vip'] as const)[lot(5)] ?? 'vip',
        probability: [0.15, 0.3, 1][(businessType + lot(2)) % 3] ?? 1,
        ...(partner !== undefined && { partner }),
      };
    };
    const cells = addCells(
      Array.from({ length: 200_000 }, () => ({
        ...cellOf(),
        tally: {
          closed: 1,
          attempts: 1 + lot(3),
          ...(lot(4) === 0
            ? { 'disposition.no-answer': 1 }
            : {
                callbacks: 1,
                'disposition.complete': 1,
                [`level.${['excellent', 'good', 'good', 'fair'][lot(4)]}`]: 1,
              }),
          ...(lot(10) > 0 && { [`promise.${['kept', 'kept', 'late'][lot(3)]}`]: 1 }),
        },
      })),
    );
    const population = cells.map(({ programme, tally, ...drawn }) => ({
      ...drawn,
      orders: 6 * (tally.closed ?? 0) + lot(9),
      sampled: (tally.closed ?? 0) + lot(3),
      windowPassed: lot(2),
      paused: lot(3),
    }));
    const { packed } = packPeriodFold('2026', { ...NO_DAYS, cells, population });
    expect(Buffer.from(packed, 'base64url').length).toBeLessThan(ITEM_BYTES_MAX * 0.75);
  }, 30_000);

  it('fits into another by person, of two thousand', () => {
    const cells = Array.from({ length: 2000 * 3 }, (_, index) => ({
      staff: `LG${10_000 + (index % 2000)}`,
      team: `team-${index % 60}`,
      businessType: `business-type-${index % 7}`,
      segment: (['residential', 'commercial', 'vip'] as const)[index % 3] ?? 'vip',
      probability: 0.3,
      tally: Object.fromEntries(
        [
          'callbacks',
          'closed',
          'attempts',
          'level.good',
          'level.fair',
          'notRated',
          'disposition.complete',
        ].map((name, place) => [name, ((index + 3) * (place + 5)) % 131]),
      ),
    }));
    const { packed } = packPersonsOfPeriod('2026', { days: [], cells });
    expect(Buffer.from(packed, 'base64url').length).toBeLessThan(ITEM_BYTES_MAX);
  });
});

describe('a day of five thousand callbacks', () => {
  /** Numbers that look drawn by lot and are the same in every run. */
  function lots(seed: number) {
    let state = seed;
    return (limit: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
  }
  const lot = lots(7);
  const level = () => ['good', 'good', 'good', 'excellent', 'fair', 'fail', null][lot(7)] ?? null;

  /** No two of the same person, so that no cell is shared: more than any branch has. */
  const callbacks = Array.from({ length: 5000 }, (_, index) => {
    const team = lot(20);
    return callbackFactOf(`routine:WO-${index}`, {
      attempts: attemptsOf(1 + lot(3)),
      order: {
        team: `team-${team}`,
        businessType: `business-type-${team % 7}`,
        staff: [`LG${10_000 + index}`, `LG${20_000 + index}`],
        segment: (['residential', 'commercial', 'vip'] as const)[lot(3)] ?? 'residential',
        partner: `contractor-${lot(3)}`,
      },
      sampling: { stratum: 's', policyVersion: `y202${lot(2)}`, probability: [0.15, 0.3, 1][lot(3)] ?? 1 },
      interview: {
        ...answeredWith({
          overall: level(),
          standard: level(),
          quality: level(),
          manner: level(),
          skill: level(),
          timeliness: level(),
          praise: lot(10) === 0 ? true : null,
        }),
        questionnaire: { id: `questionnaire-${team % 5}`, version: 1 },
      },
    });
  });
  const bytes = ({ packed }: { packed: string }) => Buffer.from(packed, 'base64url').length;

  it('fits into one item, and by person into another', () => {
    const { cells } = foldPersons(DAY, factsOf(...callbacks));
    expect(cells).toHaveLength(10_000);
    expect(bytes(packPersonFold({ day: DAY, cells }))).toBeLessThan(ITEM_BYTES_MAX);
    expect(bytes(packDayFold(foldDay(DAY, factsOf(...callbacks))))).toBeLessThan(ITEM_BYTES_MAX / 4);
  }, 30_000);
});
