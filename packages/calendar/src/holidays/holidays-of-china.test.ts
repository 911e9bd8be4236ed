import { describe, expect, it } from 'vitest';
import { freezeHolidays } from './freeze-holidays.ts';
import { endsWithin, ownTable } from './holiday-table.ts';
import { HOLIDAYS_OF_CHINA } from './holidays-of-china.ts';
import { SECOND_SOURCE, tableOfSource } from './sources.ts';

const daysOf = (first: string, last: string): string[] => {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
};

describe('the holidays of China', () => {
  // Read from the notices themselves, clause by clause.
  it.each([
    // 国办发明电〔2024〕12号, 12 November 2024
    ['2025-01-01', '2025-01-01', ['new-year'], []],
    ['2025-01-28', '2025-02-04', ['spring-festival'], ['2025-01-26', '2025-02-08']],
    ['2025-04-04', '2025-04-06', ['qingming'], []],
    ['2025-05-01', '2025-05-05', ['labour-day'], ['2025-04-27']],
    ['2025-05-31', '2025-06-02', ['dragon-boat'], []],
    ['2025-10-01', '2025-10-08', ['national-day', 'mid-autumn'], ['2025-09-28', '2025-10-11']],
    // 国办发明电〔2025〕7号, 4 November 2025
    ['2026-01-01', '2026-01-03', ['new-year'], ['2026-01-04']],
    ['2026-02-15', '2026-02-23', ['spring-festival'], ['2026-02-14', '2026-02-28']],
    ['2026-04-04', '2026-04-06', ['qingming'], []],
    ['2026-05-01', '2026-05-05', ['labour-day'], ['2026-05-09']],
    ['2026-06-19', '2026-06-21', ['dragon-boat'], []],
    ['2026-09-25', '2026-09-27', ['mid-autumn'], []],
    ['2026-10-01', '2026-10-07', ['national-day'], ['2026-09-20', '2026-10-10']],
  ])('are off from %s to %s as the notice says', (first, last, holidays, madeUp) => {
    const found = HOLIDAYS_OF_CHINA.daysOff.find((each) => each.first === first);
    expect(found).toEqual({ holidays, first, last, madeUp });
  });

  it('are no others in 2025 and 2026', () => {
    const of = (year: string) => HOLIDAYS_OF_CHINA.daysOff.filter(({ first }) => first.startsWith(year));
    expect([of('2025').length, of('2026').length]).toEqual([6, 7]);
  });

  it('are what the source says today', () => {
    expect(HOLIDAYS_OF_CHINA).toEqual(tableOfSource());
  });

  it.each(Object.entries(SECOND_SOURCE))('of %s are what a second source says', (year, { dates }) => {
    const of = (type: string) =>
      dates
        .filter((each) => each.type === type)
        .map(({ date }) => date)
        .sort();
    const ours = HOLIDAYS_OF_CHINA.daysOff.filter(({ first }) => first.startsWith(year));
    expect(ours.flatMap(({ first, last }) => daysOf(first, last))).toEqual(of('public_holiday'));
    expect(ours.flatMap((each) => each.madeUp).sort()).toEqual(of('transfer_workday'));
  });
});

describe('a frozen table', () => {
  const notices = { 2018: 'eighteen', 2019: 'nineteen' };
  // 国办发明电〔2018〕15号 and 〔2017〕12号, shortened: the notice for 2019 reached into December 2018.
  const off = [
    ['2018-10-01', '国庆节'],
    ['2018-12-30', '元旦'],
    ['2018-12-31', '元旦'],
    ['2019-01-01', '元旦'],
    ['2019-10-01', '国庆节'],
  ] as const;
  const worked = [
    ['2018-12-29', '元旦'],
    ['2019-09-29', '国庆节'],
  ] as const;

  it('has the days of December that only the notice of the next year says', () => {
    const { daysOff } = freezeHolidays('s', notices, off, worked);
    expect(daysOff[1]).toEqual({
      holidays: ['new-year'],
      first: '2018-12-30',
      last: '2019-01-01',
      madeUp: ['2018-12-29'],
    });
    expect(daysOff[2]?.madeUp).toEqual(['2019-09-29']);
  });

  it('ends before them where that notice is not out', () => {
    const table = freezeHolidays('s', { 2018: 'eighteen' }, off, worked);
    expect(table).toMatchObject({ version: 'china 2018–2018, s', from: '2018-01-01', through: '2018-12-28' });
    expect(table.daysOff.map(({ first }) => first)).toEqual(['2018-10-01']);
  });

  it.each([
    ['a year that the source does not know', { 2019: 'x', 2020: 'y' }, off, 'knows no holiday of 2020'],
    ['years with a gap', { 2018: 'x', 2020: 'y' }, off, 'follow one another'],
    ['a holiday without a name', { 2019: 'x' }, [...off, ['2019-06-07', '新节']] as const, '新节'],
  ])('is not made of %s', (_, given, days, reason) => {
    expect(() => freezeHolidays('s', given, days, worked)).toThrow(reason);
  });

  it.each([
    ['2026-09-27', false],
    ['2026-09-28', true],
    ['2027-03-01', true],
  ])('that ends on 28 December: on %s a person is to look for the next notice: %s', (today, due) => {
    expect(endsWithin({ ...ownTable(2026, 2026), through: '2026-12-28' }, today, 92)).toBe(due);
  });
});
