import type { drawsOf } from '@huiyin/sample-month';

/** A number in [0, 1) by its name, the same for the same seed. */
export type Draw = ReturnType<typeof drawsOf>;

/** So many of the items, drawn without repetition; all of them when there are no more. */
export function drawn<Item>(
  items: readonly Item[],
  count: number,
  draw: Draw,
  ...name: readonly (string | number)[]
): readonly Item[] {
  if (count >= items.length) return items;
  const left = [...items];
  return Array.from({ length: count }, (_, index) =>
    left.splice(Math.floor(draw(...name, index) * left.length), 1),
  ).flat();
}
