import type { Language, Wording } from '@huiyin/contracts';

/** Everything a briefing says beside names and figures, in the two languages. */
export const WORDS = {
  title: { zh: '回访简报', en: 'Callback briefing' },
  day: { zh: '日报', en: 'daily' },
  week: { zh: '周报', en: 'weekly' },
  month: { zh: '月报', en: 'monthly' },
  quarter: { zh: '季报', en: 'quarterly' },
  year: { zh: '年报', en: 'yearly' },
} as const satisfies Record<string, Wording>;

export type Word = keyof typeof WORDS;

export const say = (word: Word, language: Language): string => WORDS[word][language];
