import type { IncomingMessage, ServerResponse } from 'node:http';
import { CallerGone, readBody, TooLarge } from '../../machine/read-body.ts';
import { requestUrl } from '../../machine/request-url.ts';
import { codesOf } from './codes.ts';
import { type AuthorizerDefinition, type Issuer, TOKEN_SECONDS } from './issuer.ts';
import { personPage } from './person-page.ts';

const BODY_BYTES_MAX = 16_384;
const COOKIE = 'huiyin-local-person';

/**
 * The local identity provider beside an API, under /.local/ and /.well-known/. A browser signs in by authorization code with
 * PKCE: one picks a person, which is remembered by a cookie until one signs out, as with Cognito's own pages. Programs get
 * a token for whoever they ask for (`GET /.local/token?as=agent&person=agent-07`), so it is bound to 127.0.0.1 with the rest.
 */
export function createIssuerFront(
  issuer: Issuer,
  authorizer: AuthorizerDefinition | undefined,
  o: { baseUrl(): string; now(): number },
): (req: IncomingMessage, res: ServerResponse) => boolean {
  const codes = codesOf(o.now);
  const tokenFor = async (role: string, person: string | undefined) => {
    if (!authorizer) return undefined;
    return issuer.token({ authorizer, role, ...(person !== undefined && { person }) });
  };
  /** Browsers are sent nowhere but back to this machine's own page. */
  const isOwn = (address: string | null): address is string => {
    if (address === null || !URL.canParse(address)) return false;
    const { protocol, hostname, port } = new URL(address);
    return (
      protocol === 'http:' &&
      ['127.0.0.1', 'localhost'].includes(hostname) &&
      port === new URL(o.baseUrl()).port
    );
  };

  const authorize = (url: URL, request: IncomingMessage, response: ServerResponse): void => {
    const asked = url.searchParams;
    const redirectUri = asked.get('redirect_uri');
    const challenge = asked.get('code_challenge');
    const isAsked =
      isOwn(redirectUri) &&
      asked.get('response_type') === 'code' &&
      asked.get('code_challenge_method') === 'S256' &&
      challenge !== null &&
      authorizer?.audience.includes(asked.get('client_id') ?? '') === true;
    if (!isAsked) {
      json(response, 400, { error: 'invalid_request' });
      return;
    }
    const picked = asked.get('person') ?? cookieOf(request);
    const person = issuer.people.find(({ id }) => id === picked);
    if (!person) {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      });
      response.end(personPage(issuer.people, url));
      return;
    }
    const back = new URL(redirectUri);
    back.searchParams.set('code', codes.issue({ person, challenge, redirectUri }));
    const state = asked.get('state');
    if (state !== null) back.searchParams.set('state', state);
    response.writeHead(302, {
      location: back.href,
      'cache-control': 'no-store',
      'set-cookie': `${COOKIE}=${person.id}; Path=/.local/; HttpOnly; SameSite=Lax`,
    });
    response.end();
  };

  const exchange = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const given = new URLSearchParams((await readBody(request, BODY_BYTES_MAX)).toString());
    const person = codes.redeem({
      code: given.get('code') ?? '',
      verifier: given.get('code_verifier') ?? '',
      redirectUri: given.get('redirect_uri') ?? '',
    });
    const token = person && (await tokenFor(person.role, person.id));
    if (given.get('grant_type') !== 'authorization_code' || !person || token === undefined)
      json(response, 400, { error: 'invalid_grant' });
    else json(response, 200, { access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS });
  };

  const leave = (url: URL, response: ServerResponse): void => {
    const back = url.searchParams.get('post_logout_redirect_uri') ?? url.searchParams.get('logout_uri');
    response.writeHead(302, {
      location: isOwn(back) ? back : '/',
      'set-cookie': `${COOKIE}=; Path=/.local/; Max-Age=0; HttpOnly; SameSite=Lax`,
    });
    response.end();
  };

  const giveToken = async (url: URL, response: ServerResponse): Promise<void> => {
    const role = url.searchParams.get('as');
    const person = url.searchParams.get('person');
    const isGood = role !== null && /^[a-z-]+$/.test(role) && (person === null || /^[\w.-]+$/.test(person));
    const token = isGood ? await tokenFor(role, person ?? undefined) : undefined;
    if (token === undefined)
      json(response, 400, { message: 'ask with ?as=ROLE and, if you like, &person=EMPLOYEE' });
    else json(response, 200, { access_token: token, token_type: 'Bearer' });
  };

  return (request, response) => {
    const url = requestUrl(request, 'http://localhost');
    const { origin } = request.headers;
    if (origin !== undefined && isOwn(origin)) response.setHeader('access-control-allow-origin', origin);
    const failed = (fault: unknown): void => {
      if (response.headersSent || fault instanceof CallerGone) response.destroy();
      else if (fault instanceof TooLarge) json(response, 413, { message: fault.message });
      else json(response, 500, { message: 'no token could be signed' });
    };
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        json(response, 200, {
          issuer: authorizer?.issuer,
          jwks_uri: `${o.baseUrl()}/.local/jwks.json`,
          authorization_endpoint: `${o.baseUrl()}/.local/authorize`,
          token_endpoint: `${o.baseUrl()}/.local/token`,
          end_session_endpoint: `${o.baseUrl()}/.local/logout`,
          // What only a branch on this machine has.
          mailbox: `${o.baseUrl()}/mailbox`,
          id_token_signing_alg_values_supported: ['ES256'],
        });
        return true;
      case '/.local/jwks.json':
        json(response, 200, issuer.publicKeys());
        return true;
      case '/.local/people':
        json(response, 200, issuer.people);
        return true;
      case '/.local/authorize':
        authorize(url, request, response);
        return true;
      case '/.local/logout':
        leave(url, response);
        return true;
      case '/.local/token':
        void (request.method === 'POST' ? exchange(request, response) : giveToken(url, response)).catch(
          failed,
        );
        return true;
      default:
        return false;
    }
  };
}

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
};

const cookieOf = ({ headers }: IncomingMessage): string | undefined =>
  headers.cookie
    ?.split(';')
    .map((each) => each.trim().split('='))
    .find(([name]) => name === COOKIE)?.[1];
