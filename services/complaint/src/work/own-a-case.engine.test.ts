import { open } from '@huiyin/seal';
import { conclusionContext } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { branch, CASE, officer, supervisor } from '../testing/cases.ts';
import { MOMENT, MONTH } from '../testing/complaints.ts';
import { CONCLUSION, openCase } from '../testing/owner.ts';
import { acknowledge } from './acknowledge.ts';

const refused = (refusal: string) => ({ ok: false, refusal });

describe('an owner', () => {
  it('takes a case on and says so', async () => {
    await using complaints = await openCase();
    expect(await complaints.acknowledge()).toMatchObject({
      ok: true,
      value: { state: 'acknowledged', owner: 'officer-01', acknowledgedAt: MOMENT },
    });
    expect(await complaints.said()).toEqual(['complaint.acknowledged']);
    expect(await complaints.acknowledge()).toEqual(refused('already-acknowledged'));
  });

  it('may hand it to somebody else by taking it on for them', async () => {
    await using complaints = await openCase();
    expect(await complaints.acknowledge(supervisor, 'officer-02')).toMatchObject({
      value: { owner: 'officer-02' },
    });
  });

  it('concludes a case in words that lie sealed, and asks for a second callback', async () => {
    await using complaints = await openCase();
    await complaints.acknowledge();
    await complaints.conclude();
    expect(await complaints.said()).toEqual(['complaint.concluded', 'second-callback.requested']);
    const complaintCase = await complaints.caseOf();
    expect(complaintCase).toMatchObject({
      state: 'concluded',
      valid: true,
      responsible: false,
      concludedAt: MOMENT,
      questionnaire: 'second-callback',
    });
    expect(JSON.stringify(complaintCase)).not.toContain(CONCLUSION);
    const sealed = complaintCase?.words.at(-1)?.sealed ?? '';
    const key = await complaints.deps.keys.privateKey(MONTH);
    expect(open(key, sealed, conclusionContext(branch.branch, CASE, 1))).toBe(CONCLUSION);
  });

  it('is refused, and nothing is written, when the case is not one to conclude', async () => {
    await using complaints = await openCase();
    const before = await complaints.caseOf();
    expect(await complaints.conclude()).toEqual(refused('not-acknowledged'));
    expect(await complaints.caseOf()).toEqual(before);
  });

  it('is refused what is not there', async () => {
    await using complaints = await openCase();
    const command = { caseId: 'routine:WO-NONE.1', actor: officer, traceId: 'trace-1' };
    expect(await acknowledge(complaints.deps)(command)).toEqual(refused('no-such-case'));
  });
});

describe('an officer', () => {
  it('can neither acknowledge, conclude nor open a major case; a supervisor can', async () => {
    await using complaints = await openCase({ concerns: ['integrity'] });
    expect(await complaints.acknowledge()).toEqual(refused('owned-by-supervisor'));
    expect(await complaints.acknowledge(supervisor)).toMatchObject({ ok: true });
    expect(await complaints.conclude()).toEqual(refused('owned-by-supervisor'));
    expect(await complaints.reveal()).toEqual(refused('not-the-owner'));
    expect(complaints.logged).toEqual([]);
    const refusedThrice = await complaints.caseOf();
    expect(refusedThrice?.state).toBe('acknowledged');
    expect(refusedThrice?.steps.map(({ act, by }) => [act, by])).toEqual([
      ['callback', undefined],
      ['acknowledge', 'supervisor-01'],
    ]);
    expect(await complaints.conclude(supervisor)).toMatchObject({ ok: true });
    expect(await complaints.reveal(supervisor)).toMatchObject({ ok: true });
  });
});
