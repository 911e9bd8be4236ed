import { parsePeriod } from '@huiyin/calendar';
import { expect, it } from 'vitest';
import { periodName } from './period-name.ts';

it.each([
  ['2026-11-21', '2026年11月21日 星期六', '21 November 2026, Saturday'],
  ['2026-W47', '2026年第47周（11月16日–11月22日）', 'Week 47 of 2026 (16 November–22 November)'],
  ['2026-W02', '2026年第2周（1月5日–1月11日）', 'Week 2 of 2026 (5 January–11 January)'],
  ['2026-02', '2026年2月', 'February 2026'],
  ['2026-Q4', '2026年第4季度', 'Q4 2026'],
  ['2009', '2009年', '2009'],
])('%s is %s', (name, zh, en) => {
  const period = parsePeriod(name);
  if (!period) throw new Error(name);
  expect([periodName(period, 'zh'), periodName(period, 'en')]).toEqual([zh, en]);
});
