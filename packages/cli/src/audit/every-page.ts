import { Fault } from '@huiyin/kernel';

/** Asks page after page. Throws a `Fault` where a page names one that was there before. */
export async function everyPage<Item>(
  read: (query: { readonly next?: string }) => Promise<{
    readonly items: readonly Item[];
    readonly next: string | undefined;
  }>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  const seen = new Set<string>();
  let next: string | undefined;
  do {
    const page = await read(next === undefined ? {} : { next });
    items.push(...page.items);
    next = page.next;
    if (next !== undefined && seen.has(next)) throw new Fault('listing-without-end', 'the list has no end');
    if (next !== undefined) seen.add(next);
  } while (next !== undefined);
  return items;
}
