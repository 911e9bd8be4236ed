import type { Wording } from './wording.ts';

/** The public holidays of China (全国年节及纪念日放假办法), in the sequence of the notices. */
export const HOLIDAYS = [
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'national-day',
  'mid-autumn',
] as const;
export type Holiday = (typeof HOLIDAYS)[number];

export const HOLIDAY_NAMES = {
  'new-year': { zh: '元旦', en: 'New Year' },
  'spring-festival': { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Qingming' },
  'labour-day': { zh: '劳动节', en: 'Labour Day' },
  'dragon-boat': { zh: '端午节', en: 'Dragon Boat Festival' },
  'national-day': { zh: '国庆节', en: 'National Day' },
  'mid-autumn': { zh: '中秋节', en: 'Mid-Autumn Festival' },
} as const satisfies Record<Holiday, Wording>;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Why a limit stands still: it waits for the customer, or for a body outside the company. */
export const PAUSE_REASONS = ['customer', 'outside-body'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export const PAUSE_NAMES = {
  customer: { zh: '等待客户', en: 'waiting for the customer' },
  'outside-body': { zh: '等待外部单位', en: 'waiting for an outside body' },
} as const satisfies Record<PauseReason, Wording>;

/** What a limit runs from: the receipt, or for a receipt outside the opening hours the next opening. */
export const LIMIT_STARTS = ['receipt', 'opening'] as const;
export type LimitStart = (typeof LIMIT_STARTS)[number];
