import { eventOf } from '@huiyin/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { complaintCaseOf, messageOf, ratedAs } from './testing/facts.ts';
import { closedOn, type Office, openOffice } from './testing/office.ts';

const DAY = '2026-11-21';
/** 08:00 on the 22nd in Longgang, a Sunday. */
const MAIL_AT = '2026-11-22T00:00:00.000Z';
const FOLD_AT = '2026-11-21T23:45:00.000Z';

let office: Office;

beforeEach(async () => {
  office = await openOffice(MAIL_AT);
});
afterEach(() => office[Symbol.asyncDispose]());

describe('what is heard', () => {
  it('is in the next briefing that is read, before any fold', async () => {
    expect(await office.hear(closedOn(DAY, 'a'), closedOn(DAY, 'b', { interview: ratedAs('fail') }))).toEqual(
      [],
    );
    expect((await office.briefing(DAY)).total).toMatchObject({ callbacks: 2, levels: { good: 1, fail: 1 } });
    expect((await office.briefing('2026-W47')).total.callbacks).toBe(2);
    expect((await office.briefing('2026')).total.callbacks).toBe(2);
  });

  it('counts once when it is heard twice, in whatever order its versions come', async () => {
    await office.hear(
      closedOn(DAY, 'a', { interview: ratedAs('excellent') }, 5),
      closedOn(DAY, 'a', {}, 4),
      closedOn(DAY, 'a', {}, 4),
    );
    await office.hear(closedOn(DAY, 'a', {}, 4));
    expect((await office.briefing(DAY)).total).toMatchObject({
      closed: 1,
      levels: { excellent: 1, good: 0 },
    });
  });

  it('marks its day even when the fact was known: the run before may have died in between', async () => {
    await office.hear(closedOn(DAY, 'a'));
    await office.store.refold(DAY, { traceId: 't', at: FOLD_AT });
    await office.hear(closedOn(DAY, 'a'));
    expect(await office.store.daysToRefold()).toEqual([DAY]);
  });

  it('restates a day, and every period it lies in, when it comes late', async () => {
    await office.hear(closedOn(DAY, 'a'));
    await office.wake('fold', FOLD_AT);
    await office.hear(closedOn('2026-11-20', 'late'));
    expect((await office.briefing('2026-11-20')).total.callbacks).toBe(1);
    expect((await office.briefing('2026-11')).total.callbacks).toBe(2);
  });

  it('gives the same bytes before and after the fold', async () => {
    await office.hear(closedOn(DAY, 'a'), closedOn(DAY, 'b', { team: 'repair-2' }));
    const before = JSON.stringify(await office.briefing('2026-11'));
    office.present = new Date('2026-12-24T00:00:00.000Z');
    const unfolded = JSON.stringify(await office.briefing('2026-11'));
    await office.wake('fold', '2026-12-23T23:45:00.000Z');
    expect(JSON.stringify(await office.briefing('2026-11'))).toBe(unfolded);
    expect(JSON.parse(before)).toEqual({ ...JSON.parse(unfolded), through: '2026-11-22' });
  });

  it('stays on the queue when it breaks its contract, the rest being kept', async () => {
    expect(await office.hear('{"no": "event"}', closedOn(DAY, 'a'))).toEqual([0]);
    expect((await office.briefing(DAY)).total.closed).toBe(1);
  });

  it('about complaints is in the figures at once', async () => {
    await office.hear(messageOf(eventOf('complaint.raised', complaintCaseOf())));
    const closed = complaintCaseOf({
      state: 'closed',
      closedDay: DAY,
      closedBecause: 'solved',
      solved: true,
      satisfied: true,
    });
    await office.hear(messageOf(eventOf('complaint.closed', closed, { version: 4 })));
    expect((await office.briefing('2026-11')).complaints).toMatchObject({
      raised: 1,
      closed: 1,
      open: 0,
      solvedRate: 100,
    });
    expect((await office.briefing('2026-11-20')).complaints).toMatchObject({ raised: 1, closed: 0, open: 1 });
  });
});

describe('the fold before the mail', () => {
  it('folds the days that are over and leaves today waiting', async () => {
    await office.hear(closedOn(DAY, 'a'), closedOn('2026-11-22', 'b'));
    await office.wake('fold', FOLD_AT);
    expect(await office.store.daysToRefold()).toEqual(['2026-11-22']);
    expect((await office.store.folds(DAY, '2026-11-22')).map(({ day }) => day)).toEqual([DAY]);
  });
});
