import { type BranchScript, scriptedBranch } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import { ApiRefusal } from './api-refusal.ts';
import { branchApi } from './branch-api.ts';
import { broughtToken, localTokens } from './tokens.ts';

const URL_OF_BRANCH = 'http://127.0.0.1:4400';
const queue = {
  at: '2026-10-05T02:00:00.000Z',
  open: 1,
  due: 0,
  leased: 0,
  overdueToday: 0,
  byBusinessType: {},
  ending: {},
  secondCallbacks: 0,
  waiting: 0,
  coming: [],
  moreComing: false,
};
const problem = (status: number) => ({
  status,
  body: { type: 'about:blank', title: 'No', status, traceId: 't' },
});

const open = (script: BranchScript) => {
  const branch = scriptedBranch(script);
  const pauses: number[] = [];
  const api = branchApi({
    url: URL_OF_BRANCH,
    token: localTokens(URL_OF_BRANCH, branch.fetch),
    fetch: branch.fetch,
    pause: async (delayMs) => void pauses.push(delayMs),
  });
  return { api, pauses, received: branch.received };
};

describe('the branch’s API', () => {
  test('is called with a token for the role and person named, else for the first role that may call the route', async () => {
    const { api, received } = open({ 'GET /queue': () => ({ status: 200, body: queue }) });
    expect(await api.call('GET /queue', {}, { role: 'supervisor', person: 'supervisor-02' })).toEqual(queue);
    await api.call('GET /queue', {});
    expect(received.map(({ token }) => token)).toEqual(['supervisor/supervisor-02', 'agent/']);
  });

  test('is given path, query and body where the contract has them', async () => {
    const { api, received } = open({
      'GET /open-tasks/{month}': () => ({ status: 200, body: { open: [] } }),
      'GET /rejected': () => ({ status: 200, body: { rejected: [] } }),
      'POST /work-orders': () => ({ status: 200, body: { results: [] } }),
    });
    await api.call('GET /open-tasks/{month}', { path: { month: '2026-10' } });
    await api.call('GET /rejected', { query: { next: 'a+b' } });
    await api.call('POST /work-orders', { body: [{}] });
    expect(received.map(({ path, query, body }) => ({ path, query, body }))).toEqual([
      { path: { month: '2026-10' }, query: {}, body: undefined },
      { path: {}, query: { next: 'a+b' }, body: undefined },
      { path: {}, query: {}, body: [{}] },
    ]);
  });

  test('is asked again, later and later, while it is overloaded', async () => {
    let requests = 0;
    const { api, pauses } = open({
      'GET /queue': () => {
        requests += 1;
        return requests < 4 ? problem(503) : { status: 200, body: queue };
      },
    });
    await api.call('GET /queue', {});
    expect(pauses).toEqual([250, 500, 1000]);
  });

  test('is asked again when it says, but for nobody’s patience', async () => {
    const waits = ['3', '0', 'soon', '3600'];
    const pauses: number[] = [];
    const api = branchApi({
      url: URL_OF_BRANCH,
      token: async () => 'token',
      fetch: async () => {
        const wait = waits.shift();
        return wait === undefined
          ? Response.json(queue)
          : Response.json(problem(429).body, { status: 429, headers: { 'retry-after': wait } });
      },
      pause: async (delayMs) => void pauses.push(delayMs),
    });
    expect(await api.call('GET /queue', {})).toEqual(queue);
    expect(pauses).toEqual([3000, 500, 1000, 10_000]);
  });

  test('is left alone after six requests that met an overload', async () => {
    const { api, received } = open({ 'GET /queue': () => problem(503) });
    await expect(api.call('GET /queue', {})).rejects.toMatchObject({ status: 503 });
    expect(received).toHaveLength(6);
  });

  test('gets a fresh token once when it no longer takes the last one, and no more than once', async () => {
    const { api, received } = open({ 'GET /queue': () => problem(401) });
    await expect(api.call('GET /queue', {})).rejects.toMatchObject({ status: 401 });
    expect(received).toHaveLength(2);
  });

  test('refuses with paths and rules', async () => {
    const issues = [{ path: 'completedAt', rule: 'completion-in-the-future' }];
    const { api } = open({ 'GET /queue': () => ({ status: 403, body: { ...problem(403).body, issues } }) });
    const refused = await api.call('GET /queue', {}).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiRefusal);
    expect(refused).toMatchObject({ status: 403, issues });
  });

  test('that answers otherwise than its contract is at fault', async () => {
    const { api } = open({ 'GET /queue': () => ({ status: 200, body: { open: -1 } }) });
    await expect(api.call('GET /queue', {})).rejects.toMatchObject({ code: 'answer-unknown' });
  });

  test('that nobody answers for is out of reach', async () => {
    const { api, pauses } = open({});
    await expect(api.call('GET /queue', {})).rejects.toMatchObject({ code: 'branch-out-of-reach' });
    expect(pauses).toHaveLength(5);
  });

  test('that gives no local tokens says so at once', async () => {
    const fetch = async () => new Response(null, { status: 404 });
    const pause = () => Promise.reject(new Error('nothing is to be waited for'));
    const api = branchApi({ url: URL_OF_BRANCH, token: localTokens(URL_OF_BRANCH, fetch), fetch, pause });
    await expect(api.call('GET /queue', {})).rejects.toMatchObject({ code: 'no-local-token' });
  });

  test('keeps the base path of its address', async () => {
    const addresses: string[] = [];
    const api = branchApi({
      url: `${URL_OF_BRANCH}/stage`,
      token: broughtToken('t'),
      pause: () => Promise.reject(new Error('nothing is to be waited for')),
      fetch: async (input) => {
        addresses.push(String(input));
        return Response.json(queue);
      },
    });
    await api.call('GET /queue', {});
    expect(addresses).toEqual([`${URL_OF_BRANCH}/stage/queue`]);
  });
});
