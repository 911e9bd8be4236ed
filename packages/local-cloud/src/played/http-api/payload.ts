import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import type { Claims } from '../issuer/issuer.ts';
import type { Match } from './match-route.ts';

/** Claims as HTTP API hands them on: every value is text, a list reads `[a b]`. */
export const renderClaims = (claims: Claims): Record<string, string> =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  );

const TEXT_TYPES = /^(text\/|application\/(json|.*\+json|xml|javascript|x-www-form-urlencoded|problem))/;

/** The event of payload format 2.0 (HTTP API developer guide, "Working with Lambda proxy integrations"). */
export function requestEvent(o: {
  request: IncomingMessage;
  url: URL;
  body: Buffer;
  match: Match;
  claims: Claims | undefined;
  scopes: readonly string[];
  api: { id: string; host: string; account: string };
  requestId: string;
  /** epoch ms */
  now: number;
}): object {
  const { request, url, body, match } = o;
  const headers = Object.fromEntries(
    Object.entries(request.headers)
      .filter(([name]) => name !== 'cookie')
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : (value ?? '')]),
  );
  const query = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    const before = query.get(name);
    query.set(name, before === undefined ? value : `${before},${value}`);
  }
  const isText =
    request.headers['content-encoding'] === undefined &&
    TEXT_TYPES.test(request.headers['content-type'] ?? 'text/plain');
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(request.headers.cookie === undefined ? {} : { cookies: request.headers.cookie.split('; ') }),
    headers,
    ...(query.size > 0 ? { queryStringParameters: Object.fromEntries(query) } : {}),
    ...(Object.keys(match.pathParameters).length > 0 ? { pathParameters: match.pathParameters } : {}),
    requestContext: {
      accountId: o.api.account,
      apiId: o.api.id,
      ...(o.claims
        ? {
            authorizer: {
              jwt: { claims: renderClaims(o.claims), scopes: o.scopes.length > 0 ? o.scopes : null },
            },
          }
        : {}),
      domainName: o.api.host,
      domainPrefix: o.api.id,
      http: {
        method: request.method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: o.requestId,
      routeKey: match.route.key,
      stage: '$default',
      time: new Date(o.now).toUTCString(),
      timeEpoch: o.now,
    },
    ...(body.length > 0 ? { body: body.toString(isText ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

const answer = z.object({
  statusCode: z.coerce.number(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
  cookies: z.array(z.string()).nullish(),
});
export interface HttpResponse {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

/** What a function answered, as HTTP. Without a status code the whole answer is the JSON body (format 2.0). */
export function responseOf(payload: string): HttpResponse | undefined {
  const value: unknown = JSON.parse(payload);
  if (typeof value !== 'object' || value === null || !('statusCode' in value))
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(value === null ? '' : payload),
    };
  const { success, data } = answer.safeParse(value);
  if (!success) return undefined;
  const headers: Record<string, string | string[]> = { 'content-type': 'text/plain;charset=UTF-8' };
  for (const [name, text] of Object.entries(data.headers ?? {})) headers[name.toLowerCase()] = String(text);
  if (data.cookies && data.cookies.length > 0) headers['set-cookie'] = data.cookies;
  return {
    status: data.statusCode,
    headers,
    body: Buffer.from(data.body ?? '', data.isBase64Encoded ? 'base64' : 'utf8'),
  };
}
