import * as z from 'zod';
import { type EventContract, envelope } from './event-contract.ts';
import { EVENTS, INLET_DETAIL_TYPE } from './events.ts';
import { type JsonSchema, type NamedSchemas, namedSchema } from './named-schema.ts';
import { workOrder } from './upstream-order.ts';

/** AsyncAPI 3 reads JSON Schema draft 7. */
const schemaOf = (schema: z.ZodType, named: NamedSchemas): JsonSchema =>
  namedSchema(schema, { io: 'input', target: 'draft-07' }, named);

/** An event as it may come, around the published example of what it carries. */
const exampleOf = (name: string, contract: number, data: unknown) => ({
  ...{ id: `example/1/1/${name}`, name, contract, branch: 'longgang', at: '2026-10-09T02:00:00.000Z' },
  ...{ traceId: 'example', aggregate: { type: 'example', id: '1', version: 1 }, data },
});

const branch = { branch: { description: 'The branch office, e.g. longgang' } };

/**
 * The branch's events as an AsyncAPI 3 document, from the contracts by which they are written and read: what is said on the main
 * bus, and what the inlet bus takes. The payload is the `detail` of an EventBridge event, whose `source` and `detail-type` are headers.
 */
export function asyncApi(): object {
  const named: NamedSchemas = new Map();
  const events = Object.entries<EventContract>(EVENTS);
  const refs = (names: readonly string[], under: string) =>
    names.map((name) => ({ $ref: `#/${under}/messages/${name}` }));
  const mainMessages = Object.fromEntries(
    events.map(([name, { version, source, data, example }]) => [
      name,
      {
        name,
        title: `${name} (${version})`,
        tags: [{ name: source }],
        headers: headersOf(`huiyin.${source}`, name),
        payload: schemaOf(
          envelope.extend({ name: z.literal(name), contract: z.literal(version), data }),
          named,
        ),
        examples: [{ payload: exampleOf(name, version, example) }],
      },
    ]),
  );
  const inletMessages = {
    [INLET_DETAIL_TYPE]: {
      name: INLET_DETAIL_TYPE,
      title: INLET_DETAIL_TYPE,
      headers: headersOf(undefined, INLET_DETAIL_TYPE),
      payload: schemaOf(workOrder, named),
    },
  };
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Huiyin 回音',
      version: '0.1.0',
      description:
        'One branch office. Every event carries the whole public state of one aggregate at one version: keep the highest version per aggregate, and duplicates and any order do no harm. Customers’ data is in it as sealed envelopes only.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: {
      main: {
        address: 'huiyin-{branch}-main',
        description: 'EventBridge bus',
        parameters: branch,
        messages: mainMessages,
      },
      inlet: {
        address: 'huiyin-{branch}-inlet',
        description: 'EventBridge bus; has no archive, since its orders are in clear',
        parameters: branch,
        messages: inletMessages,
      },
    },
    operations: {
      ...Object.fromEntries(
        [...new Set(events.map(([, { source }]) => source))].map((source) => [
          `${source}-says`,
          {
            action: 'send',
            channel: { $ref: '#/channels/main' },
            messages: refs(
              events.flatMap(([name, each]) => (each.source === source ? [name] : [])),
              'channels/main',
            ),
          },
        ]),
      ),
      'intake-takes': {
        action: 'receive',
        channel: { $ref: '#/channels/inlet' },
        messages: refs(Object.keys(inletMessages), 'channels/inlet'),
      },
    },
    components: { schemas: Object.fromEntries(named) },
  };
}

/** `source` undefined: the upstream system's own. */
const headersOf = (source: string | undefined, detailType: string) => ({
  type: 'object',
  required: ['source', 'detail-type'],
  properties: {
    source: source === undefined ? { type: 'string' } : { const: source },
    'detail-type': { const: detailType },
  },
});
