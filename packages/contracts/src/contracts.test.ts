import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { mayCall, ROUTES, type RouteKey, role, workOrder } from './index.ts';
import { jsonSchemas } from './json-schemas.ts';

describe('the contracts', () => {
  it('accept their own example of an upstream order', () => {
    const [example] = z.array(z.unknown()).parse(workOrder.meta()?.examples);
    expect(workOrder.safeParse(example).error).toBeUndefined();
  });

  it('are written down as JSON Schema exactly as the code has them (npm run schemas)', () => {
    for (const [file, schema] of jsonSchemas()) {
      const written = readFileSync(join(import.meta.dirname, '../../../docs/schemas', file), 'utf8');
      expect(JSON.parse(written), file).toEqual(JSON.parse(JSON.stringify(schema)));
    }
  });
});

describe('who may do what', () => {
  /** The table a supervisor signs off: one row per route, written out by hand. */
  const TABLE: Record<RouteKey, string> = {
    'GET /branch': 'upstream agent officer supervisor administrator',
    'POST /work-orders': 'upstream administrator',
    'POST /work-orders/check': 'upstream administrator',
    'GET /work-orders/{orderId}': 'officer supervisor administrator',
    'GET /rejected': 'administrator',
    'POST /rejected/{rejectedId}/resubmit': 'administrator',
    'POST /forgotten-customers': 'administrator',
    'GET /month-keys': 'administrator',
    'DELETE /month-keys/{month}': 'administrator',
    'GET /decisions/{day}/{orderId}': 'supervisor administrator',
    'GET /decisions/{month}': 'supervisor administrator',
    'GET /sampling-keys/{month}': 'upstream agent officer supervisor administrator',
    'GET /policies': 'supervisor administrator',
    'PUT /policies/{version}': 'supervisor',
    'POST /populations/recount': 'administrator',
    'POST /tasks/next': 'agent',
    'PUT /tasks/{taskId}/attempts/{claimId}': 'agent',
    'PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number}': 'agent',
    'DELETE /tasks/{taskId}/claims/{claimId}': 'agent',
    'GET /tasks/{taskId}': 'officer supervisor administrator',
    'GET /queue': 'agent officer supervisor administrator',
    'GET /open-tasks/{month}': 'administrator',
    'PUT /needed-months/callback': 'administrator',
    'GET /complaints': 'officer supervisor administrator',
    'POST /complaints': 'upstream agent officer supervisor',
    'GET /complaints/{caseId}': 'officer supervisor administrator',
    'GET /complaints/{caseId}/history': 'officer supervisor administrator',
    'POST /complaints/{caseId}/acknowledge': 'officer supervisor',
    'POST /complaints/{caseId}/hand-on': 'officer supervisor',
    'POST /complaints/{caseId}/accept': 'officer supervisor',
    'POST /complaints/{caseId}/decline': 'officer supervisor',
    'POST /complaints/{caseId}/conclude': 'officer supervisor',
    'POST /complaints/{caseId}/assess': 'officer supervisor',
    'POST /complaints/{caseId}/investigate': 'officer supervisor',
    'POST /complaints/{caseId}/communicate': 'officer supervisor',
    'POST /complaints/{caseId}/withdraw': 'officer supervisor',
    'POST /complaints/{caseId}/refer': 'officer supervisor',
    'POST /complaints/{caseId}/reveal': 'officer supervisor',
    'GET /open-complaints/{month}': 'administrator',
    'PUT /needed-months/complaint': 'administrator',
    'GET /briefings': 'agent officer supervisor administrator',
    'GET /briefings/{period}': 'officer supervisor administrator',
    'POST /day-folds/refold': 'administrator',
    'POST /tables': 'supervisor administrator',
  };
  const cells = Object.entries(TABLE).flatMap(([route, roles]) =>
    role.options.map((option) => ({ route, option, may: roles.split(' ').includes(option) })),
  );

  it('is said of every route', () => expect(Object.keys(TABLE).sort()).toEqual(Object.keys(ROUTES).sort()));

  it.each(cells)('$option on $route: $may', ({ route, option, may }) => {
    // The keys of TABLE are exactly the routes, as the compiler has checked.
    expect(mayCall([option], route as RouteKey)).toBe(may);
  });

  it('nobody without a role may do anything', () => {
    for (const route of Object.keys(ROUTES)) expect(mayCall([], route as RouteKey)).toBe(false);
  });
});
