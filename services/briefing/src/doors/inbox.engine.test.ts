import { callbackClosedOf, eventOf } from '@huiyin/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { complaintCaseOf, messageOf, ratedAs } from '../testing/facts.ts';
import { closedOn, type LocalBriefing, openBriefing } from '../testing/local-briefing.ts';

const DAY = '2026-11-21';
/** 08:00 on the 22nd in Longgang, a Sunday. */
const MAIL_AT = '2026-11-22T00:00:00.000Z';
const FOLD_AT = '2026-11-21T23:45:00.000Z';

let service: LocalBriefing;

beforeEach(async () => {
  service = await openBriefing(MAIL_AT);
});
afterEach(() => service[Symbol.asyncDispose]());

describe('an event', () => {
  it('is in the next briefing that is read, before any fold', async () => {
    expect(
      await service.deliver(closedOn(DAY, 'a'), closedOn(DAY, 'b', { interview: ratedAs('fail') })),
    ).toEqual([]);
    expect((await service.briefing(DAY)).total).toMatchObject({ callbacks: 2, levels: { good: 1, fail: 1 } });
    expect((await service.briefing('2026-W47')).total.callbacks).toBe(2);
    expect((await service.briefing('2026')).total.callbacks).toBe(2);
  });

  it('counts once when it comes twice, in whatever order its versions come', async () => {
    await service.deliver(
      closedOn(DAY, 'a', { interview: ratedAs('excellent') }, 5),
      closedOn(DAY, 'a', {}, 4),
      closedOn(DAY, 'a', {}, 4),
    );
    await service.deliver(closedOn(DAY, 'a', {}, 4));
    expect((await service.briefing(DAY)).total).toMatchObject({
      closed: 1,
      levels: { excellent: 1, good: 0 },
    });
  });

  it('that binds the branch to a sampling key stands in the briefings before the month, the newest version of it', async () => {
    const committed = (month: string, version: number, digit: string) => {
      const data = {
        month,
        commitment: digit.repeat(64),
        committedAt: '2026-10-31T16:40:00.000Z',
        inTime: true,
      };
      return {
        data,
        message: messageOf(
          eventOf('sampling-key.committed', data, { type: 'sampling-key', id: month, version }),
        ),
      };
    };
    const december = committed('2026-12', 5, 'b');
    const january = committed('2027-01', 5, 'd');
    expect(
      await service.deliver(
        december.message,
        committed('2026-12', 4, 'a').message,
        december.message,
        january.message,
        closedOn(DAY, 'a'),
      ),
    ).toEqual([]);
    expect((await service.briefing(DAY)).samplingKeys).toEqual([december.data]);
    expect((await service.briefing('2026-11')).samplingKeys).toEqual([december.data]);
    await service.wake('mail', MAIL_AT);
    expect(service.post.letters.map(({ text }) => text.includes('b'.repeat(64)))).toContain(true);
  });

  it('marks its day even when the fact was known: the run before may have died in between', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    await service.wake('fold', FOLD_AT);
    await service.deliver(closedOn(DAY, 'a'));
    expect(await service.store.waitingFolds()).toEqual([DAY]);
  });

  it('restates a day, and every period it lies in, when it comes late', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    await service.wake('fold', FOLD_AT);
    await service.deliver(closedOn('2026-11-20', 'late'));
    expect((await service.briefing('2026-11-20')).total.callbacks).toBe(1);
    expect((await service.briefing('2026-11')).total.callbacks).toBe(2);
  });

  it('gives the same bytes before and after the fold', async () => {
    await service.deliver(
      closedOn(DAY, 'a'),
      closedOn(DAY, 'b', { order: { ...callbackClosedOf().order, team: 'repair-2' } }),
    );
    const before = JSON.stringify(await service.briefing('2026-11'));
    service.present = new Date('2026-12-24T00:00:00.000Z');
    const unfolded = JSON.stringify(await service.briefing('2026-11'));
    await service.wake('fold', '2026-12-23T23:45:00.000Z');
    expect(JSON.stringify(await service.briefing('2026-11'))).toBe(unfolded);
    expect({ ...JSON.parse(before), snapshot: '' }).toEqual({
      ...JSON.parse(unfolded),
      snapshot: '',
      through: '2026-11-22',
    });
  });

  it('stays on the queue when it breaks its contract, the rest being saved', async () => {
    expect(await service.deliver('{"no": "event"}', closedOn(DAY, 'a'))).toEqual(['m-1']);
    expect((await service.briefing(DAY)).total.closed).toBe(1);
  });

  it('about complaints is in the figures at once, a change of an open case too', async () => {
    await service.deliver(messageOf(eventOf('complaint.raised', complaintCaseOf())));
    const changed = complaintCaseOf({ class: 'major', concerns: ['integrity', 'dissatisfied'] });
    await service.deliver(messageOf(eventOf('complaint.changed', changed, { version: 2 })));
    expect((await service.briefing('2026-11')).complaints).toMatchObject({
      raised: 1,
      byClass: { ordinary: 0, major: 1 },
      byConcern: { integrity: 1, dissatisfied: 1 },
    });
    const closed = complaintCaseOf({
      state: 'closed',
      closedDay: DAY,
      closedBecause: 'solved',
      solved: true,
      satisfied: true,
    });
    await service.deliver(messageOf(eventOf('complaint.closed', closed, { version: 4 })));
    expect((await service.briefing('2026-11')).complaints).toMatchObject({
      raised: 1,
      closed: 1,
      open: 0,
      solvedRate: 100,
    });
    expect((await service.briefing('2026-11-20')).complaints).toMatchObject({
      raised: 1,
      closed: 0,
      open: 1,
    });
  });
});
