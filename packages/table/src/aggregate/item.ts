import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { bend, graft } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import type { AggregateType, Stored, Trace } from './aggregate-type.ts';

export type Item = Record<string, AttributeValue>;

/** An item that is not what the domain thinks it is. The cause names paths and rules, never values. */
export class ItemUnreadable extends Fault {
  constructor(type: string, cause: unknown) {
    super('item-unreadable', `An item of type ${type} cannot be read`, { cause });
    this.name = 'ItemUnreadable';
  }
}

const head = z.looseObject({
  t: z.string(),
  v: z.int().min(1),
  sv: z.int().min(1).default(1),
  tr: z.string(),
  n: z.boolean().optional(),
  ev: z.record(z.string(), z.int()).default({}),
  s: z.record(z.string(), z.unknown()),
});

/** The name of the aggregate type an item holds, and whether its save said something; undefined for a foreign item. */
export function headOf(item: Item): { readonly type: string; readonly saysSomething: boolean } | undefined {
  const type = item.t?.S;
  return type === undefined ? undefined : { type, saysSomething: item.n?.BOOL === true };
}

export interface Writing<State extends object> {
  readonly over: Stored<State> | undefined;
  readonly version: number;
  readonly emits: readonly string[];
  readonly trace: Trace;
}

/** An aggregate's state as a DynamoDB item of the given version; fields of newer code that were set aside go back in. */
export function toItem<State extends object>(
  type: AggregateType<State>,
  state: State,
  { over, version, emits, trace }: Writing<State>,
): Item {
  const whole = over ? graft(state, over.state, over.unknown) : state;
  const expiresAt = type.expiresAt?.(state);
  const said = saidAt(type, state, { over, version, emits });
  return marshall(
    {
      ...type.keyOf(state),
      ...type.indexOf?.(state),
      t: type.name,
      v: version,
      ...(type.schemaVersion !== undefined && { sv: type.schemaVersion }),
      tr: trace.traceId,
      ...(emits.length > 0 && { n: true }),
      ...(Object.keys(said).length > 0 && { ev: said }),
      ...(expiresAt !== undefined && { x: expiresAt }),
      s: mapBinary(type, whole, (value) =>
        typeof value === 'string' ? new Uint8Array(Buffer.from(value, 'base64url')) : value,
      ),
    },
    { removeUndefinedValues: true },
  );
}

/** An event keeps the version at which it was said, as long as the state yields it: a replay then says it under the same id. */
function saidAt<State extends object>(
  type: AggregateType<State>,
  state: State,
  { over, version, emits }: Pick<Writing<State>, 'over' | 'version' | 'emits'>,
): Record<string, number> {
  const yielded = type.eventsOf?.(state) ?? {};
  const said: Record<string, number> = {};
  for (const name of Object.keys(yielded)) {
    const at = emits.includes(name) ? version : over?.said[name];
    if (at !== undefined) said[name] = at;
  }
  for (const name of emits)
    if (!Object.hasOwn(yielded, name))
      throw new Fault('event-not-yielded', `The state of ${type.name} yields no ${name}`);
  return said;
}

/** Reads an item back, in its newest shape or the one before. Throws {@link ItemUnreadable}. */
export function fromItem<State extends object>(type: AggregateType<State>, item: Item): Stored<State> {
  try {
    const { v, sv, tr, n, ev, s } = head.parse(unmarshall(item));
    const plain = mapBinary(type, s, (value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('base64url') : value,
    );
    const { value: state, unknown } = bend(type.schema, inNewestShape(type, sv, plain));
    const emits = n ? Object.keys(ev).filter((name) => ev[name] === v) : [];
    return { state, version: v, traceId: tr, said: ev, emits, unknown };
  } catch (cause) {
    throw new ItemUnreadable(type.name, cause);
  }
}

function inNewestShape<State extends object>(
  { schemaVersion = 1, before }: AggregateType<State>,
  version: number,
  state: Record<string, unknown>,
): unknown {
  if (!before || version >= schemaVersion) return state;
  if (version < schemaVersion - 1)
    throw new Fault('shape-no-longer-read', 'The item lies in a shape that is no longer read');
  bend(before.schema, state);
  return before.upcast(state);
}

function mapBinary<State extends object>(
  { binary = [] }: AggregateType<State>,
  state: object,
  convert: (value: unknown) => unknown,
): Record<string, unknown> {
  const mapped: Record<string, unknown> = Object.fromEntries(Object.entries(state));
  for (const path of binary) {
    const [field = '', inner] = path.split('.');
    const value = mapped[field];
    if (inner === undefined) mapped[field] = convert(value);
    else if (typeof value === 'object' && value !== null && inner in value)
      mapped[field] = { ...value, [inner]: convert(Reflect.get(value, inner)) };
  }
  return mapped;
}
