import { calendarOf, explain } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { runningDeadlines } from '@huiyin/vocabulary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, branch, CASES, callback, noon, officer, requestOf } from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';
import { decide } from './decide.ts';
import { acceptBy, dueAtOf, noticesAhead } from './notices.ts';

const { received, acknowledged, concluded } = CASES;
/** The cases are of Tuesday 6 October 2026, one day before the end of a week of holidays; Saturday the 10th is worked. */
const told = (found: CaseFile, under: BranchConfiguration = branch) =>
  noticesAhead(found, under).map(({ deadline, rule, dueAt }) => `${deadline} ${rule} ${dueAt}`);
const under = (change: (complaints: BranchConfiguration['complaints']) => object): BranchConfiguration => ({
  ...branch,
  complaints: { ...branch.complaints, ...change(branch.complaints) },
});
const notified = (found: CaseFile, at: string): CaseFile => after(found, { kind: 'notify', at });

describe('who is told of a deadline', () => {
  it('is told while the branch is open: before it passes, when it has passed, and further up after that', () => {
    expect(told(acknowledged)).toEqual([
      // By Sunday midnight: four hours before, on Sunday evening, the branch is closed, and on Monday it is too late to remind.
      'conclude missed 2026-10-12T00:30:00.000Z',
      'conclude department 2026-10-14T00:30:00.000Z',
      'conclude leadership 2026-10-16T00:30:00.000Z',
    ]);
    // It was to be taken on while the branch was closed.
    expect(told(received)[0]).toBe('acknowledge missed 2026-10-08T00:30:00.000Z');
    expect(told({ ...acknowledged, concludeBy: '2026-10-10T09:30:00.000Z' })[0]).toBe(
      'conclude reminder 2026-10-10T06:00:00.000Z',
    );
  });

  it.each([
    ['a major case', { ...acknowledged, class: 'major' as const }],
    [
      'an emergency repair',
      { ...acknowledged, order: { ...acknowledged.order, businessType: 'emergency-repair' } },
    ],
  ])('is told of %s at any hour', (_, found) => {
    expect(told(found)).toEqual([
      'conclude reminder 2026-10-11T12:00:00.000Z',
      'conclude missed 2026-10-11T16:00:00.000Z',
      'conclude department 2026-10-13T09:30:00.000Z',
      'conclude leadership 2026-10-15T09:30:00.000Z',
    ]);
  });

  it('is not reminded of a limit that is shorter than the time before it', () => {
    const short = { ...acknowledged, class: 'major' as const, concludeBy: '2026-10-06T06:00:00.000Z' };
    expect(told(short)[0]).toBe('conclude missed 2026-10-06T06:00:00.000Z');
    const longer = { ...short, concludeBy: '2026-10-06T06:01:00.000Z' };
    expect(told(longer)[0]).toBe('conclude reminder 2026-10-06T02:01:00.000Z');
  });

  it('is told of nothing that lies beyond the years of the calendar, until they come', () => {
    const late = { ...acknowledged, concludeBy: '2026-12-31T09:30:00.000Z' };
    const knowing = (...own: number[]) => ({
      ...branch,
      calendar: { ...branch.calendar, holidays: { own } },
    });
    expect(told(late, knowing(2026))).toEqual(['conclude reminder 2026-12-31T06:00:00.000Z']);
    expect(told(late, knowing(2026, 2027)).map((line) => line.slice(0, 29))).toEqual([
      'conclude reminder 2026-12-31T',
      'conclude missed 2027-01-01T00',
      'conclude department 2027-01-0',
      'conclude leadership 2027-01-0',
    ]);
  });

  it('is told in the sequence of time, and of one time in that of the deadlines', () => {
    expect(told(received)).toEqual([
      'acknowledge missed 2026-10-08T00:30:00.000Z',
      'acknowledge department 2026-10-09T00:30:00.000Z',
      'acknowledge leadership 2026-10-12T00:30:00.000Z',
      'conclude missed 2026-10-12T00:30:00.000Z',
      'conclude department 2026-10-14T00:30:00.000Z',
      'conclude leadership 2026-10-16T00:30:00.000Z',
    ]);
    expect(told({ ...received, concludeBy: received.acknowledgeBy }).slice(0, 3)).toEqual([
      'acknowledge missed 2026-10-08T00:30:00.000Z',
      'conclude missed 2026-10-08T00:30:00.000Z',
      'acknowledge department 2026-10-09T00:30:00.000Z',
    ]);
  });

  it('is not reminded at the moment at which it passes', () => {
    // Four hours before it the branch is closed, and opens when the time is over.
    expect(told({ ...acknowledged, concludeBy: '2026-10-12T00:30:00.000Z' })[0]).toBe(
      'conclude missed 2026-10-12T00:30:00.000Z',
    );
  });

  it('is told again only of another deadline, and of the same one at another time', () => {
    const by = acknowledged.concludeBy;
    const noticed = (...notices: CaseFile['notices']) => told({ ...acknowledged, notices }).length;
    const given = { deadline: 'conclude', by, rule: 'missed', at: noon } as const;
    expect(noticed(given)).toBe(2);
    expect(noticed({ ...given, deadline: 'acknowledge' })).toBe(3);
    expect(noticed({ ...given, by: noon })).toBe(3);
    expect(noticed({ ...given, rule: 'reminder' })).toBe(3);
  });

  it('is told by nobody where the branch file cannot be reckoned with', () => {
    expect(() => told(acknowledged, { ...branch, zone: 'Mars/Base' })).toThrow(RangeError);
  });

  it('is told by time alone until nothing runs any more', () => {
    expect(noticesAhead(concluded, branch)).toEqual([]);
    expect(dueAtOf(concluded, branch)).toBeUndefined();
    expect(acknowledged.dueAt).toBe('2026-10-12T00:30:00.000Z');
  });
});

