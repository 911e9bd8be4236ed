import { indexAt } from '@huiyin/surface';

/** A table's index by its place, from 1, as queries name it. */
export function indexed(place: number) {
  const { name, partition, sort } = indexAt(place);
  return { index: name, names: { pk: partition, sk: sort } } as const;
}

/** What puts an item into an index. */
export function inIndex(place: number, pk: string, sk: string): Readonly<Record<string, string>> {
  const { partition, sort } = indexAt(place);
  return { [partition]: pk, [sort]: sk };
}
