import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, openOffice } from './branch-office.ts';
import { DAY, endOf, live } from './lived-day.ts';

describe('a day on which messages come twice and in any order, at every hop', () => {
  let undisturbed: BranchOffice;
  let expected: Record<string, unknown>;
  beforeAll(async () => {
    undisturbed = await openOffice(DAY);
    await live(undisturbed);
    expected = await endOf(undisturbed);
  });
  afterAll(() => undisturbed.cloud.stop());

  it('has something of everything in it', async () => {
    expect(new Set(undisturbed.events())).toEqual(
      new Set([
        'work-order.recorded',
        'sampling-key.committed',
        'callback.requested',
        'callback.closed',
        'complaint.raised',
        'complaint.acknowledged',
        'complaint.concluded',
        'second-callback.requested',
        'second-callback.closed',
        'complaint.closed',
        'population.counted',
      ]),
    );
    expect(expected).toMatchObject({
      dead: [],
      briefing: { total: { complaints: 1, dispositions: { refused: 1 } } },
    });
  });

  it.each([1, 2, 3])('ends as it would have ended anyway (seed %i)', async (seed) => {
    const office = await openOffice(DAY);
    try {
      office.cloud.faults.disturb({ seed, duplicate: 0.3, reorder: 0.6 });
      await live(office);
      expect(await endOf(office)).toEqual(expected);
      const mails = async ({ cloud }: BranchOffice) =>
        (await cloud.mails()).map(({ destination, subject }) => [...destination.to, subject]);
      expect(await mails(office)).toEqual(await mails(undisturbed));
    } finally {
      await office.cloud.stop();
    }
  });
});
