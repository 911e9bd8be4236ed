import type { Day, Instant } from '@huiyin/calendar';

/** The year for which keys of hashes are made. */
export const yearOf = (dayOrInstant: Day | Instant): string => dayOrInstant.slice(0, 4);
