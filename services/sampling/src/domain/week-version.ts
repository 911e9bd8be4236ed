/** The version of what follows from a week: `2026-W45` → `w2026-45`. */
export const versionOfWeek = (week: string): string => `w${week.replace('W', '')}`;

/** Nobody proposes a policy of such a version themself. */
export const isVersionOfWeek = (version: string): boolean => /^w\d{4}-\d{2}$/.test(version);
