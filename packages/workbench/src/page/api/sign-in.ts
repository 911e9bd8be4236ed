import * as z from 'zod';

/** What the page's own door tells of where people sign in. */
const configuration = z.object({ issuer: z.url(), client: z.string() });
const provider = z.object({
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  end_session_endpoint: z.url().optional(),
  /** Only where the branch runs on this machine. */
  mailbox: z.url().optional(),
});
const granted = z.object({ access_token: z.string(), expires_in: z.number().default(3600) });

/** A token for as long as this page is open; it lies nowhere but here. */
export interface TokenHeld {
  readonly token: string;
  /** Milliseconds of `performance.now()` at which it ends. */
  readonly endsAt: number;
  readonly leaveUrl: string;
  readonly mailboxUrl: string | undefined;
}

/** What is on its way while the browser is at the issuer: of no use to anybody without the code. */
const pending = z.object({ state: z.string(), verifier: z.string(), place: z.string() });
const PENDING = 'huiyin.sign-in';

const BASE = '/workbench/';
const HOME = `${BASE}home`;
const redirectUri = (): string => new URL(HOME, location.origin).href;

async function read<Schema extends z.ZodType>(
  schema: Schema,
  asked: Promise<Response>,
): Promise<z.output<Schema>> {
  const response = await asked;
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return schema.parse(await response.json());
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const randomText = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

async function whereToSignIn() {
  const { issuer, client } = await read(configuration, fetch(`${BASE}sign-in.json`));
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  return { client, provider: await read(provider, fetch(address)) };
}

/**
 * Signs in by authorization code with PKCE. With a code in the address it answers the token; without one it sends the
 * browser to the issuer, and never resolves. Throws when the issuer refuses or is out of reach.
 */
export async function signIn(language: string): Promise<TokenHeld> {
  const { client, provider: at } = await whereToSignIn();
  const address = new URL(location.href);
  const code = address.searchParams.get('code');
  const state = address.searchParams.get('state');
  const waiting = pending.safeParse(JSON.parse(sessionStorage.getItem(PENDING) ?? 'null')).data;
  if (code === null || waiting === undefined || waiting.state !== state) {
    if (address.searchParams.has('error')) throw new Error('the issuer refused the sign-in');
    return await goToIssuer(at.authorization_endpoint, client, language);
  }
  sessionStorage.removeItem(PENDING);
  history.replaceState(null, '', waiting.place);
  const { access_token, expires_in } = await read(
    granted,
    fetch(at.token_endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: client,
        code,
        redirect_uri: redirectUri(),
        code_verifier: waiting.verifier,
      }).toString(),
    }),
  );
  return {
    token: access_token,
    endsAt: performance.now() + expires_in * 1000,
    leaveUrl: leaveUrlOf(at.end_session_endpoint, client),
    mailboxUrl: at.mailbox,
  };
}

async function goToIssuer(authorizationEndpoint: string, client: string, language: string): Promise<never> {
  const [verifier, state] = [randomText(), randomText()];
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const isPlaceWithin = location.pathname.startsWith(BASE);
  // What is looked at stands in the address, and comes back; what an issuer wrote there does not.
  const looked = /[?&](code|error)=/.test(location.search) ? '' : location.search;
  const place = isPlaceWithin ? location.pathname + looked : HOME;
  sessionStorage.setItem(PENDING, JSON.stringify({ state, verifier, place }));
  const address = new URL(authorizationEndpoint);
  for (const [name, value] of Object.entries({
    response_type: 'code',
    client_id: client,
    redirect_uri: redirectUri(),
    scope: 'openid',
    state,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
    ui_locales: language,
  }))
    address.searchParams.set(name, value);
  location.assign(address.href);
  return new Promise(() => {});
}

/** By the standard, and as Cognito wants it told. */
function leaveUrlOf(endSessionEndpoint: string | undefined, client: string): string {
  if (endSessionEndpoint === undefined) return HOME;
  const address = new URL(endSessionEndpoint);
  for (const [name, value] of Object.entries({
    client_id: client,
    post_logout_redirect_uri: redirectUri(),
    logout_uri: redirectUri(),
  }))
    address.searchParams.set(name, value);
  return address.href;
}
