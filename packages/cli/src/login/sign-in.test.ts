import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loginCommand } from '../commands/login-command.ts';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { readLogin } from './saved-login.ts';
import { type SignInDeps, signIn } from './sign-in.ts';

const ISSUER = 'https://login.example.com';

/** A free port of this machine. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });

/** A provider that gives a token to whoever brings the code and the verifier of its challenge; `browse` plays the person. */
async function depsOf(browse: (address: URL, port: number) => Promise<unknown>) {
  const port = await freePort();
  let challenge = '';
  const deps: SignInDeps = {
    issuer: ISSUER,
    clientId: 'people',
    port,
    waitMs: 2000,
    goodbye: 'bye',
    show: (address) => {
      const url = new URL(address);
      challenge = url.searchParams.get('code_challenge') ?? '';
      void browse(url, port);
    },
    fetch: async (input, init) => {
      if (String(input).endsWith('/.well-known/openid-configuration'))
        return Response.json({
          authorization_endpoint: `${ISSUER}/authorize`,
          token_endpoint: `${ISSUER}/token`,
        });
      const form = new URLSearchParams(String(init?.body));
      const isProven =
        createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url') === challenge;
      return form.get('code') === 'the code' && isProven
        ? Response.json({ access_token: 'granted', expires_in: 600 })
        : Response.json({ error: 'invalid_grant' }, { status: 400 });
    },
  };
  return deps;
}
const back = (port: number, query: Record<string, string>) =>
  fetch(`http://localhost:${port}/callback?${new URLSearchParams(query).toString()}`);
const stateOf = (address: URL): string => address.searchParams.get('state') ?? '';

describe('to sign in', () => {
  test('takes a code that the browser brings back, and proves who asked for it', async () => {
    const deps = await depsOf((address, port) => back(port, { state: stateOf(address), code: 'the code' }));
    expect(await signIn(deps)).toEqual({ token: 'granted', seconds: 600 });
  });

  test('takes no code of another sign-in, and goes on waiting', async () => {
    const statuses: number[] = [];
    const deps = await depsOf(async (address, port) => {
      statuses.push((await back(port, { state: 'another', code: 'stolen' })).status);
      await back(port, { state: stateOf(address), code: 'the code' });
    });
    expect(await signIn(deps)).toMatchObject({ token: 'granted' });
    expect(statuses).toEqual([404]);
  });

  test.each([
    [
      'the person is refused',
      (address: URL, port: number) => back(port, { state: stateOf(address), error: 'denied' }),
    ],
    [
      'the code is not the provider’s',
      (address: URL, port: number) => back(port, { state: stateOf(address), code: 'x' }),
    ],
  ])('fails when %s', async (_, browse) => {
    await expect(signIn(await depsOf(browse))).rejects.toMatchObject({ code: 'login-refused' });
  });

  test('waits no longer than it may', async () => {
    const deps = { ...(await depsOf(() => Promise.resolve())), waitMs: 20 };
    await expect(signIn(deps)).rejects.toMatchObject({ code: 'login-too-late' });
  });
});

test('who signed in is known to the commands that follow, and to nobody else on the machine', async () => {
  const data = mkdtempSync(join(tmpdir(), 'huiyin-login-'));
  const url = 'https://branch.example.com';
  const world = {
    ...worldOf({
      'GET /branch': () => ({
        status: 200,
        body: {
          branch: 'nyc',
          name: { zh: '纽约', en: 'New York' },
          zone: 'America/New_York',
          language: 'en',
          teams: [],
          businessTypes: [],
          categories: [],
        },
      }),
      'GET /month-keys': () => ({ status: 200, body: { months: [] } }),
    }),
    environment: {},
  };
  const options = { url, issuer: ISSUER, client: 'people', port: 1, data, english: true };
  await loginCommand(options, world, async () => ({ token: 'granted', seconds: 600 }));
  expect(world.printed).toEqual([`signed in to ${url} for 10 minutes`]);
  expect(statSync(join(data, 'login.json')).mode % 0o1000).toBe(0o600);

  const session = openSession({ data, json: true, english: true }, world);
  await session.api.call('GET /month-keys', {}, session.user('administrator'));
  expect(world.received.map(({ token }) => token)).toEqual(['granted', 'granted']);
  // Times are shown by that branch's clock, and of a branch that nobody asked by none in particular.
  const noon = '2026-10-06T16:00:00.000Z';
  expect(session.when(noon)).toContain('12:00');
  const other = openSession({ data, json: true, english: true, url: 'https://other.example.com' }, world);
  expect(other.when(noon)).toContain('16:00');

  writeFileSync(join(data, 'login.json'), '{"url"');
  expect(readLogin(data)).toBeUndefined();
  rmSync(data, { recursive: true });
});
