import { describe, expect, it } from 'vitest';
import { workFullQueue } from '../testing/full-queue.ts';

describe('the figures of a queue', () => {
  it('that is long are counted once, by whoever saw it grow; who asks after that pays a few units', async () => {
    const { readUnitsOfFigures, unitsOfWindow } = await workFullQueue(
      { open: 1000, waiting: 100, called: 0, agents: 2 },
      1,
    );
    expect(readUnitsOfFigures.unseen).toBeGreaterThan(10);
    expect(readUnitsOfFigures.asked).toBeLessThanOrEqual(4);
    expect(unitsOfWindow.write).toBeLessThanOrEqual(2);
  });

  it('that is short are counted each time, for at most twenty units', async () => {
    const { readUnitsOfFigures, unitsOfWindow } = await workFullQueue(
      { open: 800, waiting: 80, called: 0, agents: 2 },
      1,
    );
    expect(readUnitsOfFigures.unseen).toBeLessThanOrEqual(20);
    expect(readUnitsOfFigures.asked).toBe(readUnitsOfFigures.unseen);
    expect(unitsOfWindow.write).toBe(0);
  });
});
