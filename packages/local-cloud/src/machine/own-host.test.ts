import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownHostOnly } from './own-host.ts';

const server = createServer(ownHostOnly((_, response) => response.end('a token')));
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());

const ask = (host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    // Listening on a port, so the address is one.
    const { port } = server.address() as AddressInfo;
    const asked = request({ port, host: '127.0.0.1', headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.once('error', reject);
    asked.end();
  });

it.each(['127.0.0.1:4400', 'localhost', 'LOCALHOST:4400', '[::1]:4400'])('answers to %s', async (host) => {
  expect(await ask(host)).toBe(200);
});

it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:4400'])(
  'does not answer to “%s”, whoever points it here',
  async (host) => {
    expect(await ask(host)).toBe(421);
  },
);
