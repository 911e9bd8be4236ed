import type { BriefingDocument } from '@huiyin/contracts';
import type { Language } from '@huiyin/vocabulary';

type Period = BriefingDocument['period'];

/** A period as people say it: `2026年11月21日 星期六`, `Saturday, 21 November 2026`, `2026年第47周（11月16日–11月22日）`, … */
export function periodName({ kind, name, first, last }: Period, language: Language): string {
  const year = name.slice(0, 4);
  const rest = String(Number(name.replace(/^\d{4}-?[WQ]?/, '').slice(0, 2)));
  const zh = language === 'zh';
  switch (kind) {
    case 'day':
      return `${dayName(first, language)}${zh ? ' ' : ', '}${weekday(first, language)}`;
    case 'week': {
      const span = `${dayName(first, language, false)}–${dayName(last, language, false)}`;
      return zh ? `${year}年第${rest}周（${span}）` : `Week ${rest} of ${year} (${span})`;
    }
    case 'month':
      return zh ? `${year}年${rest}月` : `${monthOf(first)} ${year}`;
    case 'quarter':
      return zh ? `${year}年第${rest}季度` : `Q${rest} ${year}`;
    case 'year':
      return zh ? `${year}年` : year;
  }
}

/** As short as an axis needs it: `21日`, `47周`, `11月`, `4季`, `2026`; `21`, `W47`, `Nov`, `Q4`. */
export function shortPeriodName(kind: Period['kind'], name: string, language: Language): string {
  const zh = language === 'zh';
  const last = Number(name.replace(/^.*\D/, ''));
  switch (kind) {
    case 'day':
      return zh ? `${last}日` : String(last);
    case 'week':
      return zh ? `${last}周` : `W${last}`;
    case 'month':
      return zh ? `${last}月` : monthOf(`${name}-01`).slice(0, 3);
    case 'quarter':
      return zh ? `${last}季` : `Q${last}`;
    case 'year':
      return name;
  }
}

export function dayName(day: string, language: Language, withYear = true): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return language === 'zh'
    ? `${withYear ? `${year}年` : ''}${month}月${date}日`
    : `${date} ${monthOf(day)}${withYear ? ` ${year}` : ''}`;
}

/** A moment on the branch's clock: `2026年11月21日 10:00`, `21 November 2026, 10:00`. */
export function momentName(instant: string, zone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const day = dayName(`${part('year')}-${part('month')}-${part('day')}`, language);
  return `${day}${language === 'zh' ? ' ' : ', '}${part('hour')}:${part('minute')}`;
}

// The calendar of a day that is already the branch's: UTC stands for "no zone" here.
const format = (day: string, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { ...options, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
const monthOf = (day: string): string => format(day, 'en', { month: 'long' });
const weekday = (day: string, language: Language): string => format(day, language, { weekday: 'long' });
