import { expect, it } from 'vitest';
import { liveCases } from './testing/live-cases.ts';

/** Eighty; `npm run study:cases` lives two thousand. */
it.each([20_261_001, 20_261_002])(
  'cases that are lived at random, with a machine that dies at any write, are what they must be (seed %i)',
  async (seed) => {
    const lived = await liveCases(40, seed);
    const { acts } = lived;
    for (const act of ['conclude', 'appeal', 'adjudicate', 'redistribute', 'lapse', 'notify'])
      expect(acts.get(act) ?? 0, act).toBeGreaterThan(0);
    expect(lived.deaths).toBeGreaterThan(5);
    expect(lived.closed).toBeGreaterThan(5);
  },
);
