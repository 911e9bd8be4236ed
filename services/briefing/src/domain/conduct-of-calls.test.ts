import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { answeredWith, callbackFactOf } from '../testing/facts.ts';
import { conductOf, secondsNeeded } from './conduct-of-calls.ts';

const branch = longgang();
const conduct = (overrides: Parameters<typeof callbackFactOf>[1]) =>
  conductOf(callbackFactOf('a', overrides), branch);
const CALLED_AT = '2026-10-06T01:57:00.000Z';
const same = { overall: 'good', manner: 'good', skill: 'good', timeliness: 'good' };

describe('an interview', () => {
  it('at a number that was corrected less than three days before says so', () => {
    const since = (numbersSince: string) => conduct({ numbersSince });
    expect(since(CALLED_AT)).toEqual({ numberCorrected: 1 });
    expect(since('2026-10-03T01:57:00.001Z')).toEqual({ numberCorrected: 1 });
    expect(since('2026-10-03T01:57:00.000Z')).toEqual({});
    // What was corrected after the call was not what was rung.
    expect(since('2026-10-06T01:57:00.001Z')).toEqual({});
    expect(conduct({})).toEqual({});
  });

  it('that took less time than its questions need is short', () => {
    // `answeredWith` leaves seven questions.
    const lasting = (durationSeconds: number) =>
      conduct({ interview: { ...answeredWith({}), durationSeconds } });
    expect(secondsNeeded(7)).toBe(31);
    expect(lasting(31)).toEqual({});
    expect(lasting(30)).toEqual({ short: 1 });
  });

  it('with three levels or more tells whether they were all the same', () => {
    const rated = (answers: Record<string, string | null>) => conduct({ interview: answeredWith(answers) });
    expect(rated(same)).toEqual({ levelled: 1, straight: 1 });
    expect(rated({ ...same, skill: 'fair' })).toEqual({ levelled: 1 });
    expect(rated({ ...same, skill: null })).toEqual({ levelled: 1, straight: 1 });
    expect(rated({ ...same, skill: null, manner: null })).toEqual({});
    // Neither a choice nor a question that nobody knows is a level.
    expect(rated({ overall: 'good', manner: 'good', appointment: 'good', colour: 'good' })).toEqual({});
  });

  it('of another questionnaire is judged by its own questions', () => {
    const interview = { ...answeredWith(same), questionnaire: { id: 'reading', version: 1 } };
    expect(conduct({ interview })).toEqual({});
  });

  it.each([
    ['broken off', { disposition: 'partial' as const }],
    ['of a task to be rung again', { reopened: true as const }],
    ['that nobody gave', { interview: undefined }],
  ])('%s tells nothing', (_what, overrides) => {
    const interview = { ...answeredWith(same), durationSeconds: 1 };
    expect(conduct({ numbersSince: CALLED_AT, interview, ...overrides })).toEqual({});
  });
});
