import { attemptsOf, longgang } from '@huiyin/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeredWith, callbackFactOf, complaintFactOf, secondCallbackFactOf } from '../testing/facts.ts';
import { dayOfFacts, NOVEMBER } from '../testing/november.ts';
import { briefingOf, type KnownOfPeriod } from './briefing.ts';
import { foldPersons } from './day-fold.ts';
import type { CallbackFact, ComplaintFact, SecondCallbackFact } from './facts.ts';
import { callbacksIn, casesIn, isOfRaised, isOpenToAll, secondCallbacksIn } from './figure-facts.ts';
import { figureIdOf, parseFigureId } from './figure-id.ts';
import { factsCountedBy } from './figure-rules.ts';
import { foldRulesOf } from './fold-rules.ts';
import { briefingOfPart } from './of-part.ts';
import { personsOf } from './period-fold.ts';

const branch = longgang();
const rules = { ...foldRulesOf(branch), levels: branch.levels };

interface Facts {
  readonly callbacks: readonly CallbackFact[];
  readonly seconds: readonly SecondCallbackFact[];
  readonly cases: readonly ComplaintFact[];
}

const knownOf = ({ callbacks, seconds, cases }: Facts): KnownOfPeriod => ({
  ...NOVEMBER,
  fold: dayOfFacts({ callbacks, secondCallbacks: seconds }),
  persons: personsOf(foldPersons('2026-11-21', { callbacks, secondCallbacks: [], population: undefined })),
  cases,
});

/** What a list of all that happened comes to, by a figure's name. */
function listed(id: string, { callbacks: all, seconds, cases: allCases }: Facts) {
  const figure = parseFigureId(id) ?? expect.fail(id);
  const teams = branch.departments.find((each) => each.id === figure.of.department)?.teams;
  const isOwn = ({ order }: { readonly order: { readonly team: string } }) =>
    teams?.includes(order.team) ?? true;
  const [callbacks, cases] = [all.filter(isOwn), allCases.filter(isOwn)];
  const sources = factsCountedBy(figure.measure) ?? expect.fail(id);
  const facts = [
    ...(sources.includes('callbacks') ? callbacksIn(callbacks, figure, rules) : []),
    ...(sources.includes('second-callbacks') ? secondCallbacksIn(seconds, figure, rules) : []),
    ...(sources.includes('cases')
      ? casesIn(cases, figure, { span: NOVEMBER.span, levels: branch.levels })
      : []),
  ];
  const sum = (of: 'count' | 'of') => facts.reduce((total, each) => total + (each[of] ?? 0), 0);
  return { facts, count: sum('count'), of: sum('of') };
}

const places = fc.constantFrom(
  { team: 'repair-1', businessType: 'repair' },
  { team: 'repair-2', businessType: 'repair' },
  { team: 'counter-1', businessType: 'counter' },
);
const callback = fc
  .record({
    number: fc.nat(),
    place: places,
    partner: fc.constantFrom(undefined, 'Firma: A/B', '甲'),
    segment: fc.constantFrom('residential' as const, 'vip' as const),
    staff: fc.subarray(['LG1', 'LG2', 'LG3'], { minLength: 1 }),
    attempts: fc.integer({ min: 1, max: 4 }),
    overall: fc.constantFrom('excellent', 'good', 'fair', 'fail', null),
    appointment: fc.constantFrom('yes', 'no', 'none-made', null),
    visit: fc.constantFrom('yes', 'no'),
    praise: fc.constantFrom(true, null),
    disposition: fc.constantFrom('complete' as const, 'no-answer' as const, 'refused' as const),
    concerns: fc.subarray(['integrity' as const, 'dissatisfied' as const]),
    programme: fc.constantFrom('routine', 'routine', 'routine', 'topic-1'),
    arrived: fc.integer({ min: -200, max: 200 }),
    reopened: fc.boolean(),
  })
  .map(({ number, place, partner, segment, staff, attempts, arrived, reopened, ...said }): CallbackFact => {
    const { overall, appointment, visit, praise, disposition, concerns, programme } = said;
    const interview = { ...answeredWith({ overall, appointment, visit, praise }) };
    return {
      ...callbackFactOf(`routine:WO-${number}`, {
        order: { ...place, segment, staff, orderId: `WO-${number}`, ...(partner && { partner }) },
        attempts: attemptsOf(attempts),
        disposition,
        programme,
        concerns,
        interview: disposition === 'complete' ? interview : undefined,
        visit: { promised: [-60, 60], arrived },
        ...(reopened && number % 5 === 0 && { reopened: true }),
      }),
    };
  });
