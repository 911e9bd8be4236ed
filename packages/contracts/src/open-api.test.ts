import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openApi } from './open-api.ts';
import { ROUTES } from './routes.ts';

const text = JSON.stringify(openApi());
const document = z
  .object({
    openapi: z.string().regex(/^3\.1\./),
    paths: z.record(
      z.string(),
      z.record(
        z.enum(['get', 'post', 'put', 'delete']),
        z
          .object({
            operationId: z.string().regex(/^[a-zA-Z]+$/),
            parameters: z
              .array(z.object({ name: z.string(), in: z.enum(['path', 'query']), required: z.boolean() }))
              .default([]),
            requestBody: z.object({}).optional(),
          })
          .optional(),
      ),
    ),
  })
  .parse(JSON.parse(text));
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, operation]) =>
    operation ? [{ path, method, ...operation }] : [],
  ),
);

describe('the OpenAPI document', () => {
  it('has every route of the table and no other', () => {
    expect(operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort()).toEqual(
      Object.keys(ROUTES).sort(),
    );
  });

  it('calls each by a name of its own', () => {
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it.each(operations)(
    '$method $path names the parameters of its path, and asks for a body where one is read',
    ({ method, path, parameters, requestBody }) => {
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const given = parameters.filter((each) => each.in === 'path');
      expect(given.map(({ name }) => name).sort()).toEqual(wanted.sort());
      expect(given.every(({ required }) => required)).toBe(true);
      const route = Object.entries(ROUTES).find(([key]) => key === `${method.toUpperCase()} ${path}`)?.[1];
      expect(requestBody !== undefined).toBe(route !== undefined && 'body' in route);
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
    expect(text).not.toContain('$defs');
  });
});
