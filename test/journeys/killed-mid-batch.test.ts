import { beforeAll, describe, expect, it } from 'vitest';
import { openOffice } from './branch-office.ts';
import { DAY, endOf, live } from './lived-day.ts';

describe('a worker that is killed in the middle of a batch', () => {
  let expected: Record<string, unknown>;
  let workers: readonly string[];
  beforeAll(async () => {
    const undisturbed = await openOffice(DAY);
    await live(undisturbed);
    expected = await endOf(undisturbed);
    workers = undisturbed.cloud.functions.names().filter((name) => /-(inlet|inbox|relay|clock)$/.test(name));
    await undisturbed.cloud.stop();
  });

  // A few milliseconds are somewhere between the first write of a batch and its acknowledgement.
  it.each([0, 3, 12])('loses nothing and doubles nothing, killed after %i ms', async (afterMs) => {
    expect(workers.length).toBeGreaterThanOrEqual(12);
    const office = await openOffice(DAY);
    try {
      for (const worker of workers)
        for (let times = 0; times < 2; times += 1) office.cloud.faults.killNextCall(worker, { afterMs });
      await live(office);
      expect(await endOf(office)).toEqual(expected);
      const deaths = office.logs.filter((line) => line.includes('Runtime.ExitError')).length;
      // Nobody was forgotten on this day, so that intake's inbox heard nothing; some calls are quicker than their killer.
      if (afterMs === 0) expect(deaths).toBe(2 * (workers.length - 1));
      else expect(deaths).toBeGreaterThan(0);
    } finally {
      await office.cloud.stop();
    }
  });
});
