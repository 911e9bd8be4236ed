import { describe, expect, it } from 'vitest';
import { addUp, countOf, joined, once, under } from './tally.ts';

describe('tallies', () => {
  it('add up name by name, in order of the names, without zeros', () => {
    const sum = addUp([{ b: 1, a: 2 }, { b: 3, c: 0 }, { d: 1 }, { d: -1 }]);
    expect(Object.entries(sum)).toEqual([
      ['a', 2],
      ['b', 4],
    ]);
  });

  it('are joined in any order for what adds them up again', () => {
    expect(joined([{ b: 1, a: 2 }, { b: 3, c: 1 }, {}])).toEqual({ a: 2, b: 4, c: 1 });
    expect(joined([])).toEqual({});
  });

  it('count what is not named as zero', () => {
    expect([countOf({ closed: 3 }, 'closed'), countOf({}, 'closed')]).toEqual([3, 0]);
  });

  it('are made of one of each counter', () => {
    expect(once('closed', 'level.good', 'closed')).toEqual({ closed: 1, 'level.good': 1 });
  });

  it('are read under one heading, not under one that begins alike', () => {
    expect(under({ 'level.good': 1, 'levels.good': 2, level: 3, 'level.a.b': 4 }, 'level')).toEqual({
      good: 1,
      'a.b': 4,
    });
  });
});
