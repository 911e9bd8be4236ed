import type { ROUTES, RouteKey } from '@huiyin/contracts';
import { problem, rolesOf, ROUTES as routes } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { Role } from '@huiyin/vocabulary';
import type * as z from 'zod';
import { ApiRefusal } from './api-refusal.ts';
import { addressOf } from './route-address.ts';

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

/** Who calls: a role, and for a branch on this machine the employee. */
export interface ApiUser {
  readonly role: Role;
  readonly person?: string;
}

export interface BranchApi {
  /** Calls a route and reads the answer by its contract; throws `ApiRefusal` on a problem, `Fault` when out of reach. */
  call<Key extends RouteKey>(route: Key, request: RequestOf<Key>, user?: ApiUser): Promise<AnswerOf<Key>>;
  /** The same for answers that are documents: the bytes as they came. */
  download(route: RouteKey, request: object, user?: ApiUser): Promise<Uint8Array>;
}

export interface BranchApiDeps {
  /** Base address of the API, e.g. `http://127.0.0.1:4400`. */
  readonly url: string;
  /** Gives a token for the user; asked again with `fresh` once when the API no longer takes the last one. */
  readonly token: (user: ApiUser, fresh: boolean) => Promise<string>;
  readonly fetch: typeof globalThis.fetch;
  /** Waits before the next try, milliseconds. */
  readonly pause: (delayMs: number) => Promise<void>;
}

const TRIES_MAX = 6;
const FIRST_PAUSE_MS = 250;

/** A branch's API, typed by the contract's routes. Every route is idempotent, so out-of-reach and overload are tried again. */
export function branchApi(deps: BranchApiDeps): BranchApi {
  const send = async (route: RouteKey, request: object, user: ApiUser): Promise<Response> => {
    const { method, url, body } = addressOf(deps.url, route, request);
    const once = async (fresh: boolean): Promise<Response> =>
      deps.fetch(url, {
        method,
        headers: {
          authorization: `Bearer ${await deps.token(user, fresh)}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body }),
      });
    const response = await retried(deps, () => once(false));
    return response.status === 401 ? retried(deps, () => once(true)) : response;
  };
  return {
    async call(route, request, user = { role: firstRoleOf(route) }) {
      const response = await send(route, request, user);
      const answer: unknown = await response.json().catch(() => undefined);
      const known = routes[route].answer.safeParse(answer);
      // A refusal of one order carries its result, which the contract knows.
      if (known.success && (response.ok || response.status === 422))
        // Parsed by this route's own schema; the compiler does not follow the key through the table.
        return known.data as AnswerOf<typeof route>;
      if (response.ok) throw new Fault('answer-unknown', `${route} answered otherwise than its contract`);
      throw refusalOf(response.status, answer);
    },
    async download(route, request, user = { role: firstRoleOf(route) }) {
      const response = await send(route, request, user);
      if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => undefined));
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

/** The role that is used when none is named: the first that may call the route. */
const firstRoleOf = (route: RouteKey): Role => {
  const [role] = rolesOf(route);
  if (role === undefined) throw new Fault('route-without-roles', `nobody may call ${route}`);
  return role;
};

async function retried({ url, pause }: BranchApiDeps, request: () => Promise<Response>): Promise<Response> {
  let last: { readonly response?: Response; readonly cause?: unknown } = {};
  for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
    last = await request().then(
      (response) => ({ response }),
      (cause: unknown) => ({ cause }),
    );
    if (last.cause instanceof Fault) throw last.cause;
    if (last.response && !isOverloaded(last.response)) return last.response;
    if (tries < TRIES_MAX)
      await pause(Math.max(FIRST_PAUSE_MS * 2 ** (tries - 1), askedToWait(last.response)));
  }
  if (last.response) return last.response;
  throw new Fault('branch-out-of-reach', `no answer from ${url}`, { cause: last.cause });
}

/** Nobody waits longer for one try, whatever an answer asks for. */
const WAIT_MAX_MS = 10_000;

/** Milliseconds until the branch wants to be asked again, where it says so in seconds. */
const askedToWait = (response: Response | undefined): number => {
  const seconds = Number(response?.headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(WAIT_MAX_MS, seconds * 1000) : 0;
};

const isOverloaded = ({ status }: Response): boolean => status === 429 || status >= 500;

function refusalOf(status: number, answer: unknown): ApiRefusal {
  const read = problem.safeParse(answer);
  if (!read.success) return new ApiRefusal(status, 'refused', []);
  const { type, title, issues = [] } = read.data;
  return new ApiRefusal(status, title, issues, type.split(':').at(-1));
}
