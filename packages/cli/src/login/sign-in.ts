import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { Fault } from '@huiyin/kernel';
import * as z from 'zod';

export interface SignInDeps {
  readonly fetch: typeof globalThis.fetch;
  /** Base address of the identity provider. */
  readonly issuer: string;
  readonly clientId: string;
  /** Where the browser comes back to on this machine; the provider knows `http://localhost:<port>/callback`. */
  readonly port: number;
  /** Shows the address that is to be opened in a browser. */
  readonly show: (address: string) => void;
  /** What the browser shows at the end. */
  readonly goodbye: string;
  /** How long somebody may take to sign in, milliseconds. */
  readonly waitMs: number;
}

export interface SignedIn {
  readonly token: string;
  /** Seconds for which the token is valid. */
  readonly seconds: number;
}

const discovery = z.looseObject({ authorization_endpoint: z.url(), token_endpoint: z.url() });
const granted = z.looseObject({ access_token: z.string(), expires_in: z.number().default(3600) });

/** Authorization code with PKCE by a redirect to this machine (RFC 8252): no secret of the client, and no password through our hands. */
export async function signIn(deps: SignInDeps): Promise<SignedIn> {
  const { fetch, issuer, clientId, port } = deps;
  const provider = await ask(
    discovery,
    fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`),
    issuer,
  );
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const redirectUri = `http://localhost:${port}/callback`;
  const address = new URL(provider.authorization_endpoint);
  for (const [name, value] of Object.entries({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'openid',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }))
    address.searchParams.set(name, value);
  const code = await codeFromBrowser(deps, state, address.href);
  const { access_token, expires_in } = await ask(
    granted,
    fetch(provider.token_endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: clientId,
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }).toString(),
    }),
    issuer,
  );
  return { token: access_token, seconds: expires_in };
}

/** Waits on this machine's own address for the browser to bring the code of this sign-in, and no other. */
async function codeFromBrowser(
  { port, show, goodbye, waitMs }: SignInDeps,
  state: string,
  address: string,
): Promise<string> {
  const come = Promise.withResolvers<string>();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url?.replace(/^\/+/, '/') ?? '/', 'http://localhost');
    const isOurs = pathname === '/callback' && searchParams.get('state') === state;
    response.writeHead(isOurs ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(isOurs ? `${goodbye}\n` : 'Not Found\n');
    if (!isOurs) return;
    const code = searchParams.get('code');
    if (code === null) come.reject(new Fault('login-refused', 'the identity provider refused the sign-in'));
    else come.resolve(code);
  });
  server.once('error', (cause) =>
    come.reject(new Fault('port-taken', `port ${port} is taken: say another with --port`, { cause })),
  );
  const timer = setTimeout(() => come.reject(new Fault('login-too-late', 'nobody signed in')), waitMs);
  try {
    server.listen(port, 'localhost', () => show(address));
    return await come.promise;
  } finally {
    clearTimeout(timer);
    server.close();
    server.closeAllConnections();
  }
}

async function ask<Schema extends z.ZodType>(
  schema: Schema,
  asked: Promise<Response>,
  issuer: string,
): Promise<z.output<Schema>> {
  const response = await asked.catch((cause: unknown) => {
    throw new Fault('issuer-out-of-reach', `no answer from ${issuer}`, { cause });
  });
  const read = schema.safeParse(await response.json().catch(() => undefined));
  if (!response.ok || !read.success)
    throw new Fault(
      'login-refused',
      `${issuer} did not answer as an identity provider does (${response.status})`,
    );
  return read.data;
}
