import type { GetItemCommandOutput, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import type { LocalTable } from '@huiyin/testing';

/** Counts the items that the table answers from now on, by what their partition's key begins with (`F`, `K` …; `C#2026-12-31` for a day's). */
export function countItemsRead({ client }: Pick<LocalTable, 'client'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  client.middlewareStack.add(
    (next) => async (input) => {
      const answer = await next(input);
      const { Item, Items = [] } = answer.output as Partial<GetItemCommandOutput & QueryCommandOutput>;
      for (const { pk } of Item ? [Item] : Items) {
        const kind = (pk?.S ?? '').split('#').slice(0, 2).join('#');
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
      return answer;
    },
    { step: 'initialize' },
  );
  return counts;
}
