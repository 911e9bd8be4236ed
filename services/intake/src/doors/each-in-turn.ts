/** Works on all, at most so many at a time; results in the order of the items. The first fault is thrown. */
export async function eachInTurn<Item, Result>(
  items: readonly Item[],
  atATimeMax: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atATimeMax, items.length) }, worker));
  return results;
}
