import { describe, expect, it } from 'vitest';
import { secondCallback } from '../testing/cases.ts';
import { openComplaintTable } from '../testing/complaints.ts';
import { openCase } from '../testing/owner.ts';
import { settle } from './settle.ts';

async function openConcluded() {
  const complaints = await openCase();
  await complaints.acknowledge();
  await complaints.conclude();
  return complaints;
}

describe('a second callback', () => {
  it('closes its case once', async () => {
    await using complaints = await openConcluded();
    await settle(complaints.deps)(secondCallback({ solved: 'yes', satisfied: 'yes' }));
    expect(await complaints.said()).toEqual(['complaint.closed']);
    const closed = await complaints.caseOf();
    expect(closed).toMatchObject({ state: 'closed', closedBecause: 'solved', solved: true, satisfied: true });
    await settle(complaints.deps)(secondCallback({ solved: 'no' }));
    expect(await complaints.caseOf()).toEqual(closed);
  });

  it('reopens its case, which is concluded again in the next round', async () => {
    await using complaints = await openConcluded();
    await settle(complaints.deps)(secondCallback({ solved: 'no' }));
    expect(await complaints.said()).toEqual(['complaint.reopened']);
    await settle(complaints.deps)(secondCallback({ solved: 'no' }));
    expect(await complaints.caseOf()).toMatchObject({ state: 'acknowledged', round: 2, reopened: 1 });
    await complaints.conclude();
    expect(await complaints.said()).toEqual(['complaint.concluded', 'second-callback.requested']);
    await settle(complaints.deps)(secondCallback({ solved: 'yes' }));
    expect(await complaints.caseOf()).toMatchObject({ state: 'concluded', round: 2 });
    await settle(complaints.deps)(secondCallback({ solved: 'yes' }, { round: 2 }));
    expect(await complaints.caseOf()).toMatchObject({ state: 'closed', closedBecause: 'solved' });
  });

  it('waits for its case', async () => {
    await using complaints = await openComplaintTable();
    await expect(settle(complaints.deps)(secondCallback({ solved: 'yes' }))).rejects.toMatchObject({
      code: 'case-not-here',
    });
  });
});
