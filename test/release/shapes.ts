import { EVENTS, type EventContract } from '@huiyin/contracts';
import { ITEMS } from '@huiyin/services';
import { type AggregateType, fromItem, type Item, toItem } from '@huiyin/table';

/** The shapes that live longer than the code that wrote them: what lies in tables, archives and queues. */
export interface Shapes {
  readonly events: Readonly<Record<string, EventContract>>;
  /** By service, then by the type's name. */
  readonly items: Readonly<Record<string, Readonly<Record<string, ItemShape>>>>;
}

export interface ItemShape {
  readonly type: AggregateType<object>;
  /** An example as it lies in the table. */
  readonly item: Item;
  readonly state: object;
  readonly read: (item: Item) => void;
}

/** An example of a type as a first save leaves it. */
export function itemShape(type: AggregateType<object>, state: object): ItemShape {
  const trace = { traceId: 'release', at: '2026-10-06T02:00:00.000Z' };
  return {
    type,
    state,
    item: toItem(type, state, { over: undefined, version: Date.parse(trace.at), emits: [], trace }),
    read: (item) => void fromItem(type, item),
  };
}

/** The shapes of the code as it is. */
export async function shapesNow(): Promise<Shapes> {
  const services = await Promise.all(
    Object.entries(ITEMS).map(async ([service, load]) => {
      const shapes = (await load()).map(([type, state]) => [type.name, itemShape(type, state)] as const);
      return [service, Object.fromEntries(shapes)] as const;
    }),
  );
  return { events: EVENTS, items: Object.fromEntries(services) };
}