describe('a notice', () => {
  const at = '2026-10-12T00:30:00.000Z';

  it('is given once, never early, and stands in the case and its history', () => {
    expect(decide(acknowledged, { kind: 'notify', at: '2026-10-12T00:29:59.999Z' }, branch)).toEqual({
      ok: true,
      value: { emits: [] },
    });
    const given = decide(acknowledged, { kind: 'notify', at }, branch);
    const notice = { deadline: 'conclude', by: acknowledged.concludeBy, rule: 'missed', at };
    expect(given).toEqual({
      ok: true,
      value: {
        next: {
          ...acknowledged,
          notices: [notice],
          notifiedAt: at,
          dueAt: '2026-10-14T00:30:00.000Z',
        },
        emits: ['complaint.notified'],
      },
    });
    expect(decide(notified(acknowledged, at), { kind: 'notify', at }, branch)).toEqual({
      ok: true,
      value: { emits: [] },
    });
  });

  it('that was not given in time is given with the next, and none of them twice', () => {
    const late = notified(acknowledged, '2026-10-20T02:00:00.000Z');
    expect(late.notices.map(({ rule }) => rule)).toEqual(['missed', 'department', 'leadership']);
    expect(late.dueAt).toBeUndefined();
  });

  it('goes with its deadline, and comes anew in the next round', () => {
    const late = notified(acknowledged, at);
    const done = after(late, {
      kind: 'conclude',
      actor: officer,
      at: '2026-10-12T02:00:00.000Z',
      valid: true,
      responsible: true,
      sealedConclusion: 'A'.repeat(40),
    });
    expect(done).toMatchObject({ notices: [], notifiedAt: at });
    expect(done.missed).toEqual([
      { deadline: 'conclude', by: acknowledged.concludeBy, until: '2026-10-12T02:00:00.000Z' },
    ]);
  });
});

describe('what is handed on', () => {
  const handedOn = after(acknowledged, { kind: 'hand-on', actor: officer, owner: 'officer-02', at: noon });

  it('comes back when nobody accepts it in the opening hours that the branch gives', () => {
    // Four hours of work from the first working day on: the break is none of them.
    expect(acceptBy(handedOn, branch)).toBe('2026-10-08T06:30:00.000Z');
    expect(handedOn.dueAt).toBe('2026-10-08T06:30:00.000Z');
    const lapse = { kind: 'lapse', at: '2026-10-08T06:30:00.000Z' } as const;
    expect(decide(handedOn, { ...lapse, at: '2026-10-08T06:29:59.999Z' }, branch)).toEqual({
      ok: true,
      value: { emits: [] },
    });
    const { offeredTo, offeredAt, ...kept } = handedOn;
    expect(after(handedOn, lapse)).toEqual({
      ...kept,
      changedAt: lapse.at,
      dueAt: acknowledged.dueAt,
      handOvers: { made: 1, accepted: 0, declined: 0, lapsed: 1, waited: 0 },
    });
    expect(acceptBy(acknowledged, branch)).toBeUndefined();
  });

  it('waits for ever where the calendar does not know when that ends, and only there', () => {
    expect(acceptBy({ offeredAt: '2027-03-01T02:00:00.000Z' }, branch)).toBe(undefined);
  });
});

