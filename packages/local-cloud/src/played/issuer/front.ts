import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestUrl } from '../../machine/request-url.ts';
import type { AuthorizerDefinition, Issuer } from './issuer.ts';

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
};

/**
 * The local identity provider beside an API, under /.local/ and /.well-known/: a token for whoever asks, so it is bound
 * to 127.0.0.1 with the rest. `GET /.local/token?as=agent&person=agent-07`.
 */
export function createIssuerFront(
  issuer: Issuer,
  authorizer: AuthorizerDefinition | undefined,
  baseUrl: () => string,
): (req: IncomingMessage, res: ServerResponse) => boolean {
  return (request, response) => {
    const url = requestUrl(request, 'http://localhost');
    if (url.pathname === '/.well-known/openid-configuration') {
      json(response, 200, {
        issuer: authorizer?.issuer,
        jwks_uri: `${baseUrl()}/.local/jwks.json`,
        token_endpoint: `${baseUrl()}/.local/token`,
        id_token_signing_alg_values_supported: ['ES256'],
      });
      return true;
    }
    if (url.pathname === '/.local/jwks.json') {
      json(response, 200, issuer.publicKeys());
      return true;
    }
    if (url.pathname === '/.local/people') {
      json(response, 200, issuer.people);
      return true;
    }
    if (url.pathname !== '/.local/token') return false;
    const role = url.searchParams.get('as');
    const person = url.searchParams.get('person');
    if (!authorizer || !role || !/^[a-z-]+$/.test(role) || (person !== null && !/^[\w.-]+$/.test(person))) {
      json(response, 400, { message: 'ask with ?as=ROLE and, if you like, &person=EMPLOYEE' });
      return true;
    }
    issuer.token({ authorizer, role, ...(person === null ? {} : { person }) }).then(
      (token) => json(response, 200, { access_token: token, token_type: 'Bearer' }),
      () => json(response, 500, { message: 'no token could be signed' }),
    );
    return true;
  };
}
