import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import type { CallCell, ReachedCell } from './call-cells.ts';
import { NO_DAYS } from './period-fold.ts';
import { responsesOf } from './response-figures.ts';
import type { Tally } from './tally.ts';

const branch = longgang();
const rung = (calls: CallCell[]) => responsesOf(branch, { ...NO_DAYS, calls });
const call = (tally: Tally, overrides: Partial<CallCell> = {}): CallCell => ({
  agent: 'agent-01',
  slot: 'morning',
  nth: 1,
  tally,
  ...overrides,
});

describe('how calls ended', () => {
  it('is shown by agent, by number and by time of day, each a call in each', () => {
    const { agents, attempts, slots } = rung([
      call({ 'call.complete': 3, 'call.no-answer': 4, 'call.busy': 1, 'call.refused': 2 }),
      call(
        { 'call.complete': 1, 'call.wrong-number': 1, 'call.dead-number': 1 },
        { agent: 'agent-00', nth: 3 },
      ),
      call({ 'call.partial': 1, 'call.void-order': 1, 'call.call-later': 2 }, { slot: 'other', nth: 2 }),
      call({ 'call.complete': 1 }, { slot: 'evening' }),
    ]);
    expect(agents).toEqual([
      { agent: 'agent-00', calls: 3, complete: 1, refused: 0, notReached: 0, wrongNumber: 2, rate: 33.33 },
      { agent: 'agent-01', calls: 15, complete: 4, refused: 2, notReached: 7, wrongNumber: 0, rate: 26.67 },
    ]);
    expect(attempts.map(({ nth, calls, complete }) => [nth, calls, complete])).toEqual([
      [1, 11, 4],
      [2, 4, 0],
      [3, 3, 1],
    ]);
    expect(slots.map(({ from, to, calls }) => [from, to, calls])).toEqual([
      ['08:30', '12:00', 13],
      ['18:00', '21:00', 1],
      [undefined, undefined, 4],
    ]);
    expect(slots[2]).not.toHaveProperty('from');
  });

  it('is nothing where nobody rang', () => {
    expect(rung([])).toEqual({
      agents: [],
      attempts: [],
      slots: [],
      satisfaction: { byAttempt: [], byDays: [] },
    });
  });
});

describe('what those say who were reached', () => {
  const cell = (count: number, dissatisfied: number, overrides: Partial<ReachedCell> = {}): ReachedCell => ({
    businessType: 'repair',
    segment: 'residential',
    probability: 1,
    nth: 1,
    days: 0,
    tally: {
      closed: count,
      callbacks: count + 2,
      notRated: 2,
      'level.good': count - dissatisfied,
      'level.fail': dissatisfied,
    },
    ...overrides,
  });
  const { satisfaction } = responsesOf(branch, {
    ...NO_DAYS,
    reached: [
      cell(200, 4),
      cell(100, 2, { days: 5 }),
      cell(100, 30, { nth: 3, days: 10 }),
      cell(100, 0, { nth: 3, days: 10, probability: 0.1 }),
    ],
  });

  it('is weighted, by the call that reached them, beside the other calls', () => {
    expect(satisfaction.byAttempt.map(({ nth, callbacks, notRated }) => [nth, callbacks, notRated])).toEqual([
      [1, 304, 4],
      [3, 204, 4],
    ]);
    // (70 + 1000) / 1100
    expect(satisfaction.byAttempt[1]?.ofRated?.estimate).toBe(97.273);
    expect(satisfaction.byAttempt[0]?.comparisons).toMatchObject([{ against: 'others' }]);
  });

  it('is tested by days since the service as well, each row beside the others', () => {
    const { byDays } = responsesOf(branch, {
      ...NO_DAYS,
      reached: [cell(200, 4), cell(200, 4, { days: 2 }), cell(100, 30, { days: 10 })],
    }).satisfaction;
    expect(byDays.map(({ from, to, comparisons }) => [from, to, comparisons[0]?.verdict])).toEqual([
      [0, 1, 'higher'],
      [2, 4, 'higher'],
      [10, undefined, 'lower'],
    ]);
    expect(satisfaction.byDays.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [5, 9],
      [10, undefined],
    ]);
  });
});
