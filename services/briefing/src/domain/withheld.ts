/** Of fewer cases a breakdown would tell of single persons. */
export const CELL_MIN = 5;

/**
 * Which rows of a table whose total is shown have their breakdown withheld: those of fewer than `CELL_MIN` cases; where what is
 * withheld is still so little that the total gives it away, the smallest of the others too. Rows without cases have none.
 */
export function withheldRows(cases: readonly number[]): ReadonlySet<number> {
  const rows = cases
    .map((count, row) => ({ count, row }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count || a.row - b.row);
  const withheld = new Set<number>();
  let sum = 0;
  for (const { count, row } of rows) {
    if (count >= CELL_MIN && (withheld.size === 0 || (withheld.size > 1 && sum >= CELL_MIN))) break;
    withheld.add(row);
    sum += count;
  }
  return withheld;
}
