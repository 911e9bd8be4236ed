import type * as z from 'zod';

/** A field that the reader's schema does not know, and where it lay. */
export interface UnknownField {
  readonly path: readonly PropertyKey[];
  readonly value: unknown;
}

export interface Bent<Value> {
  readonly value: Value;
  readonly unknown: readonly UnknownField[];
}

/** Fields within fields within lists: no value of ours is deeper. */
const ROUNDS_MAX = 20;

/**
 * Reads a value by a strict schema, setting aside the fields that the schema does not know: they were written by newer
 * code. Throws the ZodError of everything else that is wrong.
 */
export function bend<Schema extends z.ZodType>(schema: Schema, raw: unknown): Bent<z.output<Schema>> {
  let rest = raw;
  const unknown: UnknownField[] = [];
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const read = schema.safeParse(rest);
    if (read.success) return { value: read.data, unknown };
    const strange = read.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
    if (strange.length < read.error.issues.length || strange.length === 0) throw read.error;
    if (round === 0) rest = structuredClone(raw);
    for (const { path, keys } of strange) {
      const holder = at(rest, path);
      if (!isRecord(holder)) throw read.error;
      for (const key of keys) {
        unknown.push({ path: [...path, key], value: holder[key] });
        delete holder[key];
      }
    }
  }
  return { value: schema.parse(rest), unknown };
}

/**
 * Puts fields that were set aside back where they lay: `before` as it was read, `next` as it is to be written. In lists they
 * follow the entry that is still the same; with an entry or object that is gone they go too.
 */
export function graft<Value extends object>(
  next: Value,
  before: object,
  unknown: readonly UnknownField[],
): Value {
  if (unknown.length === 0) return next;
  const grafted = structuredClone(next);
  for (const { path, value } of unknown) {
    const holder = follow(grafted, before, path.slice(0, -1));
    const key = path.at(-1);
    if (isRecord(holder) && typeof key === 'string' && !Object.hasOwn(holder, key)) holder[key] = value;
  }
  return grafted;
}

function follow(next: unknown, before: unknown, path: readonly PropertyKey[]): unknown {
  let [here, there] = [next, before];
  for (const step of path) {
    there = at(there, [step]);
    if (Array.isArray(here)) {
      const wanted = JSON.stringify(there);
      here = here.find((entry) => JSON.stringify(entry) === wanted);
    } else here = at(here, [step]);
    if (here === undefined) return undefined;
  }
  return here;
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (holder, step) => (typeof holder === 'object' && holder !== null ? Reflect.get(holder, step) : undefined),
    value,
  );

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
