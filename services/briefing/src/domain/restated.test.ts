import { describe, expect, it } from 'vitest';
import { keyFiguresOf, type MailedBriefing, restatedSince, toldBy } from './restated.ts';

type Document = Parameters<typeof keyFiguresOf>[0];
const document = {
  levels: [
    { id: 'good', name: { zh: '良好', en: 'Good' }, satisfied: true },
    { id: 'excellent', name: { zh: '优秀', en: 'Excellent' }, satisfied: true },
    { id: 'fail', name: { zh: '不合格', en: 'Fail' }, satisfied: false },
  ],
  total: { closed: 12, callbacks: 10, notRated: 1, levels: { good: 5, excellent: 3, fail: 1 } },
  complaints: {
    raised: 4,
    open: 3,
    overdue: 2,
    missed: { acknowledge: 6, conclude: 7, others: 0 },
    valid: 11,
    responsible: 9,
  },
  population: [
    { orders: 20, sampled: 8 },
    { orders: 30, sampled: 9 },
  ],
  // The figures looked at, and no others.
} as unknown as Document;

const FIGURES = {
  closed: 12,
  callbacks: 10,
  notRated: 1,
  satisfied: 8,
  raised: 4,
  open: 3,
  overdue: 2,
  missedAcknowledge: 6,
  missedConclude: 7,
  valid: 11,
  responsible: 9,
  orders: 50,
  sampled: 17,
};
const COUNTED_UNTIL = '2026-11-02T00:00:00.000Z';
const SNAPSHOT = 'a'.repeat(64);
const mailed = (
  changed: Readonly<Record<string, number>> = {},
  told?: MailedBriefing['told'],
): MailedBriefing => ({
  kind: 'day',
  period: '2026-11-01',
  countedUntil: COUNTED_UNTIL,
  snapshot: SNAPSHOT,
  figures: { ...FIGURES, ...changed },
  ...(told && { told }),
});

it('a mail is known again by these figures', () => {
  expect(keyFiguresOf(document)).toEqual(FIGURES);
});

describe('a briefing that was mailed', () => {
  it('is restated by the figures that differ, before and after, and by what came late', () => {
    expect(
      restatedSince(mailed({ closed: 9, callbacks: 8, raised: 3, open: 5, orders: 48 }), FIGURES),
    ).toEqual({
      period: '2026-11-01',
      countedUntil: COUNTED_UNTIL,
      snapshot: SNAPSHOT,
      figures: [
        { figure: 'closed', known: 9, now: 12 },
        { figure: 'callbacks', known: 8, now: 10 },
        { figure: 'raised', known: 3, now: 4 },
        { figure: 'open', known: 5, now: 3 },
        { figure: 'orders', known: 48, now: 50 },
      ],
      late: { tasks: 3, orders: 2, cases: 1 },
    });
  });

  it('whose facts were corrected says that nothing came late, also where there are fewer now', () => {
    const nothing = { tasks: 0, orders: 0, cases: 0 };
    expect(restatedSince(mailed({ satisfied: 9 }), FIGURES)?.late).toEqual(nothing);
    expect(restatedSince(mailed({ closed: 13, orders: 51, raised: 5 }), FIGURES)?.late).toEqual(nothing);
  });

  it('is not restated where nothing differs, or where another version remembered other figures', () => {
    expect(restatedSince(mailed(), FIGURES)).toBeUndefined();
    expect(restatedSince({ ...mailed(), figures: { ofAnotherVersion: 1 } }, FIGURES)).toBeUndefined();
    const { closed, ...without } = FIGURES;
    expect(restatedSince({ ...mailed(), figures: { ...without, satisfied: 7 } }, FIGURES)?.late.tasks).toBe(
      0,
    );
  });

  const first = mailed({ callbacks: 8 });
  const toldOnce = toldBy(first, '2026-11-02', FIGURES);

  it('is told once: the next briefing says nothing of what the one before told', () => {
    expect(restatedSince(first, FIGURES, '2026-11-02')?.figures).toEqual([
      { figure: 'callbacks', known: 8, now: 10 },
    ]);
    expect(restatedSince(toldOnce, FIGURES, '2026-11-03')).toBeUndefined();
    expect(restatedSince(toldOnce, { ...FIGURES, callbacks: 11 }, '2026-11-03')?.figures).toEqual([
      { figure: 'callbacks', known: 10, now: 11 },
    ]);
  });

  it('is told the same by a briefing that is written again', () => {
    expect(restatedSince(toldOnce, FIGURES, '2026-11-02')).toEqual(
      restatedSince(first, FIGURES, '2026-11-02'),
    );
    expect(toldBy(toldOnce, '2026-11-02', FIGURES)).toEqual(toldOnce);
  });

  it('is remembered in as much room as before, however often it is told', () => {
    const twice = toldBy(toldOnce, '2026-11-03', { ...FIGURES, callbacks: 11 });
    expect(twice.figures).toEqual(FIGURES);
    expect(Object.keys(twice)).toEqual(Object.keys(toldOnce));
  });

  it('is, to whoever reads it again, restated since it was mailed', () => {
    expect(restatedSince(first, FIGURES)?.figures).toEqual([{ figure: 'callbacks', known: 8, now: 10 }]);
  });
});
