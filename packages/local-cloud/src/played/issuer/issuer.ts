import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  jwtVerify,
  SignJWT,
} from 'jose';
import type { State } from '../../machine/state.ts';

export interface AuthorizerDefinition {
  issuer: string;
  audience: readonly string[];
}
export type Claims = Record<string, unknown>;
/** Somebody whom the local identity provider knows. */
export interface Person {
  /** employee id */
  id: string;
  role: string;
  /** what their tokens say of them; the role alone unless told */
  groups?: readonly string[];
  /** how the sign-in page calls them, in two languages */
  label?: { readonly zh: string; readonly en: string };
}
/** What a token says otherwise than a good one, by name; undefined: it says nothing there. */
export interface Deviation {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
}
/** Plays the identity provider of every authorizer: signs what Cognito would put into an access token. */
export interface Issuer {
  people: readonly Person[];
  token(o: {
    authorizer: AuthorizerDefinition;
    role: string;
    person?: string;
    otherwise?: Deviation;
  }): Promise<string>;
  /** Checks key id, signature, issuer, audience (or client), start and end, as HTTP API's JWT authorizer does. */
  verify(token: string, authorizer: AuthorizerDefinition): Promise<Claims | undefined>;
  publicKeys(): { keys: JWK[] };
}

/** How long a token is good for. */
export const TOKEN_SECONDS = 12 * 3600;
const REMEMBERED = 1000;

export async function openIssuer(o: {
  state: State;
  now: () => number;
  people: readonly Person[];
}): Promise<Issuer> {
  const stored = o.state.setting('issuer key');
  const pair = stored === undefined ? await newKey() : (JSON.parse(stored) as JWK); // written by newKey below
  if (stored === undefined) o.state.saveSetting('issuer key', JSON.stringify(pair));
  const { kty, crv, x, y } = pair;
  const open: JWK = {
    kty,
    crv,
    x,
    y,
    kid: await calculateJwkThumbprint(pair),
    alg: 'ES256',
    use: 'sig',
  } as JWK; // an EC key has them all
  const secret = await importJWK(pair, 'ES256');
  const check = await importJWK(open, 'ES256');
  /** A signature once found good stays good; issuer, audience and times are looked at every time. */
  const seen = new Map<string, Claims>();

  const signed = async (token: string): Promise<Claims | undefined> => {
    const known = seen.get(token);
    if (known) return known;
    try {
      // The times are checked below, against the cloud's clock at each use.
      const { payload, protectedHeader } = await jwtVerify(token, check, {
        algorithms: ['ES256'],
        currentDate: new Date(o.now()),
        clockTolerance: 10 * 365 * 86_400,
      });
      // "The token must have a header claim that matches the key in the jwks_uri that signed the token" (HTTP API guide).
      if (protectedHeader.kid !== open.kid) return undefined;
      if (seen.size > REMEMBERED) seen.clear();
      seen.set(token, payload);
      return payload;
    } catch {
      return undefined; // an authorizer says no more than "Unauthorized"
    }
  };

  return {
    people: o.people,
    publicKeys: () => ({ keys: [open] }),
    token({ authorizer, role, person = `${role}-01`, otherwise = {} }) {
      const seconds = Math.floor(o.now() / 1000);
      const [client = ''] = authorizer.audience;
      const known = o.people.find((each) => each.id === person && each.role === role);
      const isCognito = new URL(authorizer.issuer).hostname.startsWith('cognito-idp.');
      return new SignJWT({
        ...(isCognito ? {} : { aud: client }),
        client_id: client,
        token_use: 'access',
        scope: 'openid',
        username: person,
        'cognito:groups': known?.groups ?? [role],
        auth_time: seconds,
        iss: authorizer.issuer,
        sub: person,
        iat: seconds,
        nbf: seconds,
        exp: seconds + TOKEN_SECONDS,
        ...otherwise.claims,
      })
        .setProtectedHeader({ alg: 'ES256', kid: open.kid ?? '', ...otherwise.header })
        .sign(secret);
    },
    async verify(token, authorizer) {
      const claims = await signed(token);
      if (!claims) return undefined;
      const seconds = Math.floor(o.now() / 1000);
      if (claims['iss'] !== authorizer.issuer) return undefined;
      if (typeof claims['exp'] !== 'number' || claims['exp'] <= seconds) return undefined;
      if (typeof claims['nbf'] === 'number' && claims['nbf'] > seconds) return undefined;
      if (typeof claims['iat'] === 'number' && claims['iat'] > seconds) return undefined;
      // `aud` decides; `client_id` is looked at only where there is no `aud` (HTTP API developer guide).
      const audience = claims['aud'] ?? claims['client_id'];
      const given: unknown[] = Array.isArray(audience) ? audience : [audience];
      return authorizer.audience.some((one) => given.includes(one)) ? claims : undefined;
    },
  };
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return exportJWK(privateKey);
}
