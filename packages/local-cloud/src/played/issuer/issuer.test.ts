import { afterEach, expect, test } from 'vitest';
import { openState, type State } from '../../machine/state.ts';
import { openIssuer } from './issuer.ts';

let state: State | undefined;
afterEach(() => state?.close());

test('a token of one branch opens no other of the same issuer: the audience is the branch’s own', async () => {
  state = openState(':memory:');
  const issuer = await openIssuer({ state, now: () => Date.parse('2026-10-06T02:00:00.000Z'), people: [] });
  const of = (branch: string) => ({
    issuer: 'https://login.example.cn/realms/gas',
    audience: [`huiyin-${branch}`],
  });
  const token = await issuer.token({ authorizer: of('longgang'), role: 'administrator' });
  expect(await issuer.verify(token, of('longgang'))).toMatchObject({ aud: 'huiyin-longgang' });
  expect(await issuer.verify(token, of('longhua'))).toBeUndefined();
  expect(
    await issuer.verify(token, { ...of('longgang'), issuer: 'https://login.example.cn/realms/other' }),
  ).toBeUndefined();
});

test('a token that names another key than the one that signed it, or none, opens nothing', async () => {
  state = openState(':memory:');
  const issuer = await openIssuer({ state, now: () => Date.parse('2026-10-06T02:00:00.000Z'), people: [] });
  const authorizer = { issuer: 'https://login.example.cn/realms/gas', audience: ['huiyin-longgang'] };
  const naming = async (kid: string | undefined) =>
    issuer.verify(
      await issuer.token({ authorizer, role: 'agent', otherwise: { header: { kid } } }),
      authorizer,
    );
  expect(await naming('another')).toBeUndefined();
  expect(await naming(undefined)).toBeUndefined();
  const { kid } = issuer.publicKeys().keys[0] ?? {};
  expect(await naming(kid)).toMatchObject({ aud: 'huiyin-longgang' });
});
