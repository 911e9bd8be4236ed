import { describe, expect, it } from 'vitest';
import { CASE, officer, supervisor } from '../testing/cases.ts';
import { MOMENT } from '../testing/complaints.ts';
import { openCase } from '../testing/owner.ts';
import { conclude } from './conclude.ts';
import { type OwnerStep, takeStep } from './take-step.ts';

/** A case that its officer owns, and steps that they take. */
async function openOwned() {
  const complaints = await openCase();
  await complaints.acknowledge();
  const take = (step: OwnerStep, actor: Parameters<ReturnType<typeof takeStep>>[0]['actor'] = officer) =>
    takeStep(complaints.deps)({ caseId: CASE, actor, step, traceId: 'trace-1' });
  return { ...complaints, take, [Symbol.asyncDispose]: () => complaints[Symbol.asyncDispose]() };
}

describe('a case', () => {
  it('is judged to be an enquiry, answered and told, and ends by that with nobody to ring', async () => {
    await using complaints = await openOwned();
    await complaints.take({ kind: 'assess', caseKind: 'enquiry' });
    expect(await complaints.said()).toEqual(['complaint.changed']);
    await complaints.take({ kind: 'investigate' });
    const words = { caseId: CASE, actor: officer, conclusion: '已说明价格政策', traceId: 'trace-1' };
    expect(await conclude(complaints.deps)(words)).toMatchObject({ ok: true, value: { state: 'answered' } });
    expect(await complaints.said()).toEqual(['complaint.concluded']);
    await complaints.take({ kind: 'communicate', way: 'phone' });
    expect(await complaints.said()).toEqual(['complaint.changed', 'complaint.closed']);
    const closed = await complaints.caseOf();
    expect(closed).toMatchObject({
      kind: 'enquiry',
      state: 'closed',
      closedBecause: 'communicated',
      communicated: { at: MOMENT, by: 'officer-01', way: 'phone' },
    });
    expect(closed?.steps.slice(2)).toEqual([
      {
        at: MOMENT,
        act: 'assess',
        by: 'officer-01',
        changed: {
          state: 'assessed',
          kind: 'enquiry',
          concludeBy: '2026-10-09T09:30:00.000Z',
          communicateBy: '2026-10-10T09:30:00.000Z',
        },
      },
      { at: MOMENT, act: 'investigate', by: 'officer-01', changed: { state: 'investigating' } },
      { at: MOMENT, act: 'conclude-to-tell', by: 'officer-01', changed: { state: 'answered' } },
      {
        at: MOMENT,
        act: 'communicate-for-good',
        by: 'officer-01',
        way: 'phone',
        changed: { state: 'closed', closedBecause: 'communicated' },
      },
    ]);
  });

  it('ends for an outside body, and not twice', async () => {
    await using complaints = await openOwned();
    const refer = { kind: 'refer', to: 'regulator' } as const;
    expect(await complaints.take(refer, supervisor)).toMatchObject({ ok: true, value: { state: 'closed' } });
    expect(await complaints.said()).toEqual(['complaint.closed']);
    expect(await complaints.take(refer, supervisor)).toEqual({ ok: false, refusal: 'case-closed' });
    expect((await complaints.caseOf())?.steps.at(-1)).toEqual({
      at: MOMENT,
      act: 'refer',
      by: 'supervisor-01',
      changed: { state: 'closed', referredTo: 'regulator', closedBecause: 'referred' },
    });
  });
});
