import { describe, expect, it } from 'vitest';
import { explainedCase, publicCase } from '../domain/case-file.ts';
import { COMPLAINT_CASE } from '../store/items.ts';
import { CASES, supervisor } from '../testing/cases.ts';
import { MOMENT, openComplaintTable, sealedBy } from '../testing/complaints.ts';
import { list } from './list.ts';
import { openComplaints } from './open-complaints.ts';
import { show } from './show.ts';
import { tellNeeds } from './tell-needs.ts';

type Complaints = Awaited<ReturnType<typeof openComplaintTable>>;
const trace = { traceId: 'trace-1', at: MOMENT };
const put = async ({ local }: Complaints, of: (typeof CASES)['received']) =>
  void (await local.table.save(COMPLAINT_CASE, of, undefined, trace));
const numbered = (state: keyof typeof CASES, number: number) => ({
  ...CASES[state],
  caseId: `routine:WO-${String(number).padStart(3, '0')}.1`,
});
const ids = async (complaints: Complaints, state: 'open' | 'closed', next?: string) => {
  const outcome = await list(complaints.deps)({ state, next });
  if (!outcome.ok) throw new Error(outcome.refusal);
  return { ids: outcome.value.complaints.map(({ caseId }) => caseId), next: outcome.value.next };
};

describe('the list of cases', () => {
  it('has the open ones by the next deadline and the closed ones by closing, the latest first', async () => {
    await using complaints = await openComplaintTable();
    await put(complaints, { ...numbered('received', 1), acknowledgeBy: '2026-10-12T16:00:00.000Z' });
    await put(complaints, { ...numbered('concluded', 2), concludeBy: '2026-10-10T16:00:00.000Z' });
    await put(complaints, { ...numbered('closed', 3), closedAt: '2026-10-09T02:00:00.000Z' });
    await put(complaints, { ...numbered('closed', 4), closedAt: '2026-10-10T02:00:00.000Z' });
    expect(await ids(complaints, 'open')).toEqual({ ids: ['routine:WO-002.1', 'routine:WO-001.1'] });
    expect(await ids(complaints, 'closed')).toEqual({ ids: ['routine:WO-004.1', 'routine:WO-003.1'] });
  });

  it('shows of each case what everybody may see', async () => {
    await using complaints = await openComplaintTable();
    await put(complaints, CASES.concluded);
    expect(await list(complaints.deps)({ state: 'open' })).toEqual({
      ok: true,
      value: { complaints: [publicCase(CASES.concluded)] },
    });
    expect(await show(complaints.deps)(CASES.concluded.caseId, supervisor)).toEqual({
      ok: true,
      value: {
        ...explainedCase(CASES.concluded),
        leads: 'decision',
        servedSide: [],
        evidence: [],
        appealableUntil: '2026-10-13T09:30:00.000Z',
        mayAttach: true,
        nextSteps: ['hand-on', 'reveal'],
        categories: [
          expect.objectContaining({ id: 'conduct' }),
          expect.objectContaining({ id: 'appointment' }),
          { id: 'workmanship', name: { zh: '施工与维修质量', en: 'workmanship' }, causes: [] },
        ],
      },
    });
    expect(await show(complaints.deps)('routine:WO-NONE.1', supervisor)).toEqual({
      ok: false,
      refusal: 'no-such-case',
    });
  });

  it('goes on page by page, a hundred at a time', async () => {
    await using complaints = await openComplaintTable();
    for (let number = 0; number < 101; number += 1) await put(complaints, numbered('received', number));
    const first = await ids(complaints, 'open');
    const second = await ids(complaints, 'open', first.next);
    expect([first.ids.length, second.ids]).toEqual([100, ['routine:WO-100.1']]);
    expect(second.next).toBeUndefined();
    expect(await list(complaints.deps)({ state: 'closed', next: first.next })).toEqual({
      ok: false,
      refusal: 'cursor-malformed',
    });
  });

  it('refuses a cursor that it never gave out', async () => {
    await using complaints = await openComplaintTable();
    for (const next of ['rubbish', '', Buffer.from('{"pk":"C#1","sk":"C"}').toString('base64url')])
      expect(await list(complaints.deps)({ state: 'open', next })).toEqual({
        ok: false,
        refusal: 'cursor-malformed',
      });
  });
});

