/**
 * Which rows of a table are withheld, given what each counts and that the total of all is known to the reader: those of fewer than
 * `below`, and as many of the next larger ones as keep these from being reckoned back. At least two rows that count something are
 * withheld, or none, and together they count `below` or more; where the table has no more rows, all are. A row of nothing hides
 * nothing and is withheld never. The answer has a place for each row.
 */
export function withheldOf(counts: readonly number[], below: number): boolean[] {
  const ascending = counts
    .map((count, place) => ({ count, place }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count || a.place - b.place);
  const withheld = new Set<number>();
  let sum = 0;
  for (const { count, place } of ascending) {
    const isSafe = withheld.size === 0 || (withheld.size > 1 && sum >= below);
    if (count >= below && isSafe) break;
    withheld.add(place);
    sum += count;
  }
  return counts.map((_, place) => withheld.has(place));
}
