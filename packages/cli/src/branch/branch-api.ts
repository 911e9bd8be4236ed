import type { ROUTES, Role, RouteKey } from '@huiyin/contracts';
import { problem, ROUTES as routes } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type * as z from 'zod';

type Contract<Key extends RouteKey> = (typeof ROUTES)[Key];
type PartOf<Key extends RouteKey, Part extends string> =
  Contract<Key> extends Record<Part, z.ZodType>
    ? { readonly [P in Part]: z.input<Contract<Key>[P]> }
    : object;

/** What a call of this route needs: its path and body by the contract; a query may be left out. */
export type RequestOf<Key extends RouteKey> = PartOf<Key, 'path'> &
  PartOf<Key, 'body'> &
  (Contract<Key> extends { query: z.ZodType }
    ? { readonly query?: z.input<Contract<Key>['query']> }
    : object);

export type AnswerOf<Key extends RouteKey> = z.output<Contract<Key>['answer']>;

/** Who calls: a role, and locally the employee it acts for. */
export interface Caller {
  readonly role: Role;
  readonly person?: string;
}

export interface BranchApi {
  /** Calls a route and reads the answer by its contract; throws `ApiRefusal` on a problem, `Fault` when out of reach. */
  call<Key extends RouteKey>(route: Key, request: RequestOf<Key>, caller?: Caller): Promise<AnswerOf<Key>>;
  /** The same for answers that are documents: the bytes as they came. */
  download(route: RouteKey, request: object, caller?: Caller): Promise<Uint8Array>;
}

/** The API's refusal: status and rule; `issues` name paths and rules, never values. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly issues: readonly { readonly path: string; readonly rule: string }[];

  constructor(status: number, title: string, issues: ApiRefusal['issues']) {
    super(`${status} ${title}`);
    this.name = 'ApiRefusal';
    this.status = status;
    this.issues = issues;
  }
}

export interface BranchApiParts {
  /** Base address of the API, e.g. `http://127.0.0.1:4400`. */
  readonly url: string;
  /** Gives a token for the caller; asked again with `fresh` once when the API no longer takes the last one. */
  readonly token: (caller: Caller, fresh: boolean) => Promise<string>;
  readonly fetch: typeof globalThis.fetch;
  /** Waits before the next try, milliseconds. */
  readonly pause: (delayMs: number) => Promise<void>;
}

const TRIES = 6;
const FIRST_PAUSE_MS = 250;

/** A branch's API, typed by the contract's routes. Every route is idempotent, so out-of-reach and overload are tried again. */
export function branchApi(parts: BranchApiParts): BranchApi {
  const send = async (route: RouteKey, request: object, caller: Caller): Promise<Response> => {
    const { method, path, body } = addressed(route, request);
    const once = async (fresh: boolean): Promise<Response> =>
      parts.fetch(new URL(path, withSlash(parts.url)), {
        method,
        headers: {
          authorization: `Bearer ${await parts.token(caller, fresh)}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    const response = await patiently(parts, () => once(false));
    return response.status === 401 ? patiently(parts, () => once(true)) : response;
  };
  return {
    async call(route, request, caller = { role: firstRoleOf(route) }) {
      const response = await send(route, request, caller);
      const answer: unknown = await response.json().catch(() => undefined);
      const known = routes[route].answer.safeParse(answer);
      // A refusal of one order carries its result, which the contract knows.
      if (known.success && (response.ok || response.status === 422))
        return known.data as AnswerOf<typeof route>;
      if (response.ok) throw new Fault('answer-unknown', `${route} answered otherwise than its contract`);
      throw refusalOf(response.status, answer);
    },
    async download(route, request, caller = { role: firstRoleOf(route) }) {
      const response = await send(route, request, caller);
      if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => undefined));
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

/** The role that is asked for when the operator names none: the first that may call the route. */
export const firstRoleOf = (route: RouteKey): Role => routes[route].roles[0];

function addressed(route: RouteKey, request: object): { method: string; path: string; body: unknown } {
  const {
    path = {},
    query = {},
    body,
  } = request as {
    path?: Record<string, string>;
    query?: Record<string, string | undefined>;
    body?: object;
  };
  const [method = 'GET', template = '/'] = route.split(' ');
  const filled = template
    .slice(1)
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const asked = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { method, path: asked.length > 0 ? `${filled}?${new URLSearchParams(asked)}` : filled, body };
}

// So that a stage or base path in the address is kept when routes are resolved against it.
const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`);

async function patiently(parts: BranchApiParts, attempt: () => Promise<Response>): Promise<Response> {
  for (let tried = 1; ; tried += 1) {
    const response = await attempt().catch((cause: unknown) => {
      if (cause instanceof Fault || tried >= TRIES)
        throw new Fault('branch-out-of-reach', `no answer from ${parts.url}`, { cause });
      return undefined;
    });
    const overloaded = response === undefined || response.status === 429 || response.status >= 500;
    if (response && (!overloaded || tried >= TRIES)) return response;
    await parts.pause(FIRST_PAUSE_MS * 2 ** (tried - 1));
  }
}

function refusalOf(status: number, answer: unknown): ApiRefusal {
  const read = problem.safeParse(answer);
  return read.success
    ? new ApiRefusal(status, read.data.title, read.data.issues ?? [])
    : new ApiRefusal(status, 'refused', []);
}
