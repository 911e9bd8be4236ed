import type { Language } from '@huiyin/vocabulary';

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<Language, string>;

/** A moment by the branch's clock, to the minute: 10月5日 周一 10:11. */
export const momentOf = (instant: string, zone: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: zone,
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));

/** The same moment's time of day. */
export const timeOf = (instant: string | number, zone: string | undefined, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    ...(zone !== undefined && { timeZone: zone }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));

/** Minutes and seconds of a call: 3:07. */
export const durationOf = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

const HOUR_MS = 3_600_000;

/** How long, in the largest unit that says something: 3小时, 2 days. */
export function spanOf(milliseconds: number, language: Language): string {
  const hours = Math.abs(milliseconds) / HOUR_MS;
  const [value, unit] =
    hours >= 48
      ? ([Math.floor(hours / 24), 'day'] as const)
      : hours >= 1
        ? ([Math.floor(hours), 'hour'] as const)
        : ([Math.floor(hours * 60), 'minute'] as const);
  return new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** The day in which a moment lies by that clock, and the month and year around it: names of periods. */
export function periodsAround(momentMs: number, zone: string): readonly [string, string, string] {
  const day = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(momentMs);
  return [day, day.slice(0, 7), day.slice(0, 4)];
}
