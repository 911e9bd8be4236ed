import { compareText } from '@huiyin/kernel';

/** In order of a text key, by code units: the same on every machine, whatever its locale. */
export const sorted = <T>(values: readonly T[], key: (value: T) => string): T[] =>
  [...values].sort((a, b) => compareText(key(a), key(b)));
