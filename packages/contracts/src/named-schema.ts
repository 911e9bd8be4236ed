import * as z from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Schemas that have a name of their own, by it. */
export type NamedSchemas = Map<string, JsonSchema>;

/** Where a JSON Schema of that draft keeps its named definitions. */
const DEFINITIONS = { 'draft-2020-12': '$defs', 'draft-07': 'definitions' } as const;

/**
 * A schema as a document takes it that keeps its named definitions in one place, `components/schemas`: those that it uses are put
 * into `named`. `input`: as a caller writes it.
 */
export function namedSchema(
  schema: z.ZodType,
  written: { readonly io: 'input' | 'output'; readonly target: keyof typeof DEFINITIONS },
  named: NamedSchemas,
): JsonSchema {
  const keyword = DEFINITIONS[written.target];
  const text = JSON.stringify(z.toJSONSchema(schema, { ...written, unrepresentable: 'any' }));
  const {
    $schema: _,
    [keyword]: definitions,
    ...rest
  } = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(text.replaceAll(`"#/${keyword}/`, '"#/components/schemas/')));
  const found = z.record(z.string(), z.record(z.string(), z.unknown())).default({}).parse(definitions);
  for (const [name, { id: __, ...definition }] of Object.entries(found)) named.set(name, definition);
  return rest;
}
