import { expect, test } from 'vitest';
import { openSession } from './session.ts';
import { worldOf } from './world.double.ts';

const options = { data: 'nowhere', json: true, english: true };

test('a command calls in the role that it needs, or in the one that the operator named', () => {
  const named = openSession({ ...options, as: 'supervisor', person: 'supervisor-02' }, worldOf({}));
  expect(openSession(options, worldOf({})).user('officer')).toEqual({ role: 'officer' });
  expect(named.user('officer')).toEqual({ role: 'supervisor', person: 'supervisor-02' });
});

test('a deployed branch is called with the token that the operator brought', async () => {
  const world = { ...worldOf({ 'GET /month-keys': () => ({ status: 200, body: { months: [] } }) }) };
  const session = openSession({ ...options, url: 'https://branch.example.com', token: 'brought' }, world);
  await session.api.call('GET /month-keys', {}, session.user('administrator'));
  expect(world.received).toMatchObject([{ token: 'brought' }]);
});
