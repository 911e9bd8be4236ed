import { COMPLAINT_CLASSES, CONCERNS } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { complaintFactOf } from '../testing/facts.ts';
import { complaintFiguresOf, type Span } from './complaint-figures.ts';

const november21: Span = { first: '2026-11-21', through: '2026-11-21', end: '2026-11-21T16:00:00.000Z' };
const november: Span = { first: '2026-11-01', through: '2026-11-30', end: '2026-11-30T16:00:00.000Z' };
const due = '2026-11-21T02:00:00.000Z';
const closed = {
  state: 'closed',
  concludedAt: '2026-11-21T02:00:00.000Z',
  closedAt: '2026-11-22T02:00:00.000Z',
  closedDay: '2026-11-22',
  closedBecause: 'solved',
  valid: true,
  responsible: false,
  solved: true,
  satisfied: false,
} as const;

describe('complaint figures', () => {
  it('count a case in the period in which it was raised, by class and concern', () => {
    const cases = [
      complaintFactOf(),
      complaintFactOf({ caseId: 'routine:WO-2.1', class: 'major', concerns: ['integrity', 'complaint'] }),
    ];
    expect(complaintFiguresOf(cases, november)).toMatchObject({
      raised: 2,
      byClass: { ordinary: 1, major: 1 },
      byConcern: { integrity: 1, complaint: 1, dissatisfied: 1 },
    });
    expect(complaintFiguresOf(cases, november21)).toMatchObject({ raised: 0, byConcern: {}, open: 2 });
  });

  it('count a closing in the period of the closing, and show the case open until then', () => {
    const cases = [complaintFactOf(closed)];
    expect(complaintFiguresOf(cases, november21)).toMatchObject({ closed: 0, open: 1, solvedRate: null });
    expect(complaintFiguresOf(cases, november)).toMatchObject({
      closed: 1,
      open: 0,
      valid: 1,
      responsible: 0,
      asked: 1,
      solvedRate: 100,
      satisfiedRate: 0,
    });
  });

  it('leave a customer who could not be asked out of 解决率 and 满意率', () => {
    const { solved, satisfied, ...unasked } = closed;
    const cases = [complaintFactOf(closed), complaintFactOf({ ...unasked, closedBecause: 'unreachable' })];
    expect(complaintFiguresOf(cases, november)).toMatchObject({
      closed: 2,
      closedUnreachable: 1,
      asked: 1,
      solved: 1,
      solvedRate: 100,
    });
  });

  it('call a case overdue when its conclusion was due at the end of the period and not there', () => {
    const due = { concludeBy: '2026-11-21T02:00:00.000Z' };
    expect(complaintFiguresOf([complaintFactOf(due)], november21).overdue).toBe(1);
    expect(complaintFiguresOf([complaintFactOf()], november21).overdue).toBe(0);
    const concludedAt = '2026-11-21T09:00:00.000Z';
    expect(complaintFiguresOf([complaintFactOf({ ...due, concludedAt })], november21).overdue).toBe(0);
  });

  it('know nothing of a case that was raised after the period', () => {
    const cases = [complaintFactOf({ raisedDay: '2026-12-01', raisedAt: '2026-12-01T02:00:00.000Z' })];
    expect(complaintFiguresOf(cases, november)).toMatchObject({ raised: 0, open: 0, overdue: 0 });
  });

  it('count every class and concern there is, those that occurred', () => {
    const cases = CONCERNS.map((concern, index) =>
      complaintFactOf({ caseId: `routine:WO-${index}.1`, concerns: [concern] }),
    );
    expect(complaintFiguresOf(cases, november).byConcern).toEqual(
      Object.fromEntries(CONCERNS.map((concern) => [concern, 1])),
    );
    const byClass = COMPLAINT_CLASSES.map((name) => complaintFactOf({ class: name }));
    expect(complaintFiguresOf(byClass, november).byClass).toEqual({ ordinary: 1, major: 1 });
  });

  it('tell how many of the cases raised were reopened', () => {
    expect(complaintFiguresOf([complaintFactOf({ reopened: 2 })], november).reopened).toBe(1);
  });

  it.each([
    ['2026-10-31', 0],
    ['2026-11-01', 1],
    ['2026-11-30', 1],
    ['2026-12-01', 0],
  ])('count a case raised on %s, and a closing of that day, %i times in November', (day, count) => {
    expect(complaintFiguresOf([complaintFactOf({ raisedDay: day })], november).raised).toBe(count);
    const cases = [complaintFactOf({ ...closed, raisedDay: '2026-10-01', closedDay: day })];
    expect(complaintFiguresOf(cases, november).closed).toBe(count);
  });

  it.each([
    ['raised on the last day', { raisedDay: '2026-11-30' }, 1],
    ['raised on the day after', { raisedDay: '2026-12-01' }, 0],
    ['closed on the last day', { ...closed, closedDay: '2026-11-30' }, 0],
    ['closed on the day after', { ...closed, closedDay: '2026-12-01' }, 1],
  ] as const)('leave a case %s open at the end %#', (_, overrides, open) => {
    expect(complaintFiguresOf([complaintFactOf(overrides)], november).open).toBe(open);
  });

  it.each([
    ['due at the very end', { concludeBy: november.end }, 0],
    ['due a moment before', { concludeBy: '2026-11-30T15:59:59.999Z' }, 1],
    ['due before, concluded at the very end', { concludeBy: due, concludedAt: november.end }, 1],
    [
      'due before, concluded a moment before the end',
      { concludeBy: due, concludedAt: '2026-11-30T15:59:59.999Z' },
      0,
    ],
  ])('of a case %s', (_, overrides, overdue) => {
    expect(complaintFiguresOf([complaintFactOf(overrides)], november).overdue).toBe(overdue);
  });

  it('count the closed by what was concluded and answered, each for itself', () => {
    const answers = { valid: false, responsible: true, solved: false, satisfied: true };
    const cases = [complaintFactOf(closed), complaintFactOf({ ...closed, ...answers, reopened: 0 })];
    expect(complaintFiguresOf(cases, november)).toMatchObject({
      closed: 2,
      valid: 1,
      responsible: 1,
      solved: 1,
      satisfied: 1,
      reopened: 0,
    });
  });

  it('count classes apart, and list no concern that nobody had', () => {
    const { byClass, byConcern } = complaintFiguresOf(
      [complaintFactOf({ class: 'major', concerns: ['integrity'] })],
      november,
    );
    expect(byClass).toEqual({ ordinary: 0, major: 1 });
    expect(byConcern).toEqual({ integrity: 1 });
  });
});
