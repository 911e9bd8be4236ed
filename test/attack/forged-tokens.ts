import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto';
import type { LocalCloud } from '@huiyin/local-cloud';
import { exportJWK, generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';

/** A token, and a word for how it is no good. */
export interface ForgedToken {
  readonly name: string;
  readonly token: string;
}

/** The branch that is attacked, and two that somebody may have a good token of. */
export interface Ground {
  readonly cloud: LocalCloud;
  /** Name of the API that is attacked. */
  readonly api: string;
  /** Name of the API of the other branch on the same cloud. */
  readonly neighbourApi: string;
  /** Another cloud on which a branch of the same name runs. */
  readonly elsewhere: LocalCloud;
}

const HOUR = 3600;

const encode = (part: object | string): string =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
const decode = (part = ''): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;

/** Every way to a token for that role that the branch did not give, or gave for something else. */
export async function forgedTokens(
  { cloud, api, neighbourApi, elsewhere }: Ground,
  role: string,
): Promise<readonly ForgedToken[]> {
  const good = await cloud.token({ api, role });
  const [head = '', body = '', seal = ''] = good.split('.');
  const [header, claims] = [decode(head), decode(body)];
  const lesser = await cloud.token({ api, role: role === 'agent' ? 'upstream' : 'agent' });
  const [, lesserBody = '', lesserSeal = ''] = lesser.split('.');
  const seconds = Math.floor(cloud.clock.now().getTime() / 1000);

  const keys = await fetch(new URL('/.local/jwks.json', cloud.apis[api]));
  const [open = {}] = ((await keys.json()) as { keys: JsonWebKey[] }).keys;
  const pem = createPublicKey({ key: open, format: 'jwk' }).export({ format: 'pem', type: 'spki' });
  const own = await generateKeyPair('ES256', { extractable: true });
  const ownOpen = await exportJWK(own.publicKey);

  const signedByOwn = (extra: object = {}): Promise<string> =>
    new SignJWT(claims as JWTPayload)
      .setProtectedHeader({ ...header, ...extra } as JWTHeaderParameters)
      .sign(own.privateKey);
  const hashedWith = (key: string | Buffer, extra: object = {}): string => {
    const text = `${encode({ ...header, alg: 'HS256', ...extra })}.${body}`;
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
  };
  /** Signed by the branch's own issuer, and yet none of its good ones. */
  const given = (otherwise: {
    claims?: Record<string, unknown>;
    header?: Record<string, unknown>;
  }): Promise<string> => cloud.token({ api, role, otherwise });
  const flipped = (text: string): string => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;

  const tokens: Record<string, string | Promise<string>> = {
    'none at all': '',
    nonsense: 'nonsense',
    'two dots': '..',
    'a million characters': 'a'.repeat(10_000),
    'five parts, as encrypted ones have': `${good}.${head}.${body}`,
    'no seal': `${head}.${body}`,
    'an empty seal': `${head}.${body}.`,
    'a cut seal': `${head}.${body}.${seal.slice(0, -8)}`,
    'a seal with a bit flipped': `${head}.${body}.${flipped(seal)}`,
    'a seal of zeros': `${head}.${body}.${encode('\0'.repeat(64))}`,
    'the seal of another token': `${head}.${body}.${lesserSeal}`,
    'claims changed under a seal': `${head}.${encode({ ...claims, exp: seconds + 99 * HOUR })}.${seal}`,
    'a lesser token’s claims raised': `${head}.${encode({ ...decode(lesserBody), 'cognito:groups': [role] })}.${lesserSeal}`,
    'header changed under a seal': `${encode({ ...header, typ: 'at+jwt' })}.${body}.${seal}`,
    'algorithm none': `${encode({ ...header, alg: 'none' })}.${body}.`,
    'algorithm None': `${encode({ ...header, alg: 'None' })}.${body}.`,
    'algorithm none, a true seal': `${encode({ ...header, alg: 'none' })}.${body}.${seal}`,
    'no algorithm': `${encode({ kid: header['kid'] })}.${body}.${seal}`,
    'algorithm RS256 over an ES256 seal': `${encode({ ...header, alg: 'RS256' })}.${body}.${seal}`,
    'hashed with nothing': hashedWith(''),
    'hashed with the public key': hashedWith(JSON.stringify(open)),
    'hashed with the public key in PEM': hashedWith(pem),
    'hashed with an empty file that the key id points to': hashedWith('', { kid: '../../../../dev/null' }),
    'hashed with what the key id selects': hashedWith('key', { kid: "x' UNION SELECT 'key" }),
    'another key': signedByOwn({ kid: 'own' }),
    'another key under the issuer’s key id': signedByOwn(),
    'another key, brought along': signedByOwn({ jwk: ownOpen }),
    'another key, to be fetched': signedByOwn({ jku: 'https://keys.example.com/jwks.json' }),
    'another key, certified by itself': signedByOwn({ x5u: 'https://keys.example.com/cert.pem' }),
    'the issuer’s key under another key id': given({ header: { kid: 'other' } }),
    'the issuer’s key under no key id': given({ header: { kid: undefined } }),
    'another audience': given({ claims: { aud: 'somebody-else', client_id: 'somebody-else' } }),
    'another audience beside the right client': given({ claims: { aud: 'somebody-else' } }),
    'an audience that begins with the right one': given({
      claims: { aud: `${claims['aud'] ?? claims['client_id']}-2` },
    }),
    'many audiences, none of them right': given({ claims: { aud: ['one', 'two'] } }),
    'no audience and no client': given({ claims: { aud: undefined, client_id: undefined } }),
    'another issuer': given({ claims: { iss: 'https://login.example.com/' } }),
    'the issuer with a slash': given({ claims: { iss: `${claims['iss']}/` } }),
    'no issuer': given({ claims: { iss: undefined } }),
    'just expired': given({ claims: { exp: seconds } }),
    'expired yesterday': given({ claims: { exp: seconds - 24 * HOUR, nbf: undefined } }),
    'without an end': given({ claims: { exp: undefined } }),
    'an end that is a text': given({ claims: { exp: '99999999999' } }),
    'not begun': given({ claims: { nbf: seconds + HOUR } }),
    'issued tomorrow': given({ claims: { iat: seconds + 24 * HOUR, nbf: undefined } }),
    'without a person': given({ claims: { username: undefined, sub: undefined, client_id: undefined } }),
    'of a person that no employee number names': given({
      claims: { username: '张三', sub: '张三', client_id: undefined },
    }),
    'of the neighbouring branch': cloud.token({ api: neighbourApi, role }),
    'of a branch of this name elsewhere': elsewhere.token({ api, role }),
  };
  const entries = Object.entries(tokens);
  return Promise.all(entries.map(async ([name, token]) => ({ name, token: await token })));
}
