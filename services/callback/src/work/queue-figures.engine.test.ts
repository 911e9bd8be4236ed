import { describe, expect, it } from 'vitest';
import { workFullQueue } from '../testing/full-queue.ts';

describe('the figures of a queue', () => {
  it('that is long are counted once in a while: who asks after that pays a few units', async () => {
    const { readUnitsOfFigures } = await workFullQueue({ open: 1000, waiting: 100, called: 0, agents: 2 }, 1);
    expect(readUnitsOfFigures.counted).toBeGreaterThan(10);
    expect(readUnitsOfFigures.asked).toBeLessThanOrEqual(2);
  });

  it('that is short are counted each time, for at most twenty units', async () => {
    const { readUnitsOfFigures } = await workFullQueue({ open: 800, waiting: 80, called: 0, agents: 2 }, 1);
    expect(readUnitsOfFigures.counted).toBeLessThanOrEqual(20);
    expect(readUnitsOfFigures.asked).toBe(readUnitsOfFigures.counted);
  });
});
