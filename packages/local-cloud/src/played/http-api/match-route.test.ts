import { describe, expect, test } from 'vitest';
import { routerOf } from './match-route.ts';

const keys = [
  'GET /pets/dog/1',
  'GET /pets/dog/{id}',
  'GET /pets/{proxy+}',
  'ANY /{proxy+}',
  '$default',
  'POST /tasks/{id}/result',
  'GET /',
];
const find = routerOf(keys.map((key) => ({ key, integrationId: key, authorizerId: undefined, scopes: [] })));
const found = (method: string, path: string) => {
  const match = find(method, path);
  return [match?.route.key, match?.pathParameters];
};

/** The first five rows are the example of the HTTP API developer guide, "Routing API requests". */
describe('a request goes to the most specific route', () => {
  test.each([
    ['GET', '/pets/dog/1', 'GET /pets/dog/1', {}],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{id}', { id: '2' }],
    ['GET', '/pets/cat/1', 'GET /pets/{proxy+}', { proxy: 'cat/1' }],
    ['POST', '/test/5', 'ANY /{proxy+}', { proxy: 'test/5' }],
    ['POST', '/', '$default', {}],
    ['GET', '/', 'GET /', {}],
    ['POST', '/tasks/a%20b/result', 'POST /tasks/{id}/result', { id: 'a b' }],
    ['POST', '/tasks//result', 'ANY /{proxy+}', { proxy: 'tasks//result' }],
  ])('%s %s', (method, path, key, parameters) => {
    expect(found(method, path)).toEqual([key, parameters]);
  });
  test('and to none where none fits', () => {
    const only = routerOf([{ key: 'POST /orders', integrationId: '', authorizerId: undefined, scopes: [] }]);
    expect(only('GET', '/orders')).toBeUndefined();
    expect(only('POST', '/orders/1')).toBeUndefined();
  });
});
