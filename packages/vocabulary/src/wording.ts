export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a screen or mail says, in the two languages. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

/** A team, a business type, a level: what the branch calls it. */
export interface Named {
  readonly id: string;
  readonly name: Wording;
}

/** As the branch names it; its id where the branch does not know it (any more). */
export const nameIn = (known: readonly Named[], id: string): Wording =>
  known.find((each) => each.id === id)?.name ?? { zh: id, en: id };
