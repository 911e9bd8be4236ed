import { addDays, daysOf, startOfDay } from '@huiyin/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaintFactOf } from '../testing/facts.ts';
import { periodOf } from '../testing/november.ts';
import { casePartsOf, casesWith, foldCases, without } from './case-fold.ts';
import { addComplaintFigures, complaintFiguresOf, figuresOfFolded, isRaisedIn } from './complaint-figures.ts';
import type { ComplaintFact } from './facts.ts';
import { addUp, type Tally } from './tally.ts';

const ZONE = 'Asia/Shanghai';
const momentOf = (hour: number): string =>
  new Date(Date.parse('2026-11-01T00:00:00.000Z') + hour * 3_600_000).toISOString();
const dayAt = (hour: number): string =>
  new Date(Date.parse(momentOf(hour)) + 8 * 3_600_000).toISOString().slice(0, 10);

/** A case of November that is over, with deadlines that passed before they were met, or did not. */
const over = fc
  .record({
    number: fc.nat(),
    raised: fc.integer({ min: 0, max: 400 }),
    lasted: fc.integer({ min: 0, max: 300 }),
    because: fc.constantFrom(
      'solved' as const,
      'unreachable' as const,
      'taken-back' as const,
      'merged' as const,
    ),
    kind: fc.constantFrom('complaint' as const, 'complaint' as const, 'suggestion' as const),
    class: fc.constantFrom('ordinary' as const, 'important' as const, 'major' as const),
    concerns: fc.subarray(['integrity' as const, 'dissatisfied' as const, 'complaint' as const]),
    valid: fc.boolean(),
    responsible: fc.boolean(),
    solved: fc.boolean(),
    satisfied: fc.boolean(),
    reopened: fc.integer({ min: 0, max: 1 }),
    team: fc.constantFrom('repair-1', 'repair-2'),
    isAppealed: fc.boolean(),
    missed: fc.array(
      fc.record({
        deadline: fc.constantFrom(
          'acknowledge' as const,
          'conclude' as const,
          'assess' as const,
          'reply' as const,
        ),
        after: fc.integer({ min: -30, max: 200 }),
        late: fc.integer({ min: 0, max: 200 }),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ number, raised, lasted, because, team, missed, isAppealed, ...rest }) =>
    complaintFactOf({
      ...rest,
      caseId: `routine:WO-${number}.1`,
      order: { ...complaintFactOf().order, team },
      state: 'closed',
      raisedAt: momentOf(raised),
      raisedDay: dayAt(raised),
      closedAt: momentOf(raised + lasted),
      closedDay: dayAt(raised + lasted),
      closedBecause: because,
      missed: missed.map(({ deadline, after, late }) => ({
        deadline,
        by: momentOf(raised + after),
        until: momentOf(raised + after + late),
      })),
      ...(isAppealed && {
        appeal: {
          at: momentOf(raised),
          by: 'team-leader-01',
          round: 1,
          before: { valid: !rest.valid, responsible: rest.responsible },
          decided: { at: momentOf(raised), by: 'officer-02' },
        },
      }),
    }),
  );

const DAYS = daysOf(periodOf('2026-Q4'));
const spanOf = (first: string, through: string) => ({
  first,
  through,
  start: startOfDay(first, ZONE),
  end: startOfDay(addDays(through, 1), ZONE),
});

describe('what a case counts for by day', () => {
  it('adds up to the figures of any stretch of days, as the cases themselves make them', () => {
    fc.assert(
      fc.property(
        fc.array(over, { maxLength: 12 }),
        fc.array(over, { maxLength: 3 }),
        fc.integer({ min: 25, max: 60 }),
        fc.integer({ min: 0, max: 20 }),
        (folded, single, from, length) => {
          const [first = '', through = ''] = [DAYS[from], DAYS[from + length]];
          const span = spanOf(first, through);
          const parts = folded.flatMap((fact) => casePartsOf(fact, ZONE));
          const tallyOf = (isIn: (day: string) => boolean): Tally =>
            addUp(parts.filter(({ day }) => isIn(day)).map(({ tally }) => tally));
          const during = tallyOf((day) => first <= day && day <= through);
          const since = tallyOf((day) => day > through);
          expect(
            addComplaintFigures(figuresOfFolded(during, since), complaintFiguresOf(single, span)),
          ).toEqual(complaintFiguresOf([...folded, ...single], span));
          const raised = (facts: readonly ComplaintFact[]) =>
            addUp(foldCases(facts.filter((each) => isRaisedIn(each, span))).map(({ tally }) => tally));
          for (const [counter, count] of Object.entries(raised(folded)))
            expect([counter, during[counter]]).toEqual([counter, count]);
        },
      ),
      { numRuns: 300 },
    );
  }, 30_000);

  it('has each day once, in the branch’s zone, and nothing where nothing counts', () => {
    const late = complaintFactOf({
      state: 'closed',
      closedDay: '2026-11-24',
      closedBecause: 'solved',
      solved: true,
      missed: [
        { deadline: 'acknowledge', by: '2026-11-21T15:59:00.000Z', until: '2026-11-22T16:00:00.000Z' },
        { deadline: 'conclude', by: '2026-11-21T16:00:00.000Z', until: '2026-11-23T02:00:00.000Z' },
        { deadline: 'reply', by: '2026-11-23T02:00:00.000Z', until: '2026-11-23T03:00:00.000Z' },
      ],
    });
    expect(casePartsOf(late, ZONE).map(({ day, tally }) => [day, tally])).toEqual([
      [
        '2026-11-20',
        expect.objectContaining({ complaints: 1, 'class.ordinary': 1, 'concern.dissatisfied': 1 }),
      ],
      ['2026-11-21', { 'missed.acknowledge': 1, 'overdue.begun': 1 }],
      ['2026-11-22', { 'missed.conclude': 1 }],
      ['2026-11-23', { 'overdue.ended': 1 }],
      ['2026-11-24', { 'closed.all': 1, 'closed.asked': 1, 'closed.solved': 1 }],
    ]);
    const kindOf = (kind: 'suggestion' | 'complaint') =>
      casePartsOf(complaintFactOf({ kind, closedBecause: 'taken-back', closedDay: '2026-11-22' }), ZONE);
    expect(kindOf('suggestion')).toEqual([]);
    expect(kindOf('complaint').map(({ day, tally }) => [day, tally])).toEqual([
      ['2026-11-20', { takenBack: 1 }],
    ]);
    expect(
      casePartsOf(complaintFactOf({ kind: 'suggestion', closedDay: '2026-11-22' }), ZONE).map(
        ({ day }) => day,
      ),
    ).toEqual(['2026-11-20']);
  });

  it('is taken out of a fold again without a trace', () => {
    const [part = expect.fail()] = casePartsOf(complaintFactOf(), ZONE);
    const other = { ...part, team: 'repair-2' };
    const { caseId, day, ...cell } = part;
    expect(casesWith([cell], [other, without(other)])).toEqual([cell]);
    expect(casesWith([cell], [without(part)])).toEqual([]);
  });
});
