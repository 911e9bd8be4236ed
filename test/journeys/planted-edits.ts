import type { Edit } from './planted-code.ts';

/** One added field, one new version of an event, one changed item. */
export const PLANTED: readonly Edit[] = [];
