import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { AggregateType, SaveTerms, Stored } from './aggregate.ts';

export type Item = Record<string, AttributeValue>;

const stored = z.looseObject({
  t: z.string(),
  v: z.int().min(1),
  tr: z.string(),
  emits: z.string().optional(),
  s: z.record(z.string(), z.unknown()),
});

/** The name of the aggregate type an item holds, and whether its save emitted anything; undefined for a foreign item. */
export function headOf(item: Item): { type: string; emits: readonly string[] } | undefined {
  const type = item.t?.S;
  return type === undefined ? undefined : { type, emits: namesOf(item.emits?.S) };
}

const namesOf = (emits: string | undefined): readonly string[] => (emits ? emits.split(' ') : []);

/** An aggregate's state as a DynamoDB item of the given version. */
export function toItem<State extends object>(
  type: AggregateType<State>,
  state: State,
  terms: SaveTerms,
): Item {
  const expiresAt = type.expiresAt?.(state);
  return marshall(
    {
      ...type.keyOf(state),
      ...type.indexOf?.(state),
      t: type.name,
      v: terms.over + 1,
      at: terms.at,
      tr: terms.traceId,
      ...(terms.emits.length > 0 && { emits: terms.emits.join(' ') }),
      ...(expiresAt !== undefined && { x: expiresAt }),
      s: mapBinary(type, state, (value) =>
        typeof value === 'string' ? new Uint8Array(Buffer.from(value, 'base64url')) : value,
      ),
    },
    { removeUndefinedValues: true },
  );
}

/** Reads an item back; throws a ZodError when it is not what the domain thinks it is. */
export function fromItem<State extends object>(type: AggregateType<State>, item: Item): Stored<State> {
  const read = stored.parse(unmarshall(item));
  const plain = mapBinary(type, read.s, (value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64url') : value,
  );
  return { state: type.schema.parse(plain), version: read.v, traceId: read.tr, emits: namesOf(read.emits) };
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
      mapped[field] = { ...value, [inner]: convert((value as Record<string, unknown>)[inner]) };
  }
  return mapped;
}
