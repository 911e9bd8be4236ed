import type { EventDraft } from '@huiyin/contracts';
import type * as z from 'zod';

/** Where an item lies. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/**
 * One kind of aggregate in a service's table: one item each, always written whole.
 *
 * An item is `{pk, sk, t: type name, v: version, at: moment of the save, tr: trace id, emits?: names of the events this
 * save emits, s: state, x?: expiry in epoch seconds, + index attributes}`.
 */
export interface AggregateType<State extends object> {
  readonly name: string;
  /** Reads are parsed: what comes out of the table is what the domain thinks it is. */
  readonly schema: z.ZodType<State>;
  readonly keyOf: (state: State) => ItemKey;
  /** The natural key, as events name the aggregate. */
  readonly idOf: (state: State) => string;
  /** Attributes of sparse indexes: absent attributes leave the item out of the index. */
  readonly indexOf?: (state: State) => Record<string, string>;
  /** When the table may drop the item (epoch seconds). */
  readonly expiresAt?: (state: State) => number | undefined;
  /** base64url text fields (top level or `a.b`) stored as binary: a quarter smaller. */
  readonly binary?: readonly string[];
  /** Every event that others may need to hear, from the state alone; the relay publishes those a save named. */
  readonly eventsOf?: (state: State) => readonly EventDraft[];
}

/** A state as it lies in the table. */
export interface Stored<State extends object> {
  readonly state: State;
  /** 1 for the first save; every save raises it by one. */
  readonly version: number;
  readonly traceId: string;
  readonly emits: readonly string[];
}

/** What a save has to know beside the state. */
export interface SaveTerms {
  /** The version it replaces; 0: the aggregate must not exist yet. */
  readonly over: number;
  readonly emits: readonly string[];
  readonly traceId: string;
  readonly at: string;
}
