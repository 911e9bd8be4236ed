import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** One file of the built page, in every coding it was prepared in. */
export interface PageFile {
  readonly contentType: string;
  /** Names the content, for revalidation. */
  readonly tag: string;
  readonly plain: Uint8Array;
  readonly codings: { readonly br?: Uint8Array; readonly gzip?: Uint8Array };
}

/** Where people sign in, told by whoever deployed the branch. */
export interface SignIn {
  /** Base address of the OIDC issuer. */
  readonly issuer: string;
  /** The public client that the page is. */
  readonly client: string;
  /** Origins of the issuer's endpoints beside its own. */
  readonly origins: readonly string[];
}

export interface PageDeps {
  /** By path under `/workbench/`, e.g. `index.html`, `assets/main-3f2a.js`. */
  readonly files: ReadonlyMap<string, PageFile>;
  readonly signIn: SignIn;
  /** Origins of the buckets that files are put into by links that the branch signs. */
  readonly bucketOrigins: readonly string[];
}

/** The path of the page on the API's origin; no route of the contracts begins with it. */
const BASE = '/workbench/';
/** The API as OpenAPI; where other systems look for it. */
const INTERFACE = '/openapi.json';
/** Where one begins. A path that ends in a slash is no place: gateways differ in which route it means. */
const HOME = `${BASE}home`;

/** A build names these by their content, so they never change. */
const HASHED = 'assets/';
const NEVER_CHANGES = 'public, max-age=31536000, immutable';

/**
 * The door of the page: its files as they were built, and where to sign in. Any other path below the base is a place
 * inside the page. Nothing here is secret and nothing asks who calls.
 */
export function servePage({ files, signIn, bucketOrigins }: PageDeps) {
  const headers = securityHeaders(signIn, bucketOrigins);
  const problem = (statusCode: number, text: string): APIGatewayProxyStructuredResultV2 => ({
    statusCode,
    headers: { ...headers, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    body: text,
  });
  return (
    event: Pick<APIGatewayProxyEventV2, 'rawPath' | 'headers'>,
  ): Promise<APIGatewayProxyStructuredResultV2> => {
    if (event.rawPath !== INTERFACE && !event.rawPath.startsWith(BASE))
      return Promise.resolve({
        statusCode: 302,
        headers: { ...headers, location: HOME, 'cache-control': 'no-store' },
      });
    const path = event.rawPath === INTERFACE ? INTERFACE.slice(1) : event.rawPath.slice(BASE.length);
    if (path === 'sign-in.json')
      return Promise.resolve({
        statusCode: 200,
        headers: { ...headers, 'content-type': 'application/json', 'cache-control': 'no-store' },
        body: JSON.stringify({ issuer: signIn.issuer, client: signIn.client }),
      });
    const isPlace = !path.startsWith(HASHED) && !path.includes('.');
    const file = files.get(path) ?? (isPlace ? files.get('index.html') : undefined);
    if (!file) return Promise.resolve(problem(404, 'no such file'));
    const given = event.headers ?? {};
    const cached = {
      ...headers,
      etag: file.tag,
      vary: 'accept-encoding',
      'cache-control': path.startsWith(HASHED) ? NEVER_CHANGES : 'no-cache',
    };
    if (given['if-none-match'] === file.tag) return Promise.resolve({ statusCode: 304, headers: cached });
    const { coding, bytes } = codingFor(file, given['accept-encoding'] ?? '');
    return Promise.resolve({
      statusCode: 200,
      headers: {
        ...cached,
        'content-type': file.contentType,
        ...(coding !== undefined && { 'content-encoding': coding }),
      },
      body: Buffer.from(bytes).toString('base64'),
      isBase64Encoded: true,
    });
  };
}

/** The smallest form that the caller takes. A coding with `q=0` is one that they do not. */
function codingFor({ plain, codings }: PageFile, accepted: string) {
  const taken = new Set(
    accepted
      .toLowerCase()
      .split(',')
      .map((each) => each.trim())
      .filter((each) => !/;\s*q=0(\.0*)?$/.test(each))
      .map((each) => each.split(';')[0]),
  );
  for (const coding of ['br', 'gzip'] as const) {
    const bytes = codings[coding];
    if (bytes && taken.has(coding)) return { coding, bytes };
  }
  return { coding: undefined, bytes: plain };
}

/** Scripts, styles and pictures of this origin alone; calls to this origin, to where people sign in and to where files are put. */
function securityHeaders(
  { issuer, origins }: SignIn,
  bucketOrigins: readonly string[],
): Readonly<Record<string, string>> {
  const reached = [...new Set(["'self'", new URL(issuer).origin, ...origins, ...bucketOrigins])].join(' ');
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      `connect-src ${reached}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'strict-transport-security': 'max-age=31536000',
  };
}
