/** Σ of a figure of each. */
export const sumOver = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
