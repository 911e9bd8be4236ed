import { LAYOUT } from '@huiyin/surface';

/** The one index of a service's table, as queries name it. */
export const INDEX = {
  index: LAYOUT.index.name,
  names: { pk: LAYOUT.index.partition, sk: LAYOUT.index.sort },
} as const;

type IndexAttribute = typeof LAYOUT.index.partition | typeof LAYOUT.index.sort;

/** What puts an item into the index, beside what the index carries of it. */
export type IndexKey = Readonly<Record<IndexAttribute, string>> & Readonly<Record<string, string>>;
