import { ROUTES, type RouteKey } from '@huiyin/contracts';

/** One request that reached the scripted branch. */
export interface ReceivedRequest {
  readonly route: RouteKey;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly token: string;
}

/** What the branch answers on a route; a route that is not scripted throws. */
export type BranchScript = Partial<
  Record<RouteKey, (request: ReceivedRequest) => { readonly status: number; readonly body: unknown }>
>;

// The keys are the routes; Object.keys only widens their type.
const matchers = (Object.keys(ROUTES) as RouteKey[]).map((route) => {
  const [method = '', template = ''] = route.split(' ');
  return { route, method, pattern: new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) };
});

/** A branch's API that answers as scripted; its tokens are named after the role and person they are for. */
export function scriptedBranch(script: BranchScript): {
  readonly fetch: typeof globalThis.fetch;
  readonly received: readonly ReceivedRequest[];
} {
  const received: ReceivedRequest[] = [];
  return {
    received,
    async fetch(input, init) {
      const url = new URL(String(input));
      if (url.pathname === '/.local/token')
        return Response.json({
          access_token: `${url.searchParams.get('as')}/${url.searchParams.get('person') ?? ''}`,
        });
      const found = matchers.find(
        ({ method, pattern }) => method === (init?.method ?? 'GET') && pattern.test(url.pathname),
      );
      const answer = found && script[found.route];
      if (!found || !answer) throw new Error(`nothing is scripted for ${init?.method} ${url.pathname}`);
      const request: ReceivedRequest = {
        route: found.route,
        path: decoded(found.pattern.exec(url.pathname)?.groups),
        query: Object.fromEntries(url.searchParams),
        body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
        token: new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? '',
      };
      received.push(request);
      const { status, body } = answer(request);
      return Response.json(body, { status });
    },
  };
}

/** Path parameters reach the branch decoded; ids hold colons. */
const decoded = (groups: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
