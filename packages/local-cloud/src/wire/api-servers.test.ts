import type { Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createActivity } from '../machine/activity.ts';
import type { ApiDefinition } from '../played/http-api/api.ts';
import { listen, serveApis } from './api-servers.ts';

const fail = (): never => {
  throw new Error('not scripted');
};
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

const API: ApiDefinition = {
  id: 'a',
  name: 'api',
  stack: 'stack',
  host: 'a.example',
  routes: [{ key: 'GET /orders', integrationId: 'i', authorizerId: undefined, scopes: [] }],
  integrations: new Map(),
  authorizers: new Map(),
};

async function serve(
  fallback: () => boolean,
  closedFor?: string,
): Promise<{ url: string; faults: unknown[] }> {
  const faults: unknown[] = [];
  const { urls } = await serveApis([API], {
    functions: new Map(),
    verify: fail,
    account: '000000000000',
    now: () => 0,
    activity: createActivity(),
    closedFor: () => closedFor,
    onRequest: fail,
    issuer: { people: [], token: fail, verify: fail, publicKeys: fail },
    fallback,
    onFault: (fault) => void faults.push(fault),
    open(server) {
      servers.push(server);
      return listen(server, 0);
    },
  });
  return { url: urls.api ?? '', faults };
}

describe('an API’s server', () => {
  test('takes nothing while the disk is full, and says why', async () => {
    const { url } = await serve(() => false, 'the disk is full');
    const answer = await fetch(`${url}/orders`);
    expect([answer.status, await answer.json()]).toEqual([503, { message: 'the disk is full' }]);
    expect((await fetch(`${url}/nowhere`)).status).toBe(404);
  });

  test.each(['//', '//orders', '///a//b?c=%', '/%'])('finds no route for %s and goes on', async (path) => {
    const { url, faults } = await serve(() => false);
    expect((await fetch(`${url}${path}`)).status).toBe(404);
    expect((await fetch(`${url}/orders`)).status).toBe(500); // its function is not there
    expect(faults).toEqual([]);
  });

  test('answers 500 when what the host serves beside it breaks, and goes on', async () => {
    const broken = new Error('broken beside');
    const { url, faults } = await serve(() => {
      throw broken;
    });
    expect((await fetch(`${url}/page`)).status).toBe(500);
    expect((await fetch(`${url}/page`)).status).toBe(500);
    expect(faults).toEqual([broken, broken]);
  });
});
