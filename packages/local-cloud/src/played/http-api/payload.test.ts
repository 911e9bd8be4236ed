import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { requestEvent } from './payload.ts';

test('a query says what it says, also under names that every object has', () => {
  // Of a request only these are looked at.
  const request = { method: 'GET', headers: {}, socket: {} } as unknown as IncomingMessage;
  const event = requestEvent({
    request,
    url: new URL('http://localhost/queue?toString=1&a=1&a=2&__proto__=3'),
    body: Buffer.alloc(0),
    match: {
      route: { key: 'GET /queue', integrationId: '', authorizerId: undefined, scopes: [] },
      pathParameters: {},
    },
    claims: undefined,
    scopes: [],
    api: { id: 'id', host: 'localhost', account: '1' },
    requestId: 'request',
    now: 0,
  });
  const { queryStringParameters } = event as { queryStringParameters: object };
  expect(Object.entries(queryStringParameters)).toEqual([
    ['toString', '1'],
    ['a', '1,2'],
    ['__proto__', '3'],
  ]);
});
