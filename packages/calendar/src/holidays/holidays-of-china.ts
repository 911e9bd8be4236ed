/** Written by src/main/freeze.ts; never by hand. */
import type { HolidayTable } from './holiday-table.ts';

export const HOLIDAYS_OF_CHINA: HolidayTable = {
  version: 'china 2024–2026, chinese-days 1.5.7',
  notices: ['国办发明电〔2023〕7号', '国办发明电〔2024〕12号', '国办发明电〔2025〕7号'],
  from: '2024-01-01',
  through: '2026-12-28',
  daysOff: [
    {
      holidays: ['new-year'],
      first: '2024-01-01',
      last: '2024-01-01',
      madeUp: [],
    },
    {
      holidays: ['spring-festival'],
      first: '2024-02-10',
      last: '2024-02-17',
      madeUp: ['2024-02-04', '2024-02-18'],
    },
    {
      holidays: ['qingming'],
      first: '2024-04-04',
      last: '2024-04-06',
      madeUp: ['2024-04-07'],
    },
    {
      holidays: ['labour-day'],
      first: '2024-05-01',
      last: '2024-05-05',
      madeUp: ['2024-04-28', '2024-05-11'],
    },
    {
      holidays: ['dragon-boat'],
      first: '2024-06-10',
      last: '2024-06-10',
      madeUp: [],
    },
    {
      holidays: ['mid-autumn'],
      first: '2024-09-15',
      last: '2024-09-17',
      madeUp: ['2024-09-14'],
    },
    {
      holidays: ['national-day'],
      first: '2024-10-01',
      last: '2024-10-07',
      madeUp: ['2024-09-29', '2024-10-12'],
    },
    {
      holidays: ['new-year'],
      first: '2025-01-01',
      last: '2025-01-01',
      madeUp: [],
    },
    {
      holidays: ['spring-festival'],
      first: '2025-01-28',
      last: '2025-02-04',
      madeUp: ['2025-01-26', '2025-02-08'],
    },
    {
      holidays: ['qingming'],
      first: '2025-04-04',
      last: '2025-04-06',
      madeUp: [],
    },
    {
      holidays: ['labour-day'],
      first: '2025-05-01',
      last: '2025-05-05',
      madeUp: ['2025-04-27'],
    },
    {
      holidays: ['dragon-boat'],
      first: '2025-05-31',
      last: '2025-06-02',
      madeUp: [],
    },
    {
      holidays: ['national-day', 'mid-autumn'],
      first: '2025-10-01',
      last: '2025-10-08',
      madeUp: ['2025-09-28', '2025-10-11'],
    },
    {
      holidays: ['new-year'],
      first: '2026-01-01',
      last: '2026-01-03',
      madeUp: ['2026-01-04'],
    },
    {
      holidays: ['spring-festival'],
      first: '2026-02-15',
      last: '2026-02-23',
      madeUp: ['2026-02-14', '2026-02-28'],
    },
    {
      holidays: ['qingming'],
      first: '2026-04-04',
      last: '2026-04-06',
      madeUp: [],
    },
    {
      holidays: ['labour-day'],
      first: '2026-05-01',
      last: '2026-05-05',
      madeUp: ['2026-05-09'],
    },
    {
      holidays: ['dragon-boat'],
      first: '2026-06-19',
      last: '2026-06-21',
      madeUp: [],
    },
    {
      holidays: ['mid-autumn'],
      first: '2026-09-25',
      last: '2026-09-27',
      madeUp: [],
    },
    {
      holidays: ['national-day'],
      first: '2026-10-01',
      last: '2026-10-07',
      madeUp: ['2026-09-20', '2026-10-10'],
    },
  ],
};
