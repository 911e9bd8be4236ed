import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bend, type EventContract, readEventData } from '@huiyin/contracts';
import { type Item, ItemUnreadable } from '@huiyin/table';
import * as z from 'zod';
import type { ItemShape, Shapes } from './shapes.ts';

/** One shape of a release: an example, and the schema by which that release's code reads it. */
const frozenShape = z.strictObject({ version: z.int().min(1), schema: z.json(), example: z.unknown() });
type FrozenShape = z.infer<typeof frozenShape>;

/** Writes a release's shapes into a folder of its own. Throws when it is there: a release never changes. */
export function freeze(folder: string, shapes: Shapes): void {
  if (existsSync(folder)) throw new Error(`${folder} is there already: a release never changes`);
  const write = (file: string, shape: FrozenShape): void => {
    const path = join(folder, `${file}.json`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(shape, asBase64, 2)}\n`);
  };
  for (const [name, { version, data, example }] of Object.entries(shapes.events))
    write(`events/${name}`, { version, schema: schemaOf(data), example: z.json().parse(example) });
  for (const [service, types] of Object.entries(shapes.items))
    for (const [name, { type, item }] of Object.entries(types))
      write(`items/${service}/${name}`, {
        version: type.schemaVersion ?? 1,
        schema: schemaOf(type.schema),
        example: item,
      });
}

const schemaOf = (schema: z.ZodType) =>
  z.json().parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));

/** JSON has no bytes. */
const asBase64 = (_key: string, value: unknown): unknown =>
  value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
const asBytes = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'base64' in value && typeof value.base64 === 'string'
    ? Uint8Array.from(Buffer.from(value.base64, 'base64'))
    : value;

/**
 * What a release and today's code cannot read of each other, one sentence each. Today's code must read what the release
 * wrote; the release's code, to which one may have to roll back, must read what today's code writes.
 */
export function unreadable(folder: string, shapes: Shapes): readonly string[] {
  const read = (file: string, reviver?: typeof asBytes): FrozenShape =>
    frozenShape.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'), reviver));
  return [
    ...filesIn(folder, 'events').flatMap((name) => {
      const frozen = read(`events/${name}.json`);
      return sentences(`event ${name} ${frozen.version}`, () => ofEvent(frozen, shapes.events[name]));
    }),
    ...foldersIn(join(folder, 'items')).flatMap((service) =>
      filesIn(folder, `items/${service}`).flatMap((name) => {
        const frozen = read(`items/${service}/${name}.json`, asBytes);
        return sentences(`item ${service}/${name} ${frozen.version}`, () =>
          ofItem(frozen, shapes.items[service]?.[name]),
        );
      }),
    ),
  ];
}

const foldersIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).sort() : [];
const filesIn = (folder: string, inner: string): readonly string[] =>
  foldersIn(join(folder, inner)).map((file) => file.replace(/\.json$/, ''));

function ofEvent({ version, schema, example }: FrozenShape, contract: EventContract | undefined): void {
  if (!contract) throw new Unreadable('is known no more');
  attempt('is not read by today’s code', () => readEventData(contract, version, example));
  attempt('of today is not read by its code', () =>
    bend(z.fromJSONSchema(asSchema(schema)), z.json().parse(contract.example)),
  );
}

function ofItem({ schema, example }: FrozenShape, shape: ItemShape | undefined): void {
  if (!shape) throw new Unreadable('is known no more');
  attempt('is not read by today’s code', () =>
    // Whatever it is, reading it is the check.
    shape.read(example as Item),
  );
  attempt('of today is not read by its code', () => bend(z.fromJSONSchema(asSchema(schema)), shape.state));
}

// What was frozen came from zod.
const asSchema = (schema: FrozenShape['schema']) => schema as Parameters<typeof z.fromJSONSchema>[0];

class Unreadable extends Error {}

function attempt(what: string, read: () => unknown): void {
  try {
    read();
  } catch (error) {
    const cause = error instanceof ItemUnreadable ? error.cause : error;
    const why =
      cause instanceof z.ZodError ? z.prettifyError(cause).replaceAll(/\s*\n\s*/g, ' ') : String(cause);
    throw new Unreadable(`${what}: ${why}`);
  }
}

function sentences(subject: string, check: () => void): readonly string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof Unreadable) return [`${subject} ${error.message}`];
    throw error;
  }
}
