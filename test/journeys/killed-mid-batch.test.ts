import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BranchOffice, openOffice } from './branch-office.ts';
import { ACTS, DAY, endOf, live } from './lived-day.ts';

let expected: Record<string, unknown>;
let functions: readonly string[];
let office: BranchOffice;

beforeAll(async () => {
  const undisturbed = await openOffice(DAY);
  await live(undisturbed);
  expected = await endOf(undisturbed);
  functions = undisturbed.cloud.functions.names();
  await undisturbed.cloud.stop();
});
beforeEach(async () => {
  office = await openOffice(DAY);
});
afterEach(() => office.cloud.stop());

const deaths = () => office.logs.filter((line) => line.includes('Runtime.ExitError')).length;

describe('a worker that is killed in the middle of a batch', () => {
  it('loses nothing and doubles nothing', async () => {
    const workers = functions.filter((name) => /-(inlet|inbox|relay|clock)$/.test(name));
    for (const worker of workers) {
      office.cloud.faults.killNextCall(worker);
      // A few milliseconds are somewhere between the first write of a batch and its acknowledgement.
      office.cloud.faults.killNextCall(worker, { afterMs: 5 });
    }
    await live(office);
    expect(await endOf(office)).toEqual(expected);
    // Nobody was forgotten on this day, so that intake's inbox heard nothing; some calls are quicker than their killer.
    expect(deaths()).toBeGreaterThanOrEqual(workers.length - 1);
  });
});

describe('a door that is killed while somebody waits for its answer', () => {
  /** Whoever gets no answer asks again. */
  const insist = async (act: (typeof ACTS)[number]) => {
    for (let tries = 0; tries < 5; tries += 1) {
      const isAnswered = await act(office).then(
        () => true,
        () => false,
      );
      if (isAnswered) return;
    }
    throw new Error('nobody answers');
  };

  it('has done its work once when they ask again', async () => {
    office.cloud.faults.killNextCall('huiyin-longgang-complaint-api', { afterMs: 4 });
    for (const [index, act] of ACTS.entries()) {
      // The calls of the morning, each cut off a little later than the one before.
      if (index >= 1 && index <= 12)
        office.cloud.faults.killNextCall('huiyin-longgang-callback-api', { afterMs: index });
      await insist(act);
      await office.cloud.quiet();
    }
    expect(await endOf(office)).toEqual(expected);
    expect(deaths()).toBeGreaterThan(0);
  });
});
