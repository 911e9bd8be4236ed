import { CASE_KINDS, type CaseKind, CLOSING_REASONS, COMPLAINT_CLASSES, CONCERNS } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { complaintFactOf } from '../testing/facts.ts';
import { complaintFiguresOf, type Span } from './complaint-figures.ts';

const november21: Span = {
  first: '2026-11-21',
  through: '2026-11-21',
  start: '2026-11-20T16:00:00.000Z',
  end: '2026-11-21T16:00:00.000Z',
};
const november: Span = {
  first: '2026-11-01',
  through: '2026-11-30',
  start: '2026-10-31T16:00:00.000Z',
  end: '2026-11-30T16:00:00.000Z',
};
const due = '2026-11-21T02:00:00.000Z';
/** Taken on in time. */
const acknowledged = { state: 'acknowledged', acknowledgedAt: '2026-11-20T03:00:00.000Z' } as const;
/** Concluded at that moment, though due before. */
const concludedLate = (until: string) =>
  ({ state: 'concluded', concludedAt: until, missed: [{ deadline: 'conclude', by: due, until }] }) as const;
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
      byClass: { ordinary: 1, important: 0, major: 1 },
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

  it('leave out what was sent in error, and say how often that was', () => {
    const error = { ...closed, concludeBy: due, closedBecause: 'taken-back' } as const;
    const alone = complaintFiguresOf([], november);
    expect(alone.takenBack).toBe(0);
    expect(complaintFiguresOf([complaintFactOf(error)], november)).toEqual({ ...alone, takenBack: 1 });
    const others = [complaintFactOf(), complaintFactOf({ ...error, raisedDay: '2026-10-31' })];
    expect(complaintFiguresOf([complaintFactOf(error), ...others], november).takenBack).toBe(1);
  });

  it.each([
    ['to be taken on', {}],
    ['to be concluded', { ...acknowledged, concludeBy: due }],
  ] as const)(
    'call a case overdue when it was %s before the end of the period and was not',
    (_, overrides) => {
      expect(complaintFiguresOf([complaintFactOf(overrides)], november21).overdue).toBe(1);
      expect(complaintFiguresOf([complaintFactOf(acknowledged)], november21).overdue).toBe(0);
      const late = concludedLate('2026-11-21T09:00:00.000Z');
      expect(complaintFiguresOf([complaintFactOf(late)], november21).overdue).toBe(0);
    },
  );

  it.each([
    ['while it still runs', { ...acknowledged, concludeBy: due }],
    ['after it was met after all', concludedLate('2026-12-04T02:00:00.000Z')],
    [
      'after the case was reopened with another',
      { ...acknowledged, missed: concludedLate(due).missed, round: 2 },
    ],
    ['after the case was closed', { ...closed, missed: concludedLate(due).missed }],
  ] as const)('count a missed deadline in the period in which it passed, %s', (_, overrides) => {
    const cases = [complaintFactOf(overrides)];
    expect(complaintFiguresOf(cases, november21).missed).toEqual({ acknowledge: 0, conclude: 1, others: 0 });
    const before = { ...november21, start: '2026-11-20T02:00:00.000Z', end: due };
    expect(complaintFiguresOf(cases, before).missed).toEqual({ acknowledge: 0, conclude: 0, others: 0 });
    const from = { ...november21, start: due };
    expect(complaintFiguresOf(cases, from).missed).toEqual({ acknowledge: 0, conclude: 1, others: 0 });
    const after = { ...november21, start: '2026-11-21T02:00:00.001Z' };
    expect(complaintFiguresOf(cases, after).missed).toEqual({ acknowledge: 0, conclude: 0, others: 0 });
  });

  it('count what was taken on too late apart from what was concluded too late', () => {
    const missed = [{ deadline: 'acknowledge', by: due, until: november.end }] as const;
    const cases = [complaintFactOf({ ...acknowledged, missed: [...missed] }), complaintFactOf()];
    expect(complaintFiguresOf(cases, november21).missed).toEqual({ acknowledge: 2, conclude: 0, others: 0 });
    expect(complaintFiguresOf(cases, november).missed).toEqual({ acknowledge: 2, conclude: 2, others: 0 });
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
    expect(complaintFiguresOf(byClass, november).byClass).toEqual({ ordinary: 1, important: 1, major: 1 });
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
    ['due at the very end', { ...acknowledged, concludeBy: november.end }, 0],
    ['due a moment before', { ...acknowledged, concludeBy: '2026-11-30T15:59:59.999Z' }, 1],
    ['due before, concluded at the very end', concludedLate(november.end), 1],
    ['due before, concluded a moment before the end', concludedLate('2026-11-30T15:59:59.999Z'), 0],
  ] as const)('of a case %s', (_, overrides, overdue) => {
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

  it('keep what had been concluded beside what an appeal made of it', () => {
    const appeal = {
      at: due,
      by: 'team-leader-01',
      round: 1,
      before: { valid: true, responsible: true },
    };
    const appealed = (more: object) => complaintFactOf({ ...closed, ...more });
    const cases = [
      appealed({ appeal, valid: true, responsible: false }),
      // Of a case that was reopened since, the conclusion that stands is another.
      appealed({ appeal, round: 2, valid: false, responsible: false }),
      appealed({ valid: true, responsible: true }),
    ];
    expect(complaintFiguresOf(cases, november)).toMatchObject({
      closed: 3,
      appealed: 2,
      valid: 2,
      responsible: 1,
      beforeAppeal: { valid: 2, responsible: 2 },
    });
    expect(complaintFiguresOf(cases, november21)).toMatchObject({
      appealed: 0,
      beforeAppeal: { valid: 0, responsible: 0 },
    });
  });

  it('count classes apart, and list no concern that nobody had', () => {
    const { byClass, byConcern } = complaintFiguresOf(
      [complaintFactOf({ class: 'major', concerns: ['integrity'] })],
      november,
    );
    expect(byClass).toEqual({ ordinary: 0, important: 0, major: 1 });
    expect(byConcern).toEqual({ integrity: 1 });
  });

  it('count what accuses somebody, and no other kind of case', () => {
    const of = (kind: CaseKind) => complaintFactOf({ caseId: `routine:${kind}.1`, ...closed, kind });
    expect(complaintFiguresOf(CASE_KINDS.map(of), november)).toEqual(
      complaintFiguresOf([of('complaint'), of('whistle-blowing')], november),
    );
    expect(complaintFiguresOf(CASE_KINDS.map(of), november)).toMatchObject({
      raised: 2,
      takenBack: 0,
      closed: 2,
    });
  });

  it('ask about what a second callback closed: not about what was withdrawn, referred or is over without one', () => {
    const ends = CLOSING_REASONS.filter((reason) => reason !== 'taken-back');
    const cases = ends.map((closedBecause) =>
      complaintFactOf({ caseId: `routine:${closedBecause}.1`, ...closed, closedBecause }),
    );
    expect(complaintFiguresOf(cases, november)).toMatchObject({
      closed: 7,
      closedUnreachable: 1,
      asked: 1,
      solved: 1,
      solvedRate: 100,
    });
  });

  it('count the other steps that were late together', () => {
    const missed = (['assess', 'investigate', 'communicate', 'adjudicate'] as const).map((deadline) => ({
      deadline,
      by: due,
      until: november.end,
    }));
    const cases = [complaintFactOf({ ...acknowledged, missed })];
    expect(complaintFiguresOf(cases, november21).missed).toEqual({ acknowledge: 0, conclude: 0, others: 4 });
  });
});
