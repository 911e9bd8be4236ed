/** 1234 → `1,234`, the same on every machine. */
export const countText = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** 99.9 → `99.90%`. */
export const percentText = (percent: number): string => `${percent.toFixed(2)}%`;
