import type { Day, Instant } from '@huiyin/calendar';

/** The year for which keys of hashes are made. */
export const yearOf = (dayOrInstant: Day | Instant): string => dayOrInstant.slice(0, 4);

/** The one before it, of four digits like any other. */
export const yearBefore = (year: string): string => String(Number(year) - 1).padStart(4, '0');
