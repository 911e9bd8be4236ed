import { sorted } from './sorted.ts';
import { addUp, type Tally } from './tally.ts';

/** One cell for all that are alike but for their tallies, in order of what they share. */
export function addCells<Cell extends { readonly tally: Tally }>(cells: Iterable<Cell>): Cell[] {
  const groups = new Map<string, { cell: Cell; tallies: Tally[] }>();
  for (const cell of cells) {
    const { tally, ...shared } = cell;
    const key = JSON.stringify(shared);
    const group = groups.get(key) ?? { cell, tallies: [] };
    group.tallies.push(tally);
    groups.set(key, group);
  }
  return sorted([...groups], ([key]) => key).map(([, { cell, tallies }]) => ({
    ...cell,
    tally: addUp(tallies),
  }));
}
