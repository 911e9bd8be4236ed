import { ROLE_NAMES } from '@huiyin/vocabulary';
import * as z from 'zod';
import { ORDERS_MAX } from './intake.ts';
import { type JsonSchema, type NamedSchemas, namedSchema } from './named-schema.ts';
import { problem } from './problem.ts';
import { ROUTES, type Route, type RouteKey, rolesOf } from './routes.ts';
import { workOrder } from './upstream-order.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output', named: NamedSchemas): JsonSchema =>
  namedSchema(schema, { io, target: 'draft-2020-12' }, named);

/** The members of a path or query as parameters; those of a path are always required. */
function parametersOf(
  schema: z.ZodType | undefined,
  where: 'path' | 'query',
  named: NamedSchemas,
): readonly object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z
    .object({
      properties: z.record(z.string(), z.unknown()).optional(),
      required: z.array(z.string()).optional(),
    })
    .parse(schemaOf(schema, 'input', named));
  return Object.entries(properties).map(([name, member]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: member,
  }));
}

const orders = z.union([z.array(workOrder).min(1).max(ORDERS_MAX), workOrder]);
/** What a caller should write, where the door takes whatever comes and says of each what is wrong with it. */
const WRITTEN: ReadonlyMap<string, z.ZodType> = new Map([
  ['POST /work-orders', orders],
  ['POST /work-orders/check', orders],
]);

const json = (schema: JsonSchema) => ({ 'application/json': { schema } });

/** `PUT /tasks/{taskId}/attempts/{claimId}` is called `putTasksAttempts`; two routes of one name differ by their last parameter. */
function operationIds(): ReadonlyMap<string, string> {
  const plain = (route: string): string => {
    const [method = '', path = ''] = route.split(' ');
    const words = path.split(/[/-]/).filter((word) => word !== '' && !word.startsWith('{'));
    return method.toLowerCase() + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
  };
  const by = (route: string): string => {
    const last = /\{(\w+)\}[^{]*$/.exec(route)?.[1] ?? '';
    return last === '' ? '' : `By${last[0]?.toUpperCase()}${last.slice(1)}`;
  };
  const routes = Object.keys(ROUTES);
  return new Map(
    routes.map((route) => {
      const isAlone = routes.every((other) => other === route || plain(other) !== plain(route));
      return [route, isAlone ? plain(route) : plain(route) + by(route)];
    }),
  );
}

/** The branch's API as an OpenAPI 3.1 document, from the very table that types, guards and routes it. */
export function openApi(): object {
  const names = operationIds();
  const named: NamedSchemas = new Map();
  const paths: Record<string, Record<string, object>> = {};
  for (const [key, route] of Object.entries<Route>(ROUTES)) {
    const [method = '', path = ''] = key.split(' ');
    // The keys of ROUTES are its routes; Object.entries forgets so.
    const roles = rolesOf(key as RouteKey);
    const parameters = [
      ...parametersOf(route.path, 'path', named),
      ...parametersOf(route.query, 'query', named),
    ];
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        operationId: names.get(key),
        tags: [route.service],
        description: `${roles.map((each) => `${ROLE_NAMES[each].zh} ${ROLE_NAMES[each].en} (${route.may[each]})`).join(' · ')} · ${route.callsPerSecond}/s, ${route.ofOneCaller.perSecond}/s 每人 each`,
        'x-huiyin-may': route.may,
        ...(parameters.length > 0 && { parameters }),
        ...(route.body && {
          requestBody: {
            required: true,
            content: json(schemaOf(WRITTEN.get(key) ?? route.body, 'input', named)),
          },
        }),
        responses: {
          200: { description: 'OK', content: json(schemaOf(route.answer, 'output', named)) },
          default: { $ref: '#/components/responses/Problem' },
        },
      },
    };
  }
  const problemSchema = schemaOf(problem, 'output', named);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Huiyin 回音',
      version: '0.1.0',
      description:
        'One branch office. Every call needs a token of the branch’s issuer; every route is idempotent, so a call that went unanswered may be sent again.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    tags: [...new Set(Object.values<Route>(ROUTES).map(({ service }) => service))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(named),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      responses: {
        Problem: {
          description: 'Refused (RFC 9457): the rule by its name, the fields at fault, never a value',
          content: { 'application/problem+json': { schema: problemSchema } },
        },
      },
    },
  };
}
