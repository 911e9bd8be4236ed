import type { Countermeasure, CountermeasureBody } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { complaintFactOf } from '../testing/facts.ts';
import { briefingWith } from '../testing/november.ts';
import { foldCases } from './case-fold.ts';
import {
  countermeasureFiguresOf,
  dueOf,
  FOLLOW_UPS_MAX,
  followUp,
  judgeCountermeasure,
} from './countermeasures.ts';

const branch = longgang();
const BODY: CountermeasureBody = {
  of: 'cause',
  id: 'conduct/manner',
  month: '2026-10',
  due: '2026-11',
  measure: '晨会讲评',
};
const AT = '2026-11-03T02:00:00.000Z';
const entered = (overrides: Partial<Countermeasure> = {}): Countermeasure => ({
  countermeasureId: '2026-11.a',
  ...BODY,
  by: 'officer-01',
  at: AT,
  followUps: [],
  ...overrides,
});

describe('a countermeasure that somebody enters', () => {
  const refusal = (overrides: Partial<CountermeasureBody>) => {
    const judged = judgeCountermeasure({ ...BODY, ...overrides }, '2026-11', branch);
    return judged.ok ? undefined : judged.refusal;
  };

  it('is about something that the branch knows', () => {
    expect(judgeCountermeasure(BODY, '2026-11', branch)).toEqual({ ok: true, value: BODY });
    for (const [of, known, unknown] of [
      ['cause', 'appointment/late', 'conduct/late'],
      ['category', 'conduct', 'conduct/manner'],
      ['team', 'repair-1', 'repair-9'],
      ['channel', 'mayor-hotline', 'pigeon'],
    ] as const) {
      expect(refusal({ of, id: known })).toBeUndefined();
      expect(refusal({ of, id: unknown })).toBe('unknown-subject');
    }
  });

  it.each([
    ['2026-11', '2026-12', undefined],
    ['2026-12', '2027-01', 'month-not-begun'],
    ['2026-10', '2026-10', 'due-out-of-range'],
    ['2026-10', '2026-09', 'due-out-of-range'],
    ['2025-12', '2026-01', undefined],
    ['2026-10', '2027-10', undefined],
    ['2026-10', '2027-11', 'due-out-of-range'],
  ])('of %s and due in %s: %s', (month, due, expected) => {
    expect(refusal({ month, due })).toBe(expected);
  });

  it('says in its id when it is due', () => expect(dueOf('2026-11.a')).toBe('2026-11'));
});

describe('a countermeasure that somebody looks into', () => {
  const look = (found: Countermeasure | undefined, note?: string, by = 'supervisor-01') =>
    followUp(found, { outcome: 'goes-on', ...(note !== undefined && { note }) }, by, AT);

  it('keeps everything that was found, and the same again changes nothing', () => {
    const once = look(entered(), '一次');
    expect(once).toEqual({
      ok: true,
      value: entered({ followUps: [{ outcome: 'goes-on', note: '一次', by: 'supervisor-01', at: AT }] }),
    });
    if (!once.ok) return;
    expect(look(once.value, '一次')).toEqual(once);
    for (const [note, by] of [
      ['两次', 'supervisor-01'],
      [undefined, 'supervisor-01'],
      ['一次', 'officer-01'],
    ] as const)
      expect(look(once.value, note, by)).toMatchObject({ value: { followUps: { length: 2 } } });
    const done = followUp(once.value, { outcome: 'done', note: '一次' }, 'supervisor-01', AT);
    expect(done).toMatchObject({ value: { followUps: [{ outcome: 'goes-on' }, { outcome: 'done' }] } });
  });

  it('has to be there, and is not looked into for ever', () => {
    expect(look(undefined)).toEqual({ ok: false, refusal: 'no-such-countermeasure' });
    const looked = { outcome: 'goes-on', by: 'officer-01', at: AT } as const;
    const full = Array.from({ length: FOLLOW_UPS_MAX }, () => looked);
    expect(look(entered({ followUps: full }))).toEqual({ ok: false, refusal: 'too-many-follow-ups' });
    expect(look(entered({ followUps: full.slice(1) }))).toMatchObject({ ok: true });
  });
});

describe('countermeasures in a briefing', () => {
  const cases = (count: number, overrides: Parameters<typeof complaintFactOf>[0] = {}) =>
    Array.from({ length: count }, () => complaintFactOf(overrides));
  const about = { category: 'conduct', cause: 'manner' };
  const october = foldCases([...cases(20, about), ...cases(20)]);
  const november = foldCases([...cases(4, about), ...cases(36), ...cases(3, { kind: 'praise' })]);
  const figures = (...due: Countermeasure[]) =>
    countermeasureFiguresOf(due, (month) => (month === '2026-10' ? october : []), november, branch);

  it('stand with the figure of their month and of now, and only a test says that it fell', () => {
    expect(figures(entered())).toEqual([
      {
        countermeasureId: '2026-11.a',
        ...BODY,
        name: { zh: '言行不当', en: 'manner' },
        atFirst: { cases: 20, complaints: 40 },
        now: { cases: 4, complaints: 40 },
        comparison: { against: 'before', p: expect.closeTo(0.0002, 3), verdict: 'lower' },
      },
    ]);
    expect(figures(entered({ month: '2026-09' }))).toMatchObject([
      { atFirst: { cases: 0, complaints: 0 }, comparison: { p: null, verdict: 'no-test' } },
    ]);
  });

  it('are told apart by what they are about', () => {
    const found = figures(
      entered({ countermeasureId: '2026-11.d', of: 'team', id: 'repair-1' }),
      entered({ countermeasureId: '2026-11.c', of: 'channel', id: 'callback' }),
      entered({ countermeasureId: '2026-11.b', of: 'category', id: 'conduct' }),
      entered({ countermeasureId: '2026-11.e', of: 'team', id: 'repair-2' }),
    );
    expect(found.map(({ of, name, now }) => [of, name.en, now.cases])).toEqual([
      ['category', 'conduct', 4],
      ['channel', 'callback', 40],
      ['team', 'Repair 1', 40],
      ['team', 'Repair 2', 0],
    ]);
  });

  it('say what was found last, and not by whom', () => {
    const looked = { by: 'supervisor-01', at: AT } as const;
    const [found] = figures(
      entered({
        followUps: [
          { outcome: 'goes-on', note: '一次', ...looked },
          { outcome: 'done', ...looked },
        ],
      }),
    );
    expect(found?.followUp).toEqual({ outcome: 'done' });
    expect(JSON.stringify(found)).not.toMatch(/officer-01|supervisor-01/);
    const [noted] = figures(entered({ followUps: [{ outcome: 'dropped', note: '不可行', ...looked }] }));
    expect(noted?.followUp).toEqual({ outcome: 'dropped', note: '不可行' });
  });

  it('are of the cases that the briefing has', () => {
    const raised = (raisedDay: string) => cases(1, { ...about, raisedDay });
    const document = briefingWith({
      cases: [
        ...raised('2026-10-31'),
        ...raised('2026-11-01'),
        ...raised('2026-11-02'),
        ...raised('2026-09-30'),
      ],
      countermeasures: [entered()],
    });
    expect(document.countermeasures).toMatchObject([
      { atFirst: { cases: 1, complaints: 1 }, now: { cases: 2, complaints: 2 } },
    ]);
    expect(document.analysis).toMatchObject({ complaints: 2, before: '2026-10' });
    expect(document.analysis?.categories).toMatchObject([{ cases: 2, before: 1 }]);
  });
});
