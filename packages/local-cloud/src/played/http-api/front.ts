import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity } from '../../machine/activity.ts';
import { CallerGone, readBody, TooLarge } from '../../machine/read-body.ts';
import { requestUrl } from '../../machine/request-url.ts';
import type { AuthorizerDefinition, Claims } from '../issuer/issuer.ts';
import type { LambdaFunction } from '../lambda/lambda-function.ts';
import type { ApiDefinition, RouteDefinition } from './api.ts';
import { routerOf } from './match-route.ts';
import { type HttpResponse, requestEvent, responseOf } from './payload.ts';

const BODY_BYTES_MAX = 10 * 1024 * 1024;

export interface HttpApiDeps {
  functions: ReadonlyMap<string, LambdaFunction>;
  /** the claims of a token that this authorizer accepts */
  verify(token: string, authorizer: AuthorizerDefinition): Promise<Claims | undefined>;
  account: string;
  now: () => number;
  activity: Activity;
  /** why nothing is taken for now; undefined: everything is */
  closedFor(): string | undefined;
  /** something of ours broke; the caller gets a 500 */
  onFault(fault: unknown): void;
  onRequest(bytesIn: number, bytesOut: number): void;
}
type Refusal = { status: number; message: string };
const refusal = (status: number, message: string): Refusal => ({ status, message });

const scopesOf = (claims: Claims): string[] =>
  String(claims['scope'] ?? claims['scp'] ?? '')
    .split(' ')
    .filter(Boolean);

/** Answers the requests of one HTTP API from the template's routes; false: no route is meant, somebody else may answer. */
export function createFront(
  api: ApiDefinition,
  o: HttpApiDeps,
): (req: IncomingMessage, res: ServerResponse) => boolean {
  const find = routerOf(api.routes);

  const authorize = async (
    route: RouteDefinition,
    header: string | undefined,
  ): Promise<{ claims: Claims | undefined } | { refused: Refusal }> => {
    if (route.authorizerId === undefined) return { claims: undefined };
    const authorizer = api.authorizers.get(route.authorizerId);
    const token = header?.replace(/^Bearer /i, '');
    const claims = token && authorizer ? await o.verify(token, authorizer) : undefined;
    if (!claims) return { refused: refusal(401, 'Unauthorized') };
    const held = scopesOf(claims);
    if (route.scopes.length > 0 && !route.scopes.some((scope) => held.includes(scope)))
      return { refused: refusal(403, 'Forbidden') };
    return { claims };
  };

  const answer = async (request: IncomingMessage, url: URL): Promise<HttpResponse | Refusal> => {
    const match = find(request.method ?? 'GET', url.pathname);
    if (!match) return refusal(404, 'Not Found');
    const closed = o.closedFor();
    if (closed !== undefined) return refusal(503, closed);
    const body = await readBody(request, BODY_BYTES_MAX);
    const caller = await authorize(match.route, request.headers.authorization);
    if ('refused' in caller) return caller.refused;
    const integration = api.integrations.get(match.route.integrationId);
    const target = integration && o.functions.get(integration.functionName);
    if (!target || !integration) return refusal(500, 'Internal Server Error');
    const event = requestEvent({
      request,
      url,
      body,
      match,
      claims: caller.claims,
      scopes: match.route.scopes,
      api: { id: api.id, host: api.host, account: o.account },
      requestId: randomUUID(),
      now: o.now(),
    });
    const invocation = await within(target.invoke(event), integration.timeoutMs);
    if (invocation === 'too late') return refusal(503, 'Service Unavailable');
    const response = invocation.outcome === 'answered' ? responseOf(invocation.payload) : undefined;
    o.onRequest(body.length, response?.body.length ?? 0);
    // What failed because the disk filled up meanwhile may be sent again.
    const filled = (response?.status ?? 500) >= 500 ? o.closedFor() : undefined;
    if (filled !== undefined) return refusal(503, filled);
    return response ?? refusal(500, 'Internal Server Error');
  };

  return (request, response) => {
    const url = requestUrl(request, `http://${api.host}`);
    if (!find(request.method ?? 'GET', url.pathname)) return false;
    const end = o.activity.beginAnswer();
    response.once('close', end);
    // A page sets its clock by the branch's, which is not always the host's.
    response.setHeader('date', new Date(o.now()).toUTCString());
    answer(request, url)
      .catch((fault: unknown) => {
        if (fault instanceof TooLarge) return refusal(413, 'Request Entity Too Large');
        if (!(fault instanceof CallerGone)) o.onFault(fault);
        return refusal(500, 'Internal Server Error');
      })
      .then((given) => send(response, given))
      .catch(() => response.destroy());
    return true;
  };
}

export function send(response: ServerResponse, given: HttpResponse | Refusal): void {
  if ('message' in given) {
    response.writeHead(given.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ message: given.message }));
  } else {
    response.writeHead(given.status, { ...given.headers, 'content-length': given.body.length });
    response.end(given.body);
  }
}

async function within<T>(work: Promise<T>, milliseconds: number): Promise<T | 'too late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'too late'>((resolve) => {
    timer = setTimeout(() => resolve('too late'), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
