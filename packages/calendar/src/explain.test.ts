import { describe, expect, it } from 'vitest';
import { deadlineOf } from './deadline.ts';
import { explain } from './explain.ts';
import type { Limit, Pause } from './limit.ts';
import { at, day, newYork, shenzhen } from './testing/calendars.ts';

const lines = (
  received: string,
  limit: Limit,
  {
    pauses = [],
    calendar = shenzhen(),
  }: { pauses?: readonly Pause[]; calendar?: ReturnType<typeof shenzhen> } = {},
) => {
  const said = explain(deadlineOf(calendar, { receivedAt: at(received), limit, pauses }));
  return { zh: said.map(({ zh }) => zh), en: said.map(({ en }) => en) };
};

describe('a deadline explains itself', () => {
  it('over National Day, from the eve after closing, with a made-up Saturday', () => {
    expect(lines('2026-09-30 17:40', { workingDays: 3, from: 'opening' })).toEqual({
      zh: [
        '2026年9月30日 周三 17:40 收到，已过营业时间',
        '自 10月8日 周四（国庆节后首个工作日）08:30 起算',
        '时限：3 个工作日',
        '10月9日 周五 计入，累计 1 个工作日',
        '10月10日 周六 国庆节调休上班，计入，累计 2 个工作日',
        '10月11日 周日 周末休息，不计',
        '10月12日 周一 计入，累计 3 个工作日',
        '截止：10月12日 周一 17:30（营业结束）',
      ],
      en: [
        'Received Wed 30 Sep 2026 17:40, after closing',
        'Runs from Thu 8 Oct (first working day after National Day) 08:30',
        'Limit: 3 working days',
        'Fri 9 Oct: counts, 1 working day so far',
        'Sat 10 Oct: worked in exchange for National Day, counts, 2 working days so far',
        'Sun 11 Oct: weekend, does not count',
        'Mon 12 Oct: counts, 3 working days so far',
        'Due: Mon 12 Oct 17:30 (closing)',
      ],
    });
  });

  it('over the year’s end, in opening hours', () => {
    expect(lines('2025-12-31 16:10', { workingHours: 3 })).toEqual({
      zh: [
        '2025年12月31日 周三 16:10 收到，正在营业',
        '自收到时起算',
        '时限：3 个营业小时',
        '12月31日 周三 计入，累计 1 小时 20 分',
        '2026年1月1日 周四 至 2026年1月3日 周六 元旦放假，不计',
        '2026年1月4日 周日 元旦调休上班，计入，累计 3 小时 0 分',
        '截止：2026年1月4日 周日 10:10',
      ],
      en: [
        'Received Wed 31 Dec 2025 16:10, while open',
        'Runs from the receipt',
        'Limit: 3 opening hours',
        'Wed 31 Dec: counts, 1 h 20 min so far',
        'Thu 1 Jan 2026 to Sat 3 Jan 2026: New Year holiday, does not count',
        'Sun 4 Jan 2026: worked in exchange for New Year, counts, 3 h 0 min so far',
        'Due: Sun 4 Jan 2026 10:10',
      ],
    });
  });

  it('in calendar days, to the end of the last one', () => {
    expect(lines('2026-10-06 00:00', { days: 5 })).toEqual({
      zh: [
        '2026年10月6日 周二 00:00 收到',
        '自收到时起算',
        '时限：5 天（自然日）',
        '10月7日 周三 至 10月11日 周日 计入，累计 5 天',
        '截止：10月11日 周日 24:00（当日结束）',
      ],
      en: [
        'Received Tue 6 Oct 2026 00:00',
        'Runs from the receipt',
        'Limit: 5 calendar days',
        'Wed 7 Oct to Sun 11 Oct: counts, 5 days so far',
        'Due: Sun 11 Oct 24:00 (end of the day)',
      ],
    });
  });

  it('to the next noon, on a holiday of two festivals, past a noon that was paused', () => {
    const pause = {
      reason: 'customer',
      from: at('2025-10-09 09:00'),
      until: at('2025-10-09 15:00'),
    } as const;
    expect(lines('2025-10-06 23:05', { nextNoon: true }, { pauses: [pause] })).toEqual({
      zh: [
        '2025年10月6日 周一 23:05 收到，当日国庆节、中秋节放假',
        '时限：次一工作日中午前',
        '10月9日 周四 09:00 至 10月9日 周四 15:00 暂停计时（等待客户）',
        '10月7日 周二 至 10月8日 周三 国庆节、中秋节放假，不计',
        '10月9日 周四 计时暂停，不计',
        '10月10日 周五 计入，累计 1 个工作日',
        '截止：10月10日 周五 12:00（中午）',
      ],
      en: [
        'Received Mon 6 Oct 2025 23:05, on a day off: National Day and Mid-Autumn Festival holiday',
        'Limit: noon of the next working day',
        'Paused Thu 9 Oct 09:00 to Thu 9 Oct 15:00 (waiting for the customer)',
        'Tue 7 Oct to Wed 8 Oct: National Day and Mid-Autumn Festival holiday, does not count',
        'Thu 9 Oct: paused, does not count',
        'Fri 10 Oct: counts, 1 working day so far',
        'Due: Fri 10 Oct 12:00 (noon)',
      ],
    });
  });

  it('while it stands still, with who is waited for', () => {
    const pauses = [
      { reason: 'customer', from: at('2026-03-04 11:00') },
      { reason: 'outside-body', from: at('2026-03-04 12:00') },
      { reason: 'outside-body', from: at('2026-03-03 12:00'), until: at('2026-03-04 09:30') },
    ] as const;
    expect(lines('2026-03-04 09:00', { hours: 24 }, { pauses })).toEqual({
      zh: [
        '2026年3月4日 周三 09:00 收到',
        '自收到时起算',
        '时限：24 小时',
        '自 3月4日 周三 11:00 起暂停计时（等待客户）',
        '自 3月4日 周三 12:00 起暂停计时（等待外部单位）',
        '3月3日 周二 12:00 至 3月4日 周三 09:30 暂停计时（等待外部单位）',
        '自 3月4日 周三 11:00 起暂停计时（等待客户、等待外部单位），恢复后再定期限',
      ],
      en: [
        'Received Wed 4 Mar 2026 09:00',
        'Runs from the receipt',
        'Limit: 24 hours',
        'Paused since Wed 4 Mar 11:00 (waiting for the customer)',
        'Paused since Wed 4 Mar 12:00 (waiting for an outside body)',
        'Paused Tue 3 Mar 12:00 to Wed 4 Mar 09:30 (waiting for an outside body)',
        'Paused since Wed 4 Mar 11:00 (waiting for the customer, waiting for an outside body); the deadline is set when it runs again',
      ],
    });
  });

  it.each([
    ['2026-03-06 08:00', '尚未营业', '自 3月6日 周五 08:30 起算'],
    ['2026-03-06 08:29', '尚未营业', '自 3月6日 周五 08:30 起算'],
    ['2026-03-06 08:30', '正在营业', '自收到时起算'],
    ['2026-03-06 12:00', '营业间歇', '自 3月6日 周五 14:00 起算'],
    ['2026-03-06 14:00', '正在营业', '自收到时起算'],
    ['2026-03-06 17:29', '正在营业', '自收到时起算'],
    ['2026-03-06 17:30', '已过营业时间', '自 3月9日 周一 08:30 起算'],
    ['2026-03-06 12:10', '营业间歇', '自 3月6日 周五 14:00 起算'],
    ['2026-03-07 08:00', '当日周末休息', '自 3月9日 周一 08:30 起算'],
    ['2026-09-19 08:00', '当日周末休息', '自 9月20日 周日（国庆节调休上班）08:30 起算'],
    ['2026-01-01 08:00', '当日元旦放假', '自 1月4日 周日（元旦后首个工作日，元旦调休上班）08:30 起算'],
  ])('by where its receipt lay: %s', (received, where, runs) => {
    const { zh } = lines(received, { hours: 1, from: 'opening' });
    expect(zh[0]).toMatch(new RegExp(`收到，${where}$`));
    expect(zh[1]).toBe(runs);
  });

  it('by every holiday that its start was moved over, in time', () => {
    const closed = ['2026-09-28', '2026-09-29', '2026-09-30'].map(day);
    const { zh, en } = lines(
      '2026-09-24 18:00',
      { hours: 1, from: 'opening' },
      { calendar: shenzhen({ closed }) },
    );
    expect(zh[1]).toBe('自 10月8日 周四（中秋节、国庆节后首个工作日）08:30 起算');
    expect(en[1]).toBe(
      'Runs from Thu 8 Oct (first working day after Mid-Autumn Festival and National Day) 08:30',
    );
  });

  it('with the minutes that have counted whole', () => {
    const receivedAt = new Date(Date.parse(at('2026-03-06 16:10')) + 30_000).toISOString();
    const said = explain(deadlineOf(shenzhen(), { receivedAt, limit: { workingHours: 2 }, pauses: [] }));
    expect(said[3]?.en).toBe('Fri 6 Mar: counts, 1 h 19 min so far');
  });

  it('to 24:00 where a day ends, and to 00:00 where a clock runs into the next', () => {
    const calendar = shenzhen({ hours: [{ from: '08:00', to: '24:00' }] });
    expect(lines('2026-03-04 10:00', { workingDays: 1 }, { calendar }).zh.at(-1)).toBe(
      '截止：3月5日 周四 24:00（营业结束）',
    );
    expect(lines('2026-03-04 20:00', { hours: 4 }).zh.at(-1)).toBe('截止：3月5日 周四 00:00');
  });

  it('with each reason once, however many pauses hold it', () => {
    const pauses = [
      { reason: 'customer', from: at('2026-03-04 11:00') },
      { reason: 'customer', from: at('2026-03-04 12:00') },
    ] as const;
    expect(lines('2026-03-04 09:00', { hours: 24 }, { pauses }).zh.at(-1)).toBe(
      '自 3月4日 周三 11:00 起暂停计时（等待客户），恢复后再定期限',
    );
  });

  it('by the days of the branch itself, each by its name', () => {
    const calendar = shenzhen({ closed: [day('2026-03-09')], open: [day('2026-03-07')] });
    const { zh, en } = lines('2026-03-06 10:00', { workingDays: 2 }, { calendar });
    expect(zh.slice(3, 6)).toEqual([
      '3月7日 周六 本单位上班（停电检修），计入，累计 1 个工作日',
      '3月8日 周日 周末休息，不计',
      '3月9日 周一 本单位休息（停电检修），不计',
    ]);
    expect(en.slice(3, 6)).toEqual([
      'Sat 7 Mar: branch open (maintenance), counts, 1 working day so far',
      'Sun 8 Mar: weekend, does not count',
      'Mon 9 Mar: branch closed (maintenance), does not count',
    ]);
  });

  it('on the clock of its own zone', () => {
    const deadline = deadlineOf(newYork(), {
      receivedAt: '2026-03-07T17:00:00.000Z',
      limit: { hours: 24 },
      pauses: [],
    });
    expect(explain(deadline).map(({ en }) => en)).toEqual([
      'Received Sat 7 Mar 2026 12:00',
      'Runs from the receipt',
      'Limit: 24 hours',
      'Due: Sun 8 Mar 13:00',
    ]);
  });
});
