import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import specs from '@asyncapi/specs';
import { Ajv, type AnySchema } from 'ajv';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { asyncApi } from './async-api.ts';
import { EVENTS, type EventName, parseEvent } from './index.ts';

const text = JSON.stringify(asyncApi());
const message = z.object({
  name: z.string(),
  payload: z.record(z.string(), z.unknown()),
  examples: z.array(z.object({ payload: z.record(z.string(), z.unknown()) })).default([]),
});
const channel = z.object({ messages: z.record(z.string(), message) });
const document = z
  .object({
    channels: z.object({ main: channel, inlet: channel }),
    operations: z.record(z.string(), z.object({ messages: z.array(z.object({ $ref: z.string() })) })),
    components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
  })
  .parse(JSON.parse(text));

/** Formats are said for readers; the contracts hold them. */
const ajv = (meta?: false) =>
  new Ajv({ strict: false, validateFormats: false, ...(meta === false && { meta }) });

describe('the AsyncAPI document', () => {
  it('is one, by the schema of AsyncAPI 3.0', () => {
    // It brings the schema of JSON Schema with it. A record's type as the package has it is no AnySchema for its undefined members.
    const isDocument = ajv(false).compile(specs.schemas['3.0.0'] as AnySchema);
    expect({ valid: isDocument(JSON.parse(text)), errors: isDocument.errors }).toEqual({
      valid: true,
      errors: null,
    });
    expect(isDocument({ ...JSON.parse(text), channels: { main: { messages: { a: { payload: 1 } } } } })).toBe(
      false,
    );
  });

  it('has every event of the main bus, said once by the service whose it is', () => {
    expect(Object.keys(document.channels.main.messages)).toEqual(Object.keys(EVENTS));
    const said = Object.entries(document.operations).flatMap(([operation, { messages }]) =>
      messages.map(({ $ref }) => [$ref.split('/').at(-1), operation]),
    );
    expect(said.sort()).toEqual(
      [
        ...Object.entries(EVENTS).map(([name, { source }]) => [name, `${source}-says`]),
        ['work-order.completed', 'intake-takes'],
      ].sort(),
    );
  });

  it.each(Object.values(document.channels.main.messages))(
    'shows $name by an example that its schema and its reader take, and not without its data',
    ({ name, payload, examples }) => {
      const takes = ajv().compile({ ...payload, components: document.components });
      expect(examples).toHaveLength(1);
      for (const { payload: event } of examples) {
        expect({ valid: takes(event), errors: takes.errors }).toEqual({ valid: true, errors: null });
        expect(parseEvent([name as EventName], event).name).toBe(name);
        expect(takes({ ...event, data: {} })).toBe(false);
      }
    },
  );

  it('leads nowhere that is not in it', () => {
    const whole: unknown = JSON.parse(text);
    for (const [, pointer = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = pointer
        .split('/')
        .reduce<unknown>(
          (at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined),
          whole,
        );
      expect({ pointer, found: found !== undefined }).toEqual({ pointer, found: true });
    }
    expect(text).not.toContain('#/definitions');
  });

  it('is written into the docs as the code has it (npm run schemas)', () => {
    const written = readFileSync(join(import.meta.dirname, '../../../docs/asyncapi.json'), 'utf8');
    expect(JSON.parse(written)).toEqual(JSON.parse(text));
  });
});
