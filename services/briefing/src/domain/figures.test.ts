import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { figuresOf, ratesOf } from './figures.ts';

const { levels } = longgang();

describe('the three rates', () => {
  it.each([
    // Table 1 of the source paper, by the callbacks it states.
    ['营业1所', 2775, { excellent: 42, good: 2427, fair: 4 }, [99.86, 99.84, 88.97]],
    ['合计', 6272, { excellent: 93, good: 5538, fair: 7 }, [99.89, 99.88, 89.78]],
    ['nobody rated', 3, {}, [100, null, 0]],
    ['nobody was asked', 0, {}, [null, null, null]],
    ['all dissatisfied', 2, { fail: 1, pass: 1 }, [0, 0, 0]],
    ['a level the branch does not know', 2, { 'so-so': 1, good: 1 }, [50, 50, 50]],
  ])('%s', (_title, callbacks, counts, rates) => {
    const { published, ofRated, worstCase } = ratesOf(callbacks, counts, levels);
    expect([published, ofRated, worstCase]).toEqual(rates);
  });
});

describe('the figures of a tally', () => {
  it('leave “none was made” out of the denominator of kept appointments', () => {
    const tally = { 'appointment.yes': 3, 'appointment.no': 1, 'appointment.none-made': 96 };
    expect(figuresOf(tally, levels, 0).appointment).toEqual({
      kept: 3,
      broken: 1,
      noneMade: 96,
      keptRate: 75,
    });
    expect(figuresOf({ 'appointment.none-made': 2 }, levels, 0).appointment.keptRate).toBeNull();
  });

  it('are each read from their own counter', () => {
    const tally = {
      closed: 20,
      attempts: 31,
      callbacks: 10,
      'level.good': 6,
      'level.fail': 1,
      notRated: 3,
      notServed: 1,
      'concern.integrity': 2,
      noSuchVisit: 4,
      praised: 5,
      suggested: 7,
      'disposition.complete': 10,
      'disposition.refused': 8,
    };
    expect(figuresOf(tally, levels, 9)).toEqual({
      closed: 20,
      attempts: 31,
      callbacks: 10,
      levels: { excellent: 0, good: 6, fair: 0, pass: 0, fail: 1 },
      notRated: 3,
      notServed: 1,
      rates: { published: 80, ofRated: 85.71, worstCase: 60 },
      appointment: { kept: 0, broken: 0, noneMade: 0, keptRate: null },
      integrityConcerns: 2,
      noSuchVisit: 4,
      praised: 5,
      suggested: 7,
      complaints: 9,
      dispositions: { complete: 10, refused: 8 },
    });
  });
});
