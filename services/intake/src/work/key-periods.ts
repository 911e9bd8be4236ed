import type { Day, Instant } from '@huiyin/calendar';

/** The periods that keys are made for. */
export const yearOf = (dayOrInstant: Day | Instant): string => dayOrInstant.slice(0, 4);
export const monthOfDay = (day: Day): string => day.slice(0, 7);
