import { expect, it } from 'vitest';
import { keyFiguresOf, restatedSince } from './restated.ts';

type Document = Parameters<typeof keyFiguresOf>[0];
const document = {
  levels: [
    { id: 'good', name: { zh: '良好', en: 'Good' }, satisfied: true },
    { id: 'excellent', name: { zh: '优秀', en: 'Excellent' }, satisfied: true },
    { id: 'fail', name: { zh: '不合格', en: 'Fail' }, satisfied: false },
  ],
  total: { closed: 12, callbacks: 10, notRated: 1, levels: { good: 5, excellent: 3, fail: 1 } },
  complaints: { raised: 4, open: 3, overdue: 2, missed: { acknowledge: 6, conclude: 7, others: 0 } },
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
  orders: 50,
  sampled: 17,
};
const mail = (at: string, changed: Readonly<Record<string, number>> = {}) => ({
  at: `2026-11-0${at}T00:00:00.000Z`,
  figures: { ...FIGURES, ...changed },
});

it('a mail is known again by these figures', () => {
  expect(keyFiguresOf(document)).toEqual(FIGURES);
});

it('a period is restated by the figures that differ from its first mail, in whatever order the mails come', () => {
  const first = mail('1', { callbacks: 9, satisfied: 7, orders: 50 });
  for (const mails of [
    [first, mail('2')],
    [mail('2'), first],
  ])
    expect(restatedSince(document, mails)).toEqual({
      mailedAt: '2026-11-01T00:00:00.000Z',
      figures: [
        { figure: 'callbacks', mailed: 9, now: 10 },
        { figure: 'satisfied', mailed: 7, now: 8 },
      ],
    });
});

it('a period is not restated when nothing differs, nobody was sent a mail, or the mail remembered nothing', () => {
  expect(restatedSince(document, [mail('1')])).toBeUndefined();
  expect(restatedSince(document, [])).toBeUndefined();
  expect(restatedSince(document, [{ at: '2026-11-01T00:00:00.000Z' }])).toBeUndefined();
  const other = { at: '2026-11-01T00:00:00.000Z', figures: { ofAnotherVersion: 1 } };
  expect(restatedSince(document, [other])).toBeUndefined();
});
