import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, openOffice } from './branch-office.ts';
import { ACTS, type Act, DAY, endOf, live } from './lived-day.ts';

/**
 * Ends the machine after so many billable operations from the beginning of the act, or when all is quiet, whichever comes
 * first; starts it again, and repeats the act if nobody was told that it is done.
 */
async function crashDuring(act: Act, office: BranchOffice, operations: number, dataDir: string) {
  let left = operations;
  const forget = office.cloud.meter.onOperation(() => {
    left -= 1;
    if (left === 0) setImmediate(() => office.cloud.kill());
  });
  let isAcknowledged = false;
  await act(office)
    .then(() => {
      isAcknowledged = true;
      return office.cloud.quiet();
    })
    // The machine is gone: whoever waits for an answer gets none.
    .catch(() => undefined);
  forget();
  office.cloud.kill();
  const again = await openOffice({ cloud: { ...DAY.cloud, dataDir } });
  await again.cloud.quiet();
  if (!isAcknowledged) await act(again);
  await again.cloud.quiet();
  return again;
}

/** Operations after which acts are cut off, by the act's place in the day; the others are left in peace. */
const CRASHES: Readonly<Record<number, number>> = {
  0: 40,
  1: 1,
  2: 6,
  4: 2,
  23: 3,
  26: 5,
  [ACTS.length - 1]: 60,
};

describe('a branch whose machine is killed again and again', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-crash-'));
  let expected: Record<string, unknown>;
  beforeAll(async () => {
    const undisturbed = await openOffice(DAY);
    await live(undisturbed);
    expected = await endOf(undisturbed);
    await undisturbed.cloud.stop();
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('has everything that was acknowledged, once', async () => {
    let office = await openOffice({ ...DAY, cloud: { ...DAY.cloud, dataDir } });
    for (const [index, act] of ACTS.entries()) {
      const operations = CRASHES[index];
      if (operations !== undefined) office = await crashDuring(act, office, operations, dataDir);
      else {
        await act(office);
        await office.cloud.quiet();
      }
    }
    expect(await endOf(office)).toEqual(expected);
    const mailed = (await office.cloud.mails()).map(({ destination }) => destination.to[0]);
    // Unsure after a crash means sent again; never: not sent.
    expect(new Set(mailed)).toEqual(
      new Set(['team-leaders@longgang.example.com', 'supervisor@longgang.example.com']),
    );
    await office.cloud.stop();
  });
});
