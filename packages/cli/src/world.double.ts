import type { RouteKey } from '@huiyin/contracts';
import { ROUTES } from '@huiyin/contracts';
import type { World } from './session.ts';

/** One request that reached the scripted branch. */
export interface Received {
  readonly route: RouteKey;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly token: string;
}

type Reply = { readonly status: number; readonly body: unknown };
/** What the branch answers on a route; a route that is not scripted throws. */
export type Script = Partial<Record<RouteKey, (received: Received) => Reply>>;

const matchers = (Object.keys(ROUTES) as RouteKey[]).map((route) => {
  const [method = '', template = ''] = route.split(' ');
  return { route, method, pattern: new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) };
});

/** A world in which one branch answers as scripted; tokens are named after the role and person they are for. */
export function worldOf(script: Script): World & {
  readonly received: Received[];
  readonly printed: string[];
  readonly remarks: string[];
  readonly pauses: number[];
} {
  const received: Received[] = [];
  const printed: string[] = [];
  const remarks: string[] = [];
  const pauses: number[] = [];
  return {
    received,
    printed,
    remarks,
    pauses,
    print: (line) => void printed.push(line),
    remark: (line) => void remarks.push(line),
    now: () => new Date('2026-10-05T02:00:00.000Z'),
    environment: {},
    pause: async (delayMs) => void pauses.push(delayMs),
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
      const request: Received = {
        route: found.route,
        path: { ...found.pattern.exec(url.pathname)?.groups },
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
