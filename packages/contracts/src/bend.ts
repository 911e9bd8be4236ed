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
    // Looked up in `next` and not in its copy: an entry that already got a field back would no longer be the same.
    const place = placeIn(next, before, path.slice(0, -1));
    const holder = place && at(grafted, place);
    const key = path.at(-1);
    if (isRecord(holder) && typeof key === 'string' && !Object.hasOwn(holder, key)) holder[key] = value;
  }
  return grafted;
}

/** The path in `next` of what lay at `path` in `before`; undefined when it is gone. */
function placeIn(
  next: unknown,
  before: unknown,
  path: readonly PropertyKey[],
): readonly PropertyKey[] | undefined {
  let [here, there] = [next, before];
  const place: PropertyKey[] = [];
  for (const step of path) {
    const found =
      Array.isArray(here) && Array.isArray(there) && typeof step === 'number'
        ? indexOfEntry(here, there, step)
        : step;
    [here, there] = [at(here, [found]), at(there, [step])];
    if (here === undefined) return undefined;
    place.push(found);
  }
  return place;
}

/** Where the entry of `before` lies in `next`, or -1; of equal entries the first is the first, the second the second. */
function indexOfEntry(next: readonly unknown[], before: readonly unknown[], index: number): number {
  const entry = before[index];
  const rank = before.slice(0, index).filter((other) => isSame(other, entry)).length;
  return next.flatMap((other, position) => (isSame(other, entry) ? [position] : []))[rank] ?? -1;
}

function isSame(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null)
    return left === right;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return (
    Array.isArray(left) === Array.isArray(right) &&
    [...names].every((name) => isSame(Reflect.get(left, name), Reflect.get(right, name)))
  );
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (holder, step) => (typeof holder === 'object' && holder !== null ? Reflect.get(holder, step) : undefined),
    value,
  );

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
