import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, branch, CASES, customer, noon, orderOf } from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';
import { decide } from './decide.ts';
import {
  type CustomerCases,
  enterCase,
  escalatesWith,
  hashesOfRepeats,
  linkRepeats,
  type MatterOfCase,
  mattersOf,
  newAmong,
  withoutForgotten,
} from './repeats.ts';

const KEY = customer.customerKey;
const caseOn = (day: number, matters = ['category:conduct'], caseId = `hotline:${day}.1`): MatterOfCase => ({
  caseId,
  raisedAt: new Date(Date.UTC(2026, 0, day, 2)).toISOString(),
  matters,
});
const link = ({ caseId, raisedAt }: MatterOfCase) => ({ caseId, raisedAt });
const entered = (...cases: readonly MatterOfCase[]): CustomerCases | undefined =>
  cases.reduce<CustomerCases | undefined>((found, each) => enterCase(found, KEY, each, 90).next, undefined);

describe('what a case is about', () => {
  it.each([
    ['its kind and order', { order: orderOf({ orderId: 'WO-1' }) }, ['complaint:WO-1']],
    [
      'the kind that it is judged to be',
      { kind: 'enquiry', order: orderOf({ orderId: 'WO-1' }) },
      ['enquiry:WO-1'],
    ],
    [
      'its category too',
      { category: 'conduct', order: orderOf({ orderId: 'WO-1' }) },
      ['category:conduct', 'complaint:WO-1'],
    ],
    [
      'its category alone, about no order',
      { category: 'conduct', order: orderOf({ orderId: CASES.received.taskId }) },
      ['category:conduct'],
    ],
    ['nothing that another could be about', { order: orderOf({ orderId: CASES.received.taskId }) }, []],
  ] as const)('is %s', (_, change, matters) => {
    expect(mattersOf({ ...CASES.received, ...change })).toEqual(matters);
  });
});

describe("a customer's cases", () => {
  it('repeat those about the same matter, as many days before or after, the earliest first', () => {
    const found = entered(caseOn(1), caseOn(2), caseOn(50, ['category:workmanship']), caseOn(60), caseOn(91));
    const repeatsOf = (each: MatterOfCase) => enterCase(found, KEY, each, 90).repeats;
    expect(repeatsOf(caseOn(92))).toEqual([caseOn(2), caseOn(60), caseOn(91)].map(link));
    expect(repeatsOf(caseOn(150))).toEqual([caseOn(60), caseOn(91)].map(link));
    expect(repeatsOf(caseOn(3, ['category:workmanship', 'complaint:WO-1']))).toEqual([link(caseOn(50))]);
    expect(repeatsOf(caseOn(92, ['complaint:WO-1']))).toEqual([]);
  });

  it('of one moment come in the sequence of their ids', () => {
    const [a, b, c] = ['a.1', 'b.1', 'c.1'].map((id) => caseOn(1, undefined, id)) as [
      MatterOfCase,
      MatterOfCase,
      MatterOfCase,
    ];
    const { next, repeats } = enterCase(entered(c, a), KEY, b, 90);
    expect(repeats).toEqual([a, c].map(link));
    expect(next.cases).toEqual([a, b, c]);
  });

  it('are about the same matter when one of several is the same', () => {
    const several = caseOn(50, ['category:conduct', 'complaint:WO-9']);
    expect(enterCase(entered(several), KEY, caseOn(60), 90).repeats).toEqual([link(several)]);
  });

  it('come in the sequence of time, whatever their ids', () => {
    const early = caseOn(1, undefined, 'z.1');
    const late = caseOn(2, undefined, 'a.1');
    expect(enterCase(entered(late, early), KEY, caseOn(3), 90).repeats).toEqual([early, late].map(link));
  });

  it('are remembered as long as the newest, also when an older one is entered after it', () => {
    const { next } = enterCase(entered(caseOn(91)), KEY, caseOn(80), 90);
    expect(next.until).toBe(new Date(Date.UTC(2026, 0, 181, 2)).toISOString());
  });

  it('are remembered until none can be repeated any more, the newest first', () => {
    const { next } = enterCase(entered(caseOn(2), caseOn(1)), KEY, caseOn(91), 90);
    expect(next).toEqual({
      customerKey: KEY,
      cases: [caseOn(91), caseOn(2), caseOn(1)],
      until: new Date(Date.UTC(2026, 0, 181, 2)).toISOString(),
    });
    expect(enterCase(next, KEY, caseOn(92), 90).next.cases).toEqual([caseOn(92), caseOn(91), caseOn(2)]);
  });

  it('come again as they are by then, and never repeat themselves', () => {
    const found = entered(caseOn(1), caseOn(2));
    const again = enterCase(found, KEY, caseOn(2), 90);
    expect(again.next).toEqual(found);
    expect(again.repeats).toEqual([link(caseOn(1))]);
    const otherwise = enterCase(found, KEY, caseOn(2, ['category:workmanship']), 90);
    expect(otherwise.repeats).toEqual([]);
    expect(otherwise.next.cases).toEqual([caseOn(2, ['category:workmanship']), caseOn(1)]);
  });

  it('are twenty at most, however many came', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 60, size: 'max' }), (days) => {
        const found = entered(...days.map((day) => caseOn(day)));
        const distinct = [...new Set(days)].toSorted((a, b) => b - a);
        expect(found?.cases ?? []).toEqual(distinct.slice(0, 20).map((day) => caseOn(day)));
      }),
    );
  });

  it('go with their customer, but for those that came after', () => {
    const found = entered(caseOn(1), caseOn(2), caseOn(3));
    if (!found) throw new TypeError('none');
    expect(withoutForgotten(found, caseOn(2).raisedAt)).toEqual({ ...found, cases: [caseOn(3)] });
    const { raisedAt } = caseOn(3);
    expect(withoutForgotten(found, raisedAt)).toEqual({ customerKey: KEY, cases: [], until: raisedAt });
    expect(withoutForgotten(found, caseOn(1).raisedAt, caseOn(3).caseId).cases).toEqual([caseOn(2)]);
  });

  it.each([
    ['2027-01-01', '2027-01-31T02:00:00.000Z', true],
    ['2027-01-01', '2027-03-31T15:59:59.999Z', true],
    ['2027-01-01', '2027-03-31T16:00:00.000Z', false],
    ['2026-12-31', '2027-01-31T02:00:00.000Z', false],
    ['2026-12-31', '2026-12-31T02:00:00.000Z', false],
  ])(
    'about an order of %s, received at %s, are looked for under the hash of the year before: %s',
    (countedDay, raisedAt, isIt) => {
      const found = {
        customer: { ...customer, earlierKey: 'earlier' },
        order: orderOf({ countedDay }),
        raisedAt,
      };
      expect(hashesOfRepeats(found, branch)).toEqual(isIt ? [KEY, 'earlier'] : [KEY]);
      expect(hashesOfRepeats({ ...found, customer: { ...customer, earlierKey: undefined } }, branch)).toEqual(
        [KEY],
      );
      expect(hashesOfRepeats({ ...found, customer: undefined }, branch)).toEqual([]);
    },
  );
});

