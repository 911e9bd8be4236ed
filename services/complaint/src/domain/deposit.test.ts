import type { BusEvent, ComplaintCase, EventName } from '@huiyin/contracts';
import { complaintCaseOf, eventOf } from '@huiyin/testing';
import { CASE_KINDS, COMPLAINT_STATES } from '@huiyin/vocabulary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branch as longgang } from '../testing/cases.ts';
import { accountsIn, book, type CaseDeposit, type DepositEvent, monthsOf } from './deposit.ts';

const branch = {
  ...longgang,
  complaints: {
    ...longgang.complaints,
    deposit: {
      unit: { zh: '元', en: 'yuan' },
      chain: [
        { link: 'employee' as const, ordinary: 200, major: 1000, praise: 100 },
        { link: 'team-leader' as const, ordinary: 100, major: 500, praise: 0 },
        { link: 'leadership' as const, ordinary: 20, major: 200, praise: 0 },
      ],
      holders: [
        { link: 'leadership' as const, id: 'boss-all' },
        { link: 'team-leader' as const, team: 'repair-2', id: 'leader-2' },
        { link: 'leadership' as const, team: 'repair-2', id: 'boss-2' },
      ],
    },
  },
};
const concludedAt = '2026-10-31T15:59:00.000Z'; // the last minute of October in Longgang
const order = { ...complaintCaseOf().order, team: 'repair-1', staff: ['w-1', 'w-2', 'w-1'] };
const blamed: Partial<ComplaintCase> = {
  state: 'concluded',
  concludedAt,
  valid: true,
  responsible: true,
  order,
};
const said = (
  over: Partial<ComplaintCase>,
  version: number,
  name: EventName = 'complaint.changed',
): DepositEvent => eventOf(name, complaintCaseOf(over), { version }) as BusEvent<'complaint.changed'>;
const bookAll = (...events: readonly DepositEvent[]): CaseDeposit | undefined =>
  events.reduce<CaseDeposit | undefined>((found, event) => book(found, event, branch) ?? found, undefined);
const told = (found: CaseDeposit | undefined) =>
  found?.entries.map(({ month, account, amount, because }) => [month, account, amount, because]);
const netOf = (found: CaseDeposit | undefined) => {
  const nets = new Map<string, number>();
  for (const { account, amount } of found?.entries ?? [])
    nets.set(account, (nets.get(account) ?? 0) + amount);
  return Object.fromEntries([...nets].filter(([, net]) => net !== 0));
};

const CHARGED = [
  ['2026-10', 'w-1', -200, 'responsible'],
  ['2026-10', 'w-2', -200, 'responsible'],
  ['2026-10', 'repair-1', -100, 'responsible'],
  ['2026-10', 'boss-all', -20, 'responsible'],
];

