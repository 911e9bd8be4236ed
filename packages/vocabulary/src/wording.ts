export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a screen or mail says, in the two languages. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}
