import { expect, test } from 'vitest';
import { corsHeaders } from './cors.ts';

const PAGE = 'http://127.0.0.1:4400';
const RULES = [{ origins: [PAGE], methods: ['PUT'], headers: ['content-type'] }];
const preflight = (headers: Record<string, string> = {}) => ({
  method: 'OPTIONS',
  headers: {
    origin: PAGE,
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'Content-Type',
    ...headers,
  },
});

test('a page of an origin that a rule names may put a file, and is told so before and after', () => {
  const allowed = {
    'access-control-allow-origin': PAGE,
    'access-control-allow-methods': 'PUT',
    vary: 'origin',
  };
  expect(corsHeaders(preflight(), RULES)).toEqual({
    ...allowed,
    'access-control-allow-headers': 'content-type',
  });
  expect(corsHeaders({ method: 'PUT', headers: { origin: PAGE } }, RULES)).toEqual(allowed);
});

test.each([
  ['of another origin', preflight({ origin: 'http://evil.example' })],
  ['with another method', preflight({ 'access-control-request-method': 'GET' })],
  ['with another header', preflight({ 'access-control-request-headers': 'content-type, x-amz-acl' })],
  ['that gets', { method: 'GET', headers: { origin: PAGE } }],
  ['of no origin', { method: 'PUT', headers: {} }],
] as const)('a request %s is told nothing', (_, request) => {
  expect(corsHeaders(request, RULES)).toBeUndefined();
});