describe('a responsible complaint', () => {
  it('costs each link of the chain by the scale, in the month of the conclusion', () => {
    const found = bookAll(said(blamed, 3));
    expect(told(found)).toEqual(CHARGED);
    expect(found).toMatchObject({ caseId: complaintCaseOf().caseId, team: 'repair-1', sourceVersion: 3 });
    expect(found?.entries.map(({ link, at }) => [link, at])).toEqual([
      ['employee', concludedAt],
      ['employee', concludedAt],
      ['team-leader', concludedAt],
      ['leadership', concludedAt],
    ]);
  });

  it('costs more where it is major, and the holders of its team', () => {
    const found = bookAll(
      said({ ...blamed, class: 'major', order: { ...order, team: 'repair-2', staff: [] } }, 3),
    );
    expect(netOf(found)).toEqual({ 'leader-2': -500, 'boss-2': -200 });
  });

  it.each(
    COMPLAINT_STATES.map((state) => [state, ['answered', 'concluded', 'closed'].includes(state)] as const),
  )('that is %s costs something: %s', (state, isCharged) => {
    expect(netOf(bookAll(said({ ...blamed, state }, 3)))).toEqual(
      isCharged ? { 'w-1': -200, 'w-2': -200, 'repair-1': -100, 'boss-all': -20 } : {},
    );
  });

  it.each(['withdrawn', 'referred', 'taken-back', 'merged'] as const)(
    'that ended %s costs nothing, and gives nobody anything',
    (closedBecause) => {
      for (const kind of ['complaint', 'praise'] as const)
        expect(netOf(bookAll(said({ ...blamed, kind, state: 'closed', closedBecause }, 3)))).toEqual({});
    },
  );

  it.each(CASE_KINDS)('that is a %s', (kind) => {
    const found = netOf(bookAll(said({ ...blamed, kind }, 3)));
    if (kind === 'complaint' || kind === 'whistle-blowing') expect(found).toHaveProperty('w-1', -200);
    else expect(found).toEqual(kind === 'praise' ? { 'w-1': 100, 'w-2': 100 } : {});
  });

  it('lies under the name of the link where the branch names no holder for it', () => {
    const chain = [{ link: 'department' as const, ordinary: 50, major: 300, praise: 0 }];
    const { complaints } = branch;
    const unnamed = { ...complaints, deposit: { ...complaints.deposit, chain, holders: [] } };
    expect(told(book(undefined, said(blamed, 3), { ...branch, complaints: unnamed }))).toEqual([
      ['2026-10', 'department', -50, 'responsible'],
    ]);
  });

  it('costs nothing where nobody is responsible, or the branch keeps no deposit', () => {
    expect(netOf(bookAll(said({ ...blamed, responsible: false }, 3)))).toEqual({});
    const { deposit: _, ...complaints } = branch.complaints;
    expect(book(undefined, said(blamed, 3), { ...branch, complaints })?.entries).toEqual([]);
  });
});

const decidedAt = '2026-11-03T02:00:00.000Z';
const appeal = (decided?: string) => ({
  at: '2026-11-02T02:00:00.000Z',
  by: 'leader-1',
  round: 1,
  before: { valid: true, responsible: true },
  ...(decided !== undefined && { decided: { at: decided, by: 'officer-02' } }),
});
const cleared = { ...blamed, responsible: false, appeal: appeal(decidedAt) };

describe('what was booked', () => {
  it('is reversed by an appeal that clears, in the month of that decision, and never changed', () => {
    const found = bookAll(said(blamed, 3), said({ ...blamed, appeal: appeal() }, 4), said(cleared, 5));
    expect(told(found)?.slice(0, 4)).toEqual(CHARGED);
    expect(told(found)?.slice(4)).toEqual(
      CHARGED.map(([, account, amount]) => ['2026-11', account, -Number(amount), 'reversal']),
    );
    expect(netOf(found)).toEqual({});
  });

  it('is booked by an appeal that finds somebody responsible after all', () => {
    const found = bookAll(
      said({ ...blamed, responsible: false }, 3),
      said({ ...blamed, appeal: appeal(decidedAt) }, 5),
    );
    expect(told(found)?.[0]).toEqual(['2026-11', 'w-1', -200, 'responsible']);
  });

  it('is reversed when the case is reopened, in that month, and booked again with its next conclusion', () => {
    const { concludedAt: _, responsible: __, valid: ___, ...open } = blamed;
    const reopened = { ...open, state: 'acknowledged' as const, round: 2, reopenedAt: decidedAt };
    const again = { ...blamed, round: 2, reopenedAt: decidedAt, concludedAt: '2026-12-01T02:00:00.000Z' };
    const found = bookAll(said(blamed, 3), said(reopened, 5), said(again, 7));
    expect(found?.entries.map(({ month }) => month)).toEqual([
      ...Array(4).fill('2026-10'),
      ...Array(4).fill('2026-11'),
      ...Array(4).fill('2026-12'),
    ]);
    expect(netOf(found)).toEqual({ 'w-1': -200, 'w-2': -200, 'repair-1': -100, 'boss-all': -20 });
    // The appeal of the round before decides nothing here.
    expect(told(bookAll(said({ ...again, appeal: appeal(decidedAt) }, 7)))?.[0]?.[0]).toBe('2026-12');
  });

  it('of a round that is over is not booked when its news comes after that of the next', () => {
    const { concludedAt: _, responsible: __, valid: ___, ...open } = blamed;
    const reopened = { ...open, state: 'acknowledged' as const, round: 2, reopenedAt: decidedAt };
    expect(bookAll(said(reopened, 5), said(blamed, 3))?.entries).toEqual([]);
  });

  it('moves to whom a correction of the order names', () => {
    const found = bookAll(
      said(blamed, 3),
      said({ ...blamed, order: { ...order, staff: ['w-2', 'w-3'] } }, 4),
    );
    expect(told(found)?.slice(4)).toEqual([
      ['2026-10', 'w-1', 200, 'reversal'],
      ['2026-10', 'w-3', -200, 'responsible'],
    ]);
  });

  it('is nothing, not even a mark, where nothing was ever concluded', () => {
    expect(book(undefined, said({ state: 'acknowledged' }, 2), branch)).toBeUndefined();
  });
});

