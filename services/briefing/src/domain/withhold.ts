import { WITHHELD_BELOW } from '@huiyin/vocabulary';

/**
 * Which rows of a table are withheld, given the callbacks of each and that the total of all is known to the reader: those of fewer than
 * ten, and as many of the next larger ones as keep these from being reckoned back. At least two rows with callbacks are withheld, or
 * none, and together they have ten or more; where the table has no more rows, all are. A row without callbacks hides nothing and is
 * withheld never. The answer has a place for each row.
 */
export function withheldOf(callbacks: readonly number[]): boolean[] {
  const ascending = callbacks
    .map((count, place) => ({ count, place }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count || a.place - b.place);
  const withheld = new Set<number>();
  let sum = 0;
  for (const { count, place } of ascending) {
    const isSafe = withheld.size === 0 || (withheld.size > 1 && sum >= WITHHELD_BELOW);
    if (count >= WITHHELD_BELOW && isSafe) break;
    withheld.add(place);
    sum += count;
  }
  return callbacks.map((_, place) => withheld.has(place));
}
