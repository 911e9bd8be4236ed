/** The kept sources of China's holidays: what is frozen, and what it is held against. Neither is deployed. */

import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import chineseDaysPackage from 'chinese-days/package.json' with { type: 'json' };
import of2024 from 'holiday-calendar/data/CN/2024.json' with { type: 'json' };
import of2025 from 'holiday-calendar/data/CN/2025.json' with { type: 'json' };
import of2026 from 'holiday-calendar/data/CN/2026.json' with { type: 'json' };
import type { Day } from '../branch-time.ts';
import { freezeHolidays, type NamedDays } from './freeze-holidays.ts';
import type { HolidayTable } from './holiday-table.ts';

/**
 * Notices of the general office of the State Council on the arrangement of the holidays of a year. Add the next one when it
 * is published (mostly in November), after a look whether the source says the same.
 */
const NOTICES = {
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
} as const;

/** Of `Labour Day,劳动节,2` the name in Chinese. */
const named = (days: Readonly<Record<Day, string>>): NamedDays =>
  Object.entries(days).map(([day, text]) => [day, text.split(',')[1] ?? '']);

/** The table as `chinese-days` has it today. */
export const tableOfSource = (): HolidayTable =>
  freezeHolidays(
    `chinese-days ${chineseDaysPackage.version}`,
    NOTICES,
    named(chineseDays.holidays),
    named(chineseDays.workdays),
  );

/** Years of `holiday-calendar`, for every one that is frozen. */
export const SECOND_SOURCE = { 2024: of2024, 2025: of2025, 2026: of2026 } as const satisfies Record<
  keyof typeof NOTICES,
  unknown
>;