describe('a calendar or a limit that is corrected', () => {
  const closedOn = (day: string): BranchConfiguration => ({
    ...branch,
    calendar: {
      ...branch.calendar,
      closed: [...branch.calendar.closed, { day, name: { zh: '停业', en: 'closed' } }],
    },
  });
  const raised = after(undefined, {
    kind: 'request',
    request: requestOf({ body: { ...requestOf().body, kind: 'consultation' } }),
    actor: officer,
    at: noon,
  });
  const again = (found: CaseFile, corrected: BranchConfiguration) => {
    const outcome = decide(found, { kind: 'reckon-again', at: noon }, corrected);
    return outcome.ok ? outcome.value.next : expect.fail(outcome.refusal);
  };

  it('moves every deadline that runs, with its explanation', () => {
    const moved = again(raised, closedOn('2026-10-08')) ?? expect.fail();
    expect([raised.concludeBy, moved.concludeBy]).toEqual([
      '2026-10-09T09:30:00.000Z',
      '2026-10-10T09:30:00.000Z',
    ]);
    const [why] = explain(moved.deadlines.conclude).slice(-2);
    expect(why?.zh).toContain('10月10日');
    expect(moved.dueAt).toBe(dueAtOf(moved, closedOn('2026-10-08')));
    expect(moved.missed).toEqual([]);
  });

  it('leaves alone what it does not move, and every deadline that is met', () => {
    expect(again(raised, branch)).toBeUndefined();
    expect(again(raised, closedOn('2026-11-30'))).toBeUndefined();
    const taken = after(raised, { kind: 'acknowledge', actor: officer, at: noon });
    const moved = again(taken, closedOn('2026-10-08')) ?? expect.fail();
    expect(moved.acknowledgeBy).toBe(taken.acknowledgeBy);
    expect(moved.concludeBy).not.toBe(taken.concludeBy);
  });

  it('makes nobody late who was in time by what holds now', () => {
    const before = { ...raised, concludeBy: '2026-10-06T03:00:00.000Z' };
    const moved = again(before, closedOn('2026-10-08')) ?? expect.fail();
    expect(moved.missed).toEqual([]);
  });

  it('tells of deadlines by the notices of today', () => {
    const earlier = under(({ notices }) => ({
      notices: {
        ...notices,
        rules: [{ id: 'day', name: { zh: '', en: '' }, beforeHours: 48, tells: ['owner'] }],
      },
    }));
    expect(again(acknowledged, earlier)?.dueAt).toBe('2026-10-10T00:30:00.000Z');
  });

  it('holds for what came by its channel', () => {
    const hotline = under(({ kinds }) => {
      const { consultation } = kinds;
      const ordinary = {
        ...consultation.classes.ordinary,
        channels: { hotline: { conclude: { hours: 1 } } },
      };
      return {
        kinds: {
          ...kinds,
          consultation: { ...consultation, classes: { ...consultation.classes, ordinary } },
        },
      };
    });
    expect(again(raised, hotline)?.concludeBy).toBe('2026-10-06T05:00:00.000Z');
    expect(again({ ...raised, channel: 'counter' }, hotline)).toBeUndefined();
  });
});

describe('whatever happens to a case', () => {
  const times = fc.integer({ min: 0, max: 45 * 24 * 60 });
  const moment = (minutes: number) => new Date(Date.parse(noon) + minutes * 60_000).toISOString();

  it('no notice comes twice, early or not at all, whenever somebody looks', () => {
    fc.assert(
      fc.property(
        fc.array(times, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('ordinary', 'major'),
        (looks, complaintClass) => {
          const begun = { ...acknowledged, class: complaintClass } as const;
          const expected = noticesAhead(begun, branch);
          let found: CaseFile = begun;
          for (const at of looks.sort((a, b) => a - b).map(moment)) {
            const outcome = decide(found, { kind: 'notify', at }, branch);
            if (outcome.ok && outcome.value.next) found = outcome.value.next;
            const due = expected.filter(({ dueAt }) => dueAt <= at).map(({ rule }) => rule);
            expect(found.notices.map(({ rule }) => rule).sort()).toEqual([...due].sort());
          }
          for (const given of found.notices)
            expect(given.at >= (expected.find(({ rule }) => rule === given.rule)?.dueAt ?? 'never')).toBe(
              true,
            );
        },
      ),
    );
  });

  it('is due when the first thing is that time brings it, and every deadline is a whole minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 86_400_000 }), (milliseconds) => {
        const closedAt = new Date(Date.parse(noon) + milliseconds).toISOString();
        const found = after(undefined, { kind: 'callback', event: callback({ closedAt }), at: closedAt });
        for (const { by } of runningDeadlines(found)) expect(Date.parse(by) % 60_000).toBe(0);
        expect(found.dueAt).toBe(noticesAhead(found, branch)[0]?.dueAt);
        expect(calendarOf(branch).zone).toBe('Asia/Shanghai');
      }),
    );
  });
});