const second = fc
  .record({
    number: fc.nat(),
    solved: fc.constantFrom('yes', 'no', null),
    disposition: fc.constantFrom('complete' as const, 'no-answer' as const),
  })
  .map(({ number, solved, disposition }) =>
    secondCallbackFactOf({
      taskId: `second-callback:routine:WO-${number}.1:1`,
      disposition,
      ...(disposition === 'complete'
        ? { interview: { ...answeredWith({ solved }), questionnaire: { id: 'second-callback', version: 1 } } }
        : { interview: undefined }),
    }),
  );
const complaint = fc
  .record({
    number: fc.nat(),
    place: places,
    raised: fc.integer({ min: 10, max: 30 }),
    month: fc.constantFrom('10', '11', '12'),
    closed: fc.option(fc.integer({ min: 1, max: 30 })),
    class: fc.constantFrom('ordinary' as const, 'important' as const, 'major' as const),
    kind: fc.constantFrom('complaint' as const, 'complaint' as const, 'suggestion' as const),
    valid: fc.boolean(),
    because: fc.constantFrom('solved' as const, 'unreachable' as const, 'taken-back' as const),
    category: fc.constantFrom(undefined, 'conduct'),
    channel: fc.constantFrom('callback' as const, 'hotline' as const),
  })
  .map(({ number, place, raised, month, closed, category, because, valid, ...rest }) => {
    const raisedDay = `2026-${month}-${raised}`;
    const isClosed = closed !== null && month !== '12';
    return complaintFactOf({
      ...rest,
      caseId: `routine:WO-${number}.1`,
      taskId: `routine:WO-${number}`,
      order: { ...complaintFactOf().order, ...place, orderId: `WO-${number}` },
      raisedDay,
      raisedAt: `${raisedDay}T02:00:00.000Z`,
      ...(category && { category, cause: 'manner' }),
      ...(isClosed && {
        state: 'closed',
        closedDay: `2026-12-${String(closed).padStart(2, '0')}`,
        closedAt: `2026-12-${String(closed).padStart(2, '0')}T02:00:00.000Z`,
        closedBecause: because,
        valid,
        responsible: valid,
      }),
    });
  });
const unique = <Fact>(facts: fc.Arbitrary<Fact>, idOf: (fact: Fact) => string, maxLength: number) =>
  fc.uniqueArray(facts, { selector: idOf, maxLength });
const months: fc.Arbitrary<Facts> = fc.record({
  callbacks: unique(callback, ({ taskId }) => taskId, 24),
  seconds: unique(second, ({ taskId }) => taskId, 4),
  cases: unique(complaint, ({ caseId }) => caseId, 12),
});

