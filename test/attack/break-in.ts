import { request } from 'node:http';
import { ROUTES, type RouteKey, rolesOf } from '@huiyin/contracts';
import { ROLES, type Role } from '@huiyin/vocabulary';
import { officeOf } from '../journeys/branch-office.ts';
import { type ForgedToken, forgedTokens, type Ground } from './forged-tokens.ts';
import { sendOddRequests } from './odd-requests.ts';
import { progressOf } from './progress.ts';

// The keys of ROUTES, which `Object.keys` forgets.
export const ROUTE_KEYS = Object.keys(ROUTES) as RouteKey[];

/** What stands between braces in a route's path. */
type PathName<Route extends string> = Route extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathName<Rest>
  : never;

/** Something that may stand in a path and that no branch has; of every name that a route has. */
export const NOBODYS: Readonly<Record<PathName<RouteKey>, string>> = {
  orderId: 'WO-NOBODY',
  rejectedId: 'nobody',
  queue: 'nobody',
  letterId: 'nobody',
  month: '2020-01',
  day: '2020-01-01',
  due: '2020-01',
  taskId: 'WO-NOBODY',
  claimId: '20200101-NOBODY',
  caseId: 'WO-NOBODY',
  evidenceId: 'E-NOBODY',
  period: '2020-01',
  version: 'y2020',
  number: '1',
  redistributionId: 'R-NOBODY',
  countermeasureId: 'C-NOBODY',
  topicId: 't-nobody',
  person: 'nobody',
};

export interface BreakIns {
  /** Calls with a good token of this branch: each role on each route. */
  readonly cells: number;
  /** Calls with a good token of another branch, one beside this one and one elsewhere: each role on each route. */
  readonly foreign: number;
  /** Kinds of forged tokens, and the calls made with them. */
  readonly forgeries: number;
  readonly forgedCalls: number;
  /** Calls around the routes: other methods, other spellings of a path. */
  readonly detours: number;
  /** Requests that no client sends, and such as name a foreign host, to every server of the machine. */
  readonly odd: number;
  /** Every answer that it should not have been. */
  readonly broken: readonly string[];
}

/**
 * Calls every route as every role, with tokens of this and of other branches, and with forged ones on `routes` (absent: on
 * all). Bodies are empty: who may not call is told so before anything is read.
 */
export async function breakIn(ground: Ground, routes: readonly RouteKey[] = ROUTE_KEYS): Promise<BreakIns> {
  const { cloud, api, neighbourApi, elsewhere } = ground;
  const office = officeOf(cloud, branchOf(api), []);
  const broken: string[] = [];
  const call = async (route: RouteKey, role: Role, token?: string): Promise<number> => {
    const body = route.startsWith('GET') ? {} : { body: {} };
    const answer = await office.as(role, route, {
      path: NOBODYS,
      ...body,
      ...(token !== undefined && { token }),
    });
    return answer.status;
  };
  const demand = (what: string, status: number, isRight: (status: number) => boolean): void => {
    if (!isRight(status)) broken.push(`${what}: ${status}`);
  };

  let [cells, foreign, forgedCalls] = [0, 0, 0];
  const progress = progressOf('tokens');
  for (const route of ROUTE_KEYS)
    for (const role of ROLES) {
      progress(() => `${cells} roles on routes, ${foreign} of other branches`);
      const allowed = rolesOf(route);
      const isOpen = (status: number) => ![401, 403].includes(status) && status < 500;
      const isRight = allowed.includes(role) ? isOpen : (status: number) => status === 403;
      demand(`${role} on ${route}`, await call(route, role), isRight);
      cells += 1;
      for (const token of [
        await cloud.token({ api: neighbourApi, role }),
        await elsewhere.token({ api, role }),
      ]) {
        demand(`another branch’s ${role} on ${route}`, await call(route, role, token), isUnauthorized);
        foreign += 1;
      }
    }
  const forgeries = new Map<Role, readonly ForgedToken[]>();
  for (const role of ROLES) forgeries.set(role, await forgedTokens(ground, role));
  for (const route of routes) {
    const [role = 'administrator'] = rolesOf(route);
    progress(() => `${forgedCalls} calls with forged tokens, at ${route}`);
    for (const { name, token } of forgeries.get(role) ?? []) {
      demand(`a forged token (${name}) on ${route}`, await call(route, role, token), isUnauthorized);
      forgedCalls += 1;
    }
  }
  const detours = await takeDetours(ground);
  const odd = await sendOddRequests(cloud);
  return {
    cells,
    foreign,
    forgeries: forgeries.get('agent')?.length ?? 0,
    forgedCalls,
    detours: detours.length,
    odd: odd.requests,
    broken: [...broken, ...odd.broken, ...detours.filter(({ isOpen }) => isOpen).map(({ name }) => name)],
  };
}

const isUnauthorized = (status: number): boolean => status === 401;

/** `huiyin-longgang-api` → `longgang` */
const branchOf = (api: string): string => api.replace(/^huiyin-(.*)-api$/, '$1');

/** An administrator's route, spelled otherwise. */
const SPELLINGS = [
  '/rejected',
  '/rejected/',
  '//rejected',
  '/./rejected',
  '/queue/../rejected',
  '/queue/%2e%2e/rejected',
  '/queue%2f..%2frejected',
  '/%72ejected',
  '/%2572ejected',
  '/REJECTED',
  '/rejected;role=administrator',
  '/rejected%00',
  '/rejected?role=administrator',
  '/rejected#administrator',
  '\\rejected',
  'http://localhost/rejected',
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Headers that some servers believe. */
const CLAIMED_IN_HEADERS: Readonly<Record<string, string>> = {
  'x-http-method-override': 'GET',
  'x-original-url': '/rejected',
  'x-forwarded-for': '127.0.0.1',
  'x-amzn-oidc-data': 'administrator',
  'x-roles': 'administrator',
};

interface Detour {
  readonly name: string;
  /** An agent got what only an administrator may have. */
  readonly isOpen: boolean;
}

/** An agent goes around the routes to the administrator's list of rejected bodies. */
async function takeDetours({ cloud, api }: Ground): Promise<readonly Detour[]> {
  const base = new URL(cloud.apis[api] ?? '');
  const agent = `Bearer ${await cloud.token({ api, role: 'agent' })}`;
  const found: Detour[] = [];
  for (const path of SPELLINGS)
    for (const method of METHODS) {
      const status = await rawStatus(base, method, path, { authorization: agent, ...CLAIMED_IN_HEADERS });
      found.push({ name: `${method} ${path} as an agent: ${status}`, isOpen: status < 300 || status >= 500 });
    }
  for (const authorization of [
    '',
    'Bearer',
    'Basic YWRtaW46YWRtaW4=',
    `Basic ${agent}`,
    `${agent}, ${agent}`,
  ]) {
    const status = await rawStatus(base, 'GET', '/queue', { authorization });
    found.push({ name: `authorization ${authorization.slice(0, 20)}: ${status}`, isOpen: status !== 401 });
  }
  return found;
}

/** Sends the path as it is, which `fetch` would put in order first. */
const rawStatus = (
  { hostname, port }: URL,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject);
    sent.end();
  });