describe('whatever comes twice, late or not at all', () => {
  const versions = [
    said({ state: 'acknowledged' }, 2),
    said(blamed, 3),
    said({ ...blamed, appeal: appeal() }, 4),
    said(cleared, 5),
    said({ ...cleared, state: 'closed', closedBecause: 'solved' }, 6),
    said({ state: 'acknowledged', round: 2, reopenedAt: decidedAt, order }, 7),
    said({ ...blamed, round: 2, class: 'major' }, 8),
  ];

  it('the accounts add up to what the newest version says', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(versions.length - 1), { minLength: 1, maxLength: 20 }), (heard) => {
        const events = heard.flatMap((index) => versions[index] ?? []);
        const newest = events.toSorted((a, b) => a.aggregate.version - b.aggregate.version).at(-1);
        expect(netOf(bookAll(...events))).toEqual(newest ? netOf(book(undefined, newest, branch)) : {});
      }),
    );
  });

  it('what was booked before stays, and the same news books nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(versions.length - 1), { maxLength: 20 }), (heard) => {
        let found: CaseDeposit | undefined;
        for (const event of heard.flatMap((index) => versions[index] ?? [])) {
          const next = book(found, event, branch);
          if (next) expect(next.entries.slice(0, found?.entries.length ?? 0)).toEqual(found?.entries ?? []);
          found = next ?? found;
          expect(book(found, event, branch) ?? found).toEqual(found);
        }
      }),
    );
  });
});

describe('the accounts of a month', () => {
  it('lie down the chain, each with its cases and their sum', () => {
    const one = bookAll(said(blamed, 3), said(cleared, 5));
    const two = bookAll(
      said({ ...blamed, caseId: 'routine:WO-2.1', order: { ...order, staff: ['w-0', 'w-2'] } }, 3),
    );
    const months = [...(one ? monthsOf(one) : []), ...(two ? monthsOf(two) : [])];
    const accounts = (month: string) => accountsIn(months.filter((each) => each.month === month));
    expect(accounts('2026-10').map(({ link, account, total }) => [link, account, total])).toEqual([
      ['employee', 'w-0', -200],
      ['employee', 'w-1', -200],
      ['employee', 'w-2', -400],
      ['team-leader', 'repair-1', -200],
      ['leadership', 'boss-all', -40],
    ]);
    expect(accounts('2026-10')[2]?.entries).toEqual([
      {
        caseId: complaintCaseOf().caseId,
        team: 'repair-1',
        at: concludedAt,
        amount: -200,
        because: 'responsible',
      },
      { caseId: 'routine:WO-2.1', team: 'repair-1', at: concludedAt, amount: -200, because: 'responsible' },
    ]);
    expect(accounts('2026-11').map(({ account, total }) => [account, total])).toEqual([
      ['w-1', 200],
      ['w-2', 200],
      ['repair-1', 100],
      ['boss-all', 20],
    ]);
    expect(accountsIn([])).toEqual([]);
  });
});
