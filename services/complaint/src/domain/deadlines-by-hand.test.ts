/**
 * Deadlines of cases by channel, kind and class, worked by hand from the branch file's limits and the State Council's notices as
 * `packages/calendar/src/worked-by-hand.test.ts` has them. The branch is open 08:30–12:00 and 14:00–17:30.
 */
import type { BranchConfiguration, RequestBody } from '@huiyin/contracts';
import { CASE_CHANNELS, type CaseChannel, DEADLINES, type DeadlineName } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { branch, callback, flaggedOrder, requestOf } from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';
import { raiseFlagged } from './flagged.ts';
import { raise } from './follow-callback.ts';
import { reckonedAgain } from './reckon-again.ts';
import { raiseRequested } from './request.ts';

/** The moment of a wall clock in Shenzhen; `24:00` ends the day. */
function at(wall: string): string {
  const [date = '', time = ''] = wall.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(Date.parse(`${date}T00:00:00+08:00`) + (hours * 60 + minutes) * 60_000).toISOString();
}
const asked = (received: string, body: Partial<RequestBody>): CaseFile => {
  const receivedAt = at(received);
  return raiseRequested(
    requestOf({ receivedAt, body: { ...requestOf().body, ...body } as never }),
    'a',
    branch,
  );
};
type Due = Partial<Record<DeadlineName, string>>;
const dueOf = (found: CaseFile): Due =>
  Object.fromEntries(
    DEADLINES.flatMap((name) => {
      const by = found[`${name}By`];
      return by === undefined ? [] : [[name, by]];
    }),
  );
const expected = (due: Due): Due =>
  Object.fromEntries(Object.entries(due).map(([name, wall]) => [name, at(wall)]));

/** On the eve of National Day, ten minutes after closing: the branch opens again on Thursday the 8th, and works on Saturday the 10th. */
const EVE = '2026-09-30 17:40';
/** 24 hours, and the end of the fifth day. */
const OWN: Due = { acknowledge: '2026-10-01 17:40', conclude: '2026-10-05 24:00' };

describe('a complaint on the eve of a holiday', () => {
  const BY_CHANNEL: Readonly<Record<CaseChannel, Due>> = {
    callback: OWN,
    hotline: OWN,
    counter: OWN,
    website: OWN,
    field: OWN,
    // Four opening hours: the morning of the 8th has three and a half. Three working days from then: 9, Saturday 10, 12.
    'mayor-hotline': {
      acknowledge: '2026-10-08 14:30',
      conclude: '2026-10-12 17:30',
      reply: '2026-10-01 17:40',
    },
    // Important: 8 hours and four days. Their five working days: 8, 9, 10, 12, 13.
    regulator: { acknowledge: '2026-10-01 01:40', conclude: '2026-10-04 24:00', reply: '2026-10-13 17:30' },
    // Three working days: 8, 9, Saturday 10.
    'company-hotline': { ...OWN, reply: '2026-10-10 17:30' },
  };

  it.each(CASE_CHANNELS)('that came by %s', (channel) => {
    const closedAt = at(EVE);
    const found =
      channel === 'callback'
        ? raise(callback({ closedAt }), branch)
        : asked(EVE, { channel, kind: 'complaint' });
    expect(dueOf(found)).toEqual(expected(BY_CHANNEL[channel]));
  });
});