describe('a case that is repeated', () => {
  const before = link(caseOn(1));
  const another = link(caseOn(2));
  const third = link(caseOn(3));
  const repeat = (found: CaseFile, ...repeats: readonly (typeof before)[]) =>
    after(found, { kind: 'repeat', repeats, at: noon });

  it('shows the others, the earliest first, each once, and how many they are', () => {
    const linked = repeat(CASES.received, another);
    expect(linked).toMatchObject({ linked: [another], repeats: 1, changedAt: noon });
    expect(linked).not.toHaveProperty('escalatedAt');
    expect(repeat(linked, another, before)).toMatchObject({ linked: [before, another], repeats: 2 });
    const outcome = decide(linked, { kind: 'repeat', repeats: [another], at: noon }, branch);
    expect(outcome).toEqual({ ok: true, value: { emits: [] } });
  });

  it('is not linked with itself', () => {
    const own = { caseId: CASES.received.caseId, raisedAt: CASES.received.raisedAt };
    expect(newAmong(CASES.received, [own, before])).toEqual([before]);
    expect(decide(CASES.received, { kind: 'repeat', repeats: [own], at: noon }, branch)).toEqual({
      ok: true,
      value: { emits: [] },
    });
  });

  it('is linked with forty at most', () => {
    const many = Array.from({ length: 50 }, (_, index) => link(caseOn(1, undefined, `hotline:${index}.1`)));
    const linked = repeat(CASES.received, ...many.slice(0, 39));
    expect(linked.linked).toHaveLength(39);
    const full = repeat(linked, ...many);
    expect(full).toMatchObject({ repeats: 40 });
    expect(decide(full, { kind: 'repeat', repeats: many, at: noon }, branch)).toMatchObject({
      value: { emits: [] },
    });
  });

  it('escalates once, by the third of its matter, unless it is over', () => {
    const escalated = repeat(CASES.received, before, another);
    expect(escalated.escalatedAt).toBe(noon);
    const later = '2026-10-08T04:00:00.000Z';
    expect(after(escalated, { kind: 'repeat', repeats: [third], at: later })).toMatchObject({
      repeats: 3,
      escalatedAt: noon,
      changedAt: later,
    });
    const over = repeat(CASES.closed, before, another);
    expect(over).toMatchObject({ repeats: 2, state: 'closed' });
    expect(over).not.toHaveProperty('escalatedAt');
  });

  it('escalates at the number that the branch says', () => {
    const with4 = { ...branch, complaints: { ...branch.complaints, repeats: { days: 90, escalateAt: 4 } } };
    const linked = linkRepeats(CASES.received, [before], noon);
    expect(escalatesWith(linked, [another], with4)).toBe(false);
    expect(escalatesWith(linked, [another, before], with4)).toBe(false);
    expect(escalatesWith(linked, [another, third], with4)).toBe(true);
  });

  it('keeps its figure and no link once its customer is forgotten', () => {
    const linked = repeat(CASES.received, before);
    const forgotten = after(linked, {
      kind: 'forget',
      customerKeys: [KEY],
      forgottenAt: '2027-01-01T00:00:00.000Z',
    });
    expect(forgotten).toMatchObject({ repeats: 1, linked: [] });
    expect(forgotten).not.toHaveProperty('customer');
  });

  it('that came after its customer was forgotten loses its links to what came before, and no other', () => {
    const linked = repeat(CASES.received, before, another);
    const earlier = new Date(Date.parse(before.raisedAt) - 1).toISOString();
    expect(decide(linked, { kind: 'forget', customerKeys: [KEY], forgottenAt: earlier }, branch)).toEqual({
      ok: true,
      value: { emits: [] },
    });
    const unlinked = after(linked, { kind: 'forget', customerKeys: [KEY], forgottenAt: before.raisedAt });
    expect(unlinked).toEqual({ ...linked, linked: [another] });
  });
});