describe('the list of some cases', () => {
  const listed = async (complaints: Complaints, query: Parameters<ReturnType<typeof list>>[0]) => {
    const before = complaints.local.operations.length;
    const outcome = await list(complaints.deps)(query);
    if (!outcome.ok) throw new Error(outcome.refusal);
    const read = complaints.local.operations.slice(before).reduce((sum, { units }) => sum + units.read, 0);
    return { ids: outcome.value.complaints.map(({ caseId }) => caseId), next: outcome.value.next, read };
  };

  it('has what somebody owns, the most pressing first, twenty at a time for ten read units', async () => {
    await using complaints = await openComplaintTable();
    for (let number = 0; number < 21; number += 1)
      await put(complaints, {
        ...numbered('acknowledged', number),
        concludeBy: `2026-10-${String(30 - number)}T16:00:00.000Z`,
      });
    await put(complaints, { ...numbered('acknowledged', 50), owner: 'officer-02' });
    await put(complaints, numbered('received', 51));
    const first = await listed(complaints, { owner: 'officer-01' });
    expect(first.ids).toEqual(
      Array.from({ length: 20 }, (_, index) => numbered('received', 20 - index).caseId),
    );
    expect(first.read).toBeLessThanOrEqual(10);
    const second = await listed(complaints, { owner: 'officer-01', next: first.next });
    expect(second).toMatchObject({ ids: ['routine:WO-000.1'], next: undefined });
    const due = await listed(complaints, { owner: 'officer-01', dueBefore: '2026-10-11T16:00:00.000Z' });
    expect(due).toMatchObject({ ids: ['routine:WO-020.1'], next: undefined });
    expect(due.read).toBeLessThanOrEqual(1);
    expect((await listed(complaints, { owner: 'officer-02' })).ids).toEqual(['routine:WO-050.1']);
    expect(await list(complaints.deps)({ owner: 'officer-02', next: first.next })).toEqual({
      ok: false,
      refusal: 'cursor-malformed',
    });
  });

  it('follows a case to its next owner, and among what is over', async () => {
    await using complaints = await openComplaintTable();
    const saved = numbered('acknowledged', 1);
    await put(complaints, saved);
    const { table } = complaints.local;
    const type = COMPLAINT_CASE;
    const change = (next: typeof saved) =>
      table.change(type, type.keyOf(saved), trace, () => ({ next, answer: undefined }));
    await change({ ...saved, offeredTo: 'officer-02' });
    expect((await listed(complaints, { offeredTo: 'officer-02' })).ids).toEqual([saved.caseId]);
    await change({ ...saved, owner: 'officer-02' });
    expect((await listed(complaints, { offeredTo: 'officer-02' })).ids).toEqual([]);
    expect((await listed(complaints, { owner: 'officer-01' })).ids).toEqual([]);
    expect((await listed(complaints, { owner: 'officer-02' })).ids).toEqual([saved.caseId]);
    await change({ ...numbered('closed', 1), owner: 'officer-02' });
    expect((await listed(complaints, { owner: 'officer-02' })).ids).toEqual([]);
    expect((await listed(complaints, { owner: 'officer-02', state: 'closed' })).ids).toEqual([saved.caseId]);
  });

  it('is found by an order or a number outside, in whatever state, reading those alone', async () => {
    await using complaints = await openComplaintTable();
    const about = (number: number, state: keyof typeof CASES, orderId: string) => ({
      ...numbered(state, number),
      order: { ...CASES.received.order, orderId },
      outsideNumber: `M-${orderId}`,
    });
    for (let number = 0; number < 30; number += 1)
      await put(complaints, about(number, 'received', 'WO-OTHER'));
    await put(complaints, about(40, 'received', 'WO-1'));
    await put(complaints, about(41, 'closed', 'WO-1'));
    for (const query of [{ order: 'WO-1' }, { outside: 'M-WO-1' }]) {
      const found = await listed(complaints, query);
      expect(found.ids.toSorted()).toEqual(['routine:WO-040.1', 'routine:WO-041.1']);
      expect(found.read).toBeLessThanOrEqual(3);
      expect((await listed(complaints, { ...query, state: 'closed' })).ids).toEqual(['routine:WO-041.1']);
    }
    expect((await listed(complaints, { outside: 'M-NONE' })).ids).toEqual([]);
  });

  it('leaves out of a page what is not wanted', async () => {
    await using complaints = await openComplaintTable();
    await put(complaints, numbered('received', 1));
    await put(complaints, { ...numbered('received', 2), order: { ...CASES.received.order, team: 'pipe-1' } });
    expect((await listed(complaints, { team: 'pipe-1' })).ids).toEqual(['routine:WO-002.1']);
  });
});

describe('the open cases that need a month', () => {
  it('are those with a contact or words that were sealed in it', async () => {
    await using complaints = await openComplaintTable();
    const { customer, sealedWords } = await sealedBy(complaints.deps.keys);
    const words = CASES.received.words.map((each) => ({ ...each, sealed: sealedWords }));
    const withNeither = { customer: undefined, words: [] };
    await put(complaints, { ...numbered('received', 1), customer, words: [] });
    await put(complaints, { ...numbered('received', 2), customer, words });
    await put(complaints, { ...numbered('received', 3), customer: undefined, words });
    await put(complaints, { ...numbered('received', 4), ...withNeither });
    await put(complaints, { ...numbered('closed', 5), customer, words });
    const idsOf = (...numbers: number[]) =>
      numbers.map((number) => ({ id: numbered('received', number).caseId, month: '2026-10' }));
    expect(await openComplaints(complaints.deps)('2026-10')).toEqual(idsOf(1, 2, 3));
    expect(await openComplaints(complaints.deps)('2026-11')).toEqual([]);
    expect((await tellNeeds(complaints.deps)()).months).toEqual(['2026-10']);
  });
});
