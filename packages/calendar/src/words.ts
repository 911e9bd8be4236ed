import { HOLIDAY_NAMES, type Holiday, type Language, type Wording } from '@huiyin/vocabulary';
import type { Limit } from './limit.ts';
import type { Attendance } from './opening.ts';
import type { DeadlineStep } from './steps.ts';
import type { DayReason } from './working-days.ts';

const namesOf = (holidays: readonly Holiday[], language: Language): string =>
  holidays.map((each) => HOLIDAY_NAMES[each][language]).join(language === 'zh' ? '、' : ' and ');

/** What kind of day it is; nothing of an ordinary one. */
export function sayReason(reason: DayReason | { readonly why: 'paused' }): Wording {
  switch (reason.why) {
    case 'weekday':
      return { zh: '', en: '' };
    case 'weekend':
      return { zh: '周末休息', en: 'weekend' };
    case 'holiday':
      return { zh: `${namesOf(reason.holidays, 'zh')}放假`, en: `${namesOf(reason.holidays, 'en')} holiday` };
    case 'made-up':
      return {
        zh: `${namesOf(reason.holidays, 'zh')}调休上班`,
        en: `worked in exchange for ${namesOf(reason.holidays, 'en')}`,
      };
    case 'closed':
      return { zh: `本单位休息（${reason.name.zh}）`, en: `branch closed (${reason.name.en})` };
    case 'open':
      return { zh: `本单位上班（${reason.name.zh}）`, en: `branch open (${reason.name.en})` };
    case 'paused':
      return { zh: '计时暂停', en: 'paused' };
  }
}

/** Where a receipt lay; on a day off the reason of the day is said instead. */
export const ATTENDANCE_WORDS = {
  open: { zh: '正在营业', en: 'while open' },
  'before-opening': { zh: '尚未营业', en: 'before opening' },
  break: { zh: '营业间歇', en: 'in the break' },
  'after-closing': { zh: '已过营业时间', en: 'after closing' },
  'day-off': { zh: '当日休息', en: 'on a day off' },
} as const satisfies Record<Attendance, Wording>;

/** The working day to which a receipt outside the hours was moved; nothing of an ordinary one. */
export function sayFirstDay(after: readonly Holiday[], reason: DayReason): Wording {
  const kind = sayReason(reason);
  const zh = [...(after.length > 0 ? [`${namesOf(after, 'zh')}后首个工作日`] : []), kind.zh];
  const en = [...(after.length > 0 ? [`first working day after ${namesOf(after, 'en')}`] : []), kind.en];
  const said = (parts: readonly string[], comma: string) => parts.filter((part) => part !== '').join(comma);
  return { zh: said(zh, '，'), en: said(en, ', ') };
}

const times = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`;

export function sayLimit(limit: Limit): Wording {
  if ('hours' in limit) return { zh: `${limit.hours} 小时`, en: times(limit.hours, 'hour') };
  if ('days' in limit) return { zh: `${limit.days} 天（自然日）`, en: times(limit.days, 'calendar day') };
  if ('workingDays' in limit)
    return { zh: `${limit.workingDays} 个工作日`, en: times(limit.workingDays, 'working day') };
  if ('workingHours' in limit)
    return { zh: `${limit.workingHours} 个营业小时`, en: times(limit.workingHours, 'opening hour') };
  return { zh: '次一工作日中午前', en: 'noon of the next working day' };
}

type Counted = Extract<DeadlineStep, { step: 'counted' }>;

/** How much has counted. */
export function sayTotal(total: number, unit: Counted['unit']): Wording {
  switch (unit) {
    case 'days':
      return { zh: `${total} 天`, en: times(total, 'day') };
    case 'working-days':
      return { zh: `${total} 个工作日`, en: times(total, 'working day') };
    case 'minutes': {
      const [hours, minutes] = [Math.floor(total / 60), total % 60];
      return { zh: `${hours} 小时 ${minutes} 分`, en: `${hours} h ${minutes} min` };
    }
  }
}

export const END_WORDS = {
  clock: { zh: '', en: '' },
  midnight: { zh: '当日结束', en: 'end of the day' },
  closing: { zh: '营业结束', en: 'closing' },
  noon: { zh: '中午', en: 'noon' },
} as const satisfies Record<Extract<DeadlineStep, { step: 'ends' }>['by'], Wording>;
