import { readMoment } from '@huiyin/calendar/read-moment';

export { readMoment };

/** Appointments by the digit before each, as text that is read like any that is typed. */
export const SLOTS = [
  { word: 'inOneHour', minutes: 60 },
  { word: 'thisAfternoon', text: '今天 15:00' },
  { word: 'tomorrowMorning', text: '明天 09:30' },
  { word: 'tomorrowAfternoon', text: '明天 15:00' },
  { word: 'noTime' },
] as const;

/** The moment of a slot, ISO 8601 in UTC; undefined: it is past, or names none. */
export function momentOfSlot(slot: (typeof SLOTS)[number], now: Date, zone: string): string | undefined {
  if ('minutes' in slot) return new Date(now.getTime() + slot.minutes * 60_000).toISOString();
  return 'text' in slot ? readMoment(slot.text, now, zone) : undefined;
}
