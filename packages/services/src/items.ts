import type { AggregateType } from '@huiyin/table';
import type { ServiceName } from './surfaces.ts';

/** An aggregate type and a state of it with every field. */
export type ItemExample = readonly [AggregateType<object>, object];

const of = async (module: Promise<{ readonly EXAMPLES: readonly (readonly [unknown, object])[] }>) =>
  // A type and a state of it, which a list of many types forgets.
  (await module).EXAMPLES as readonly ItemExample[];

/** Every kind of item in each service's table, with an example; loaded when it is needed. */
export const ITEMS: Record<ServiceName, () => Promise<readonly ItemExample[]>> = {
  intake: () => of(import('@huiyin/intake/items')),
  sampling: () => of(import('@huiyin/sampling/items')),
  callback: () => of(import('@huiyin/callback/items')),
  complaint: () => of(import('@huiyin/complaint/items')),
  briefing: () => of(import('@huiyin/briefing/items')),
};