describe('the facts behind a figure', () => {
  it('are as many as the figure says, whatever happened in a month and whichever figure it is', () => {
    const measures = new Set<string>();
    fc.assert(
      fc.property(months, (facts) => {
        const known = knownOf(facts);
        const [field = expect.fail()] = branch.departments;
        const parts = [
          { of: 'team' as const, id: 'repair-1', name: field.name, teams: ['repair-1'] },
          { of: 'department' as const, ...field },
        ];
        const shown = [
          ...briefingOf(branch, known).figures,
          ...parts.flatMap((part) => briefingOfPart(branch, known, part).figures),
        ];
        for (const { id, count, of } of shown) {
          measures.add(parseFigureId(id)?.measure.split('.')[0] ?? id);
          const found = listed(id, facts);
          expect([id, found.count, found.of]).toEqual([id, count, of ?? 0]);
          expect(found.facts.every((each) => each.count + (each.of ?? 0) > 0)).toBe(true);
        }
        const ids = briefingOf(branch, known).figures.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 12 },
    );
    for (const measure of ['satisfaction', 'calls', 'question', 'second-callbacks', 'complaints', 'cases'])
      expect(measures).toContain(measure);
  }, 60_000);

  it('of what a briefing withholds are none, since it names no such figure', () => {
    const callbacks = Array.from({ length: 12 }, (_, index) =>
      callbackFactOf(`t-${index}`, {
        order: { staff: [index < 11 ? 'LG1' : 'LG2'], orderId: `WO-${index}` },
      }),
    );
    const { figures, served } = briefingOf(branch, knownOf({ callbacks, seconds: [], cases: [] }));
    expect(served.persons?.map(({ figures: shown }) => shown)).toEqual([null, null]);
    expect(figures.filter(({ id }) => id.includes('staff:'))).toEqual([]);
    expect(figures).toContainEqual({ id: '2026-11/satisfaction', count: 12, of: 12 });
  });

  it('say what they are by codes, and lead to their case', () => {
    const facts: Facts = {
      callbacks: [
        callbackFactOf('routine:WO-1', {
          order: { orderId: 'WO-1' },
          concerns: ['dissatisfied'],
          interview: answeredWith({ overall: 'fail' }),
        }),
      ],
      seconds: [
        secondCallbackFactOf({ taskId: 'second-callback:routine:WO-1.1:1', caseId: 'routine:WO-1.1' }),
      ],
      cases: [complaintFactOf({ caseId: 'routine:WO-1.1' })],
    };
    expect(listed('2026-11/satisfaction', facts).facts).toEqual([
      {
        fact: 'callback',
        id: 'routine:WO-1',
        orderId: 'WO-1',
        team: 'repair-1',
        businessType: 'repair',
        day: '2026-11-21',
        disposition: 'complete',
        level: 'fail',
        concerns: ['dissatisfied'],
        caseId: 'routine:WO-1.1',
        count: 0,
        of: 1,
      },
    ]);
    expect(listed('2026-11/second-callbacks.solved', facts).facts).toEqual([
      {
        fact: 'second-callback',
        id: 'second-callback:routine:WO-1.1:1',
        day: '2026-11-21',
        disposition: 'complete',
        concerns: [],
        caseId: 'routine:WO-1.1',
        count: 1,
        of: 1,
      },
    ]);
    expect(listed('2026-11/complaints.raised/team:repair-1', facts).facts).toMatchObject([
      { fact: 'case', id: 'routine:WO-1.1', day: '2026-11-20', class: 'ordinary', count: 1 },
    ]);
    expect(listed('2026-11/complaints.raised/team:repair-2', facts).facts).toEqual([]);
  });

  it.each([
    ['complaints.raised', true],
    ['complaints.class.major', true],
    ['complaints.concern.integrity', true],
    ['cases.kind.complaint', true],
    ['complaints.open', false],
    ['complaints.closed', false],
    ['complaints.raised.more', false],
  ])('of %s were raised in the period: %s', (measure, isRaised) => {
    expect(isOfRaised({ measure })).toBe(isRaised);
  });

  it.each([
    ['callbacks', {}, true],
    ['complaints.raised', { team: 'a', business: 'b' }, true],
    ['callbacks', { staff: 'LG1', team: 'a' }, false],
    ['callbacks', { segment: 'vip' }, false],
    ['calls', { team: 'a' }, false],
    ['calls.refused', {}, false],
    ['cases.valid', { team: 'a', business: 'b' }, false],
    ['question.a.b', {}, false],
    ['second-callbacks.closed', {}, false],
  ])('of %s of %j hide nothing that is withheld: %s', (measure, of, isOpen) => {
    expect(isOpenToAll({ period: '2026-11', measure, of })).toBe(isOpen);
  });

  it.each([
    'nonsense',
    'level',
    'stage.',
    'complaints.nonsense',
    'cases.',
    'cases.handed.waited',
    'cases.step.received.seconds',
  ])('are not known of %s', (measure) => {
    expect(factsCountedBy(measure)).toBeUndefined();
    expect(figureIdOf({ period: '2026-11', measure, of: {} })).toBe(`2026-11/${measure}`);
  });
});
