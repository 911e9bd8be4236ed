export interface RouteAddress {
  readonly method: string;
  readonly url: URL;
  /** JSON text; absent: the call has no body. */
  readonly body: string | undefined;
}

/** Where and how a route (`GET /complaints/{caseId}`) is called: its path filled in, resolved against the API's base address. */
export function addressOf(baseUrl: string, route: string, request: object): RouteAddress {
  const {
    path = {},
    query = {},
    body,
    // A request of any route has at most these members.
  } = request as {
    path?: Readonly<Record<string, string>>;
    query?: Readonly<Record<string, string | undefined>>;
    body?: unknown;
  };
  const [method = 'GET', template = '/'] = route.split(' ');
  const filled = template
    .slice(1)
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const url = new URL(filled, withSlash(baseUrl));
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, value);
  return { method, url, body: body === undefined ? undefined : JSON.stringify(body) };
}

/** So that a stage or base path in the address stays when something is resolved against it. */
export const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`);
