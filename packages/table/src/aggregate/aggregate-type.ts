import type { EventDrafts, EventName, UnknownField } from '@huiyin/contracts';
import type * as z from 'zod';

/** Where an item lies. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** The shape of an item before the newest: still read, no longer written. */
export interface EarlierShape {
  readonly schema: z.ZodType;
  readonly example: unknown;
  /** Makes the newest shape of this one, with what newer code had added to it still there. Pure. */
  readonly upcast: (state: Readonly<Record<string, unknown>>) => unknown;
}

/**
 * One kind of aggregate in a service's table: one item each, always written whole.
 *
 * An item is `{pk, sk, t: type name, v: version, sv: schema version, tr: trace id, s: state,
 * n?: this save says something new, ev?: {event name: version at which it was last said}, x?: expiry in epoch seconds,
 * + index attributes}`.
 */
export interface AggregateType<State extends object, Emits extends EventName = EventName> {
  readonly name: string;
  /** Reads are parsed: what comes out of the table is what the domain thinks it is. Strict; newer code's fields are set aside. */
  readonly schema: z.ZodType<State>;
  /** Counts up when the schema changes; 1 unless told. */
  readonly schemaVersion?: number;
  readonly before?: EarlierShape;
  readonly keyOf: (state: State) => ItemKey;
  /** The natural key, as events name the aggregate. */
  readonly idOf: (state: State) => string;
  /** What puts it into the sparse indexes (`inIndex`), and what they carry of it beside; nothing leaves it out of them. */
  readonly indexOf?: (state: State) => Readonly<Record<string, string>>;
  /** When the table may drop the item (epoch seconds). */
  readonly expiresAt?: (state: State) => number | undefined;
  /** base64url text fields (top level or `a.b`) stored as binary: a quarter smaller. */
  readonly binary?: readonly string[];
  /** Every event that others may need to hear, from the state alone. */
  readonly eventsOf?: (state: State) => Pick<EventDrafts, Emits>;
}

/** A state as it lies in the table. */
export interface Stored<State extends object> {
  readonly state: State;
  /** Rises with every save and never falls behind the clock in milliseconds, so that no version comes twice after a restore. */
  readonly version: number;
  readonly traceId: string;
  /** The version at which each event was last said. */
  readonly said: Readonly<Record<string, number>>;
  /** Events that the save of this version said. */
  readonly emits: readonly string[];
  /** What newer code had written and this code does not know. */
  readonly unknown: readonly UnknownField[];
}

/** Under which trace, and at which moment of the branch's clock, something is saved. */
export interface Trace {
  readonly traceId: string;
  /** UTC, as `Date.prototype.toISOString` writes it. */
  readonly at: string;
}