describe('a case of each kind', () => {
  it.each([
    [
      'whistle-blowing before the Spring Festival: 14; 24; 25, 26, 27, Saturday 28, 2, 3, 4, 5 March; 6; 9',
      '2026-02-13 10:00',
      { kind: 'whistle-blowing' },
      {
        acknowledge: '2026-02-14 10:00',
        assess: '2026-02-24 17:30',
        conclude: '2026-03-05 17:30',
        communicate: '2026-03-09 17:30',
      },
    ],
    [
      'a fault report in the last evening of the year',
      '2025-12-31 20:00',
      { kind: 'fault-report' },
      { acknowledge: '2026-01-01 00:00', conclude: '2026-01-02 08:00', communicate: '2026-01-02 20:00' },
    ],
    [
      'a consultation on a Friday evening before a made-up Sunday: Sunday 20, 21; 22',
      '2026-09-18 18:00',
      { kind: 'consultation' },
      { acknowledge: '2026-09-20 12:00', conclude: '2026-09-21 17:30', communicate: '2026-09-22 17:30' },
    ],
    [
      'an enquiry before Qingming: 7, 8; 9',
      '2026-04-03 09:00',
      { kind: 'enquiry' },
      { acknowledge: '2026-04-07 12:00', conclude: '2026-04-08 17:30', communicate: '2026-04-09 17:30' },
    ],
    [
      'a suggestion before Labour Day: 6, 7; 8, Saturday 9, 11; 12 to 15, 18 to 22, 25; 26, 27',
      '2026-04-30 10:00',
      { kind: 'suggestion' },
      {
        acknowledge: '2026-05-07 17:30',
        assess: '2026-05-11 17:30',
        conclude: '2026-05-25 17:30',
        communicate: '2026-05-27 17:30',
      },
    ],
    [
      'praise before October 2025: Sunday 28, 29; 30, 9, 10',
      '2025-09-26 17:40',
      { kind: 'praise' },
      { acknowledge: '2025-09-29 17:30', conclude: '2025-10-10 17:30' },
    ],
    [
      'a major complaint in a holiday: by the clock',
      '2026-10-06 12:00',
      { kind: 'complaint', class: 'major' },
      { acknowledge: '2026-10-06 16:00', conclude: '2026-10-09 24:00' },
    ],
    [
      'an important complaint over the year’s end',
      '2025-12-31 18:00',
      { kind: 'complaint', class: 'important' },
      { acknowledge: '2026-01-01 02:00', conclude: '2026-01-04 24:00' },
    ],
    [
      'major whistle-blowing before Dragon Boat: 22 to 26; 29',
      '2026-06-18 17:45',
      { kind: 'whistle-blowing', class: 'major' },
      {
        acknowledge: '2026-06-18 21:45',
        assess: '2026-06-19 17:45',
        conclude: '2026-06-26 17:30',
        communicate: '2026-06-29 17:30',
      },
    ],
  ] as const)('%s', (_, received, body, due) => {
    expect(dueOf(asked(received, body))).toEqual(expected(due));
  });

  it('a leak that a field terminal flags in the night', () => {
    const rule = { flag: 'leak-found', kind: 'fault-report', class: 'major' } as const;
    const found = raiseFlagged(flaggedOrder({ recordedAt: at('2026-10-01 23:30') }), rule, branch);
    expect(dueOf(found)).toEqual(
      expected({
        acknowledge: '2026-10-02 00:30',
        conclude: '2026-10-02 23:30',
        communicate: '2026-10-03 11:30',
      }),
    );
  });
});

describe('a calendar that is corrected', () => {
  const named = (day: string) => ({ day, name: { zh: '调整', en: 'corrected' } });
  const under = (calendar: Partial<BranchConfiguration['calendar']>): BranchConfiguration => ({
    ...branch,
    calendar: { ...branch.calendar, ...calendar },
  });

  it.each([
    // From the 8th: Saturday 10, 12, 13.
    [
      'the 9th is closed: what the mayor’s hotline passed on',
      { closed: [named('2026-10-09')] },
      'mayor-hotline',
      { acknowledge: '2026-10-08 14:30', conclude: '2026-10-13 17:30', reply: '2026-10-01 17:40' },
    ],
    // It opens a day earlier: 8, 9, Saturday 10.
    [
      'the 7th is worked: what the mayor’s hotline passed on',
      { open: [named('2026-10-07')] },
      'mayor-hotline',
      { acknowledge: '2026-10-07 14:30', conclude: '2026-10-10 17:30', reply: '2026-10-01 17:40' },
    ],
    // 8, Saturday 10, 12.
    [
      'the 9th is closed: what the company’s hotline passed on',
      { closed: [named('2026-10-09')] },
      'company-hotline',
      { ...OWN, reply: '2026-10-12 17:30' },
    ],
    // Days and hours know no holiday.
    [
      'the 1st to 3rd are worked: the counter',
      { open: ['01', '02', '03'].map((d) => named(`2026-10-${d}`)) },
      'counter',
      OWN,
    ],
  ] as const)('%s', (_, calendar, channel, due) => {
    const found = asked(EVE, { channel, kind: 'complaint' });
    const changes = { ...calendar } as Partial<BranchConfiguration['calendar']>;
    expect(dueOf(reckonedAgain(found, under(changes)))).toEqual(expected(due));
    // And back.
    expect(dueOf(reckonedAgain(reckonedAgain(found, under(changes)), branch))).toEqual(dueOf(found));
  });
});
