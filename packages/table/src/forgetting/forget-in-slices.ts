import type { EventName } from '@huiyin/contracts';
import { type Clock, Fault } from '@huiyin/kernel';
import * as z from 'zod';
import type { AggregateTable, Rule, SaveResult } from '../aggregate/aggregate-table.ts';
import type { AggregateType, Stored, Trace } from '../aggregate/aggregate-type.ts';
import { fromItem, type Item, ItemUnreadable } from '../aggregate/item.ts';
import { tombstonesIn } from './tombstones.ts';

/** Whom to forget: the keyed hashes of one customer. `id` is the same whenever the same customer is meant. */
export interface ForgetCommand {
  readonly id: string;
  readonly customerKeys: readonly string[];
  readonly forgottenAt: string;
  readonly traceId: string;
}

/** An aggregate type that holds customers: where their keyed hash lies, and how one is forgotten. */
export interface Forgettable {
  readonly type: string;
  /** The hash's place in the item, e.g. `s.customer.customerKey`; stored as bytes. */
  readonly path: string;
  /** Forgets in this item. Throws ItemUnreadable when it cannot be read. */
  readonly forget: (table: AggregateTable, item: Item, command: ForgetCommand, trace: Trace) => Promise<void>;
}

export function forgettable<State extends object, Emits extends EventName>(
  type: AggregateType<State, Emits>,
  path: string,
  /** Decides on the item as it is then; the customer may be another by now. */
  rule: (command: ForgetCommand, at: string) => Rule<State, Emits, void>,
): Forgettable {
  if (!type.binary?.includes(path))
    throw new Fault(
      'forgettable-not-binary',
      `No scan finds ${path} of ${type.name}: it does not lie as bytes`,
    );
  return {
    type: type.name,
    path: `s.${path}`,
    forget: async (table, item, command, trace) => {
      const { state }: Stored<State> = fromItem(type, item);
      await table.change(type, type.keyOf(state), trace, rule(command, trace.at));
    },
  };
}

/** How far the forgetting of one customer has come through the table. */
const progress = z.strictObject({
  id: z.string(),
  forgottenAt: z.string(),
  /** Which of the types is being worked through. */
  type: z.int().min(0),
  cursor: z.string().optional(),
  pages: z.int().min(0),
  forgotten: z.int().min(0),
  unreadable: z.int().min(0),
  endedAt: z.string().optional(),
});
type Progress = z.infer<typeof progress>;

const SECONDS_PER_DAY = 86_400;
const RETENTION_DAYS = 400;

export const FORGETTING: AggregateType<Progress, never> = {
  name: 'forgetting',
  schema: progress,
  idOf: ({ id }) => id,
  keyOf: ({ id }) => keyOf(id),
  expiresAt: ({ endedAt }) =>
    endedAt === undefined
      ? undefined
      : Math.floor(Date.parse(endedAt) / 1000) + RETENTION_DAYS * SECONDS_PER_DAY,
};

const keyOf = (id: string) => ({ pk: `FORGETTING#${id}`, sk: 'F' });

export interface ForgettingDeps {
  readonly table: AggregateTable;
  readonly forgettables: readonly Forgettable[];
  readonly now: Clock;
  /** A page is begun only within so many milliseconds of the slice's beginning. */
  readonly sliceMilliseconds: number;
  /** An item that names the customer and cannot be read; the others go on. */
  readonly onUnreadable: (error: ItemUnreadable) => void;
}

/** `unfinished`: call again for the next slice; `overtaken`: another worker is at it, and goes on by itself. */
export type SliceResult = 'finished' | 'unfinished' | 'overtaken';

/**
 * Works through one slice of the table for one customer, from where the slice before it ended. Tombstones first, so that
 * nobody comes back behind the cursor. Safe under duplicates: of two workers at the same place the slower one leaves.
 */
export async function forgetSlice(deps: ForgettingDeps, command: ForgetCommand): Promise<SliceResult> {
  const { table, forgettables, now } = deps;
  const begunAt = now().getTime();
  const trace = (): Trace => ({ traceId: command.traceId, at: now().toISOString() });
  const begun = await begin(deps, command, trace());
  if (typeof begun === 'string') return begun;
  let place = begun;
  // At most one page beyond the slice, so the loop ends with the time or with the table.
  for (;;) {
    const { state } = place;
    const here = forgettables[state.type];
    if (!here)
      throw new Fault(
        'forgetting-unknown-type',
        'A forgetting stands at a type that this service no longer has',
      );
    const values = command.customerKeys.map((key) => Uint8Array.from(Buffer.from(key, 'base64url')));
    const { items, next } = await table.scanWhere({
      type: here.type,
      path: here.path,
      values,
      after: state.cursor,
    });
    const unreadable = await forgetAll(deps, here, items, command, trace());
    const isLast = next === undefined && state.type + 1 >= forgettables.length;
    const { cursor: _, ...rest } = state;
    const moved: Progress = {
      ...rest,
      type: next === undefined ? state.type + 1 : state.type,
      ...(next !== undefined && { cursor: next }),
      pages: state.pages + 1,
      forgotten: state.forgotten + items.length - unreadable,
      unreadable: state.unreadable + unreadable,
      ...(isLast && { endedAt: trace().at }),
    };
    const saved: SaveResult<Progress> = await table.save(FORGETTING, moved, place, trace());
    if (!saved.saved) return 'overtaken';
    if (isLast) return 'finished';
    place = { ...place, state: moved, version: saved.version };
    if (now().getTime() - begunAt >= deps.sliceMilliseconds) return 'unfinished';
  }
}

/** Where to go on. A later forgetting of the same customer begins anew; an earlier one leaves the later one alone. */
async function begin(
  { table }: ForgettingDeps,
  { id, customerKeys, forgottenAt, traceId }: ForgetCommand,
  trace: Trace,
): Promise<Stored<Progress> | 'finished' | 'overtaken'> {
  await tombstonesIn(table).write(customerKeys, forgottenAt, traceId);
  await table.change<Progress, never, void>(FORGETTING, keyOf(id), trace, (found) => ({
    next:
      found && found.forgottenAt >= forgottenAt
        ? undefined
        : { id, forgottenAt, type: 0, pages: 0, forgotten: 0, unreadable: 0 },
    answer: undefined,
  }));
  const found = await table.load(FORGETTING, keyOf(id));
  if (!found || found.state.endedAt !== undefined) return 'finished';
  // An earlier command knows fewer keys and an earlier end: its pages would count as scanned for the later one.
  return found.state.forgottenAt === forgottenAt ? found : 'overtaken';
}

async function forgetAll(
  { table, onUnreadable }: ForgettingDeps,
  { forget }: Forgettable,
  items: readonly Item[],
  command: ForgetCommand,
  trace: Trace,
): Promise<number> {
  let unreadable = 0;
  for (const item of items) {
    try {
      await forget(table, item, command, trace);
    } catch (error) {
      if (!(error instanceof ItemUnreadable)) throw error;
      onUnreadable(error);
      unreadable += 1;
    }
  }
  return unreadable;
}
