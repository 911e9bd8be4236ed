/** 1234 → `1,234`, the same on every machine. */
export const countText = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** 99.9 → `99.90%`. */
export const percentText = (percent: number): string => `${percent.toFixed(2)}%`;

/** 1 of 8 → `12.50%`, rounded half up on the exact fraction; undefined where there is no whole. */
export const shareText = (part: number, whole: number): string | undefined =>
  whole > 0 ? percentText(Math.floor((part * 20_000 + whole) / (2 * whole)) / 100) : undefined;
