import { isSmallSample } from '@huiyin/vocabulary';

/** Follows every rate and share of a small sample, wherever it is shown. */
export const MARK = '†';

/** 1234 → `1,234`, the same on every machine. */
export const countText = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** 99.9 of 2,775 → `99.90%`, of 7 `99.90%†`; `of` null: of how many is not known. */
export const percentText = (percent: number, of: number | null): string =>
  `${percent.toFixed(2)}%${isSmallSample(of) ? MARK : ''}`;

/** 1 of 8 → `12.50%†`, rounded half up on the exact fraction; undefined where there is no whole. */
export const shareText = (part: number, whole: number): string | undefined =>
  whole > 0 ? percentText(Math.floor((part * 20_000 + whole) / (2 * whole)) / 100, whole) : undefined;
