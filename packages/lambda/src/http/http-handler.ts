import { type BranchConfiguration, ROUTES, type Route, type RouteKey, scopeOf } from '@huiyin/contracts';
import type { Outcome } from '@huiyin/kernel';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Log } from '../log/log.ts';
import { type Handler, shell } from '../shell.ts';
import { traceIdOf } from '../trace.ts';
import { type Hindrance, type HttpAnswer, jsonAnswer, problemAnswer, renderedAnswer } from './answers.ts';
import { type Caller, callerOf } from './caller.ts';
import { callerPaces } from './caller-pace.ts';
import { type RequestRead, readRequest } from './read-request.ts';
import { isRendered } from './rendered.ts';
import type { CallersPart, RouteHandler, RouteRefusal } from './route-handler.ts';

export type RefusalStatus = 400 | 403 | 404 | 409 | 410 | 413 | 422 | 423 | 429 | 503;

export interface HttpDoor<Key extends RouteKey, Rule extends string> {
  readonly log: Log;
  /** Whose departments say which teams a head sees. */
  readonly branch: Pick<BranchConfiguration, 'departments'> & {
    /** Each caller's calls are limited unless these say otherwise. */
    readonly limits?: Pick<BranchConfiguration['limits'], 'unlimitedCallers'>;
  };
  /** The contract routes that this door serves. */
  readonly routes: { readonly [K in Key]: RouteHandler<K, NoInfer<Rule>> };
  /** Every rule by which a handler may refuse, and what it means in HTTP. */
  readonly refusals: { readonly [R in Rule]: RefusalStatus };
  /** 1 MiB unless told; API Gateway itself stops at 10 MB, Lambda at 6 MB. */
  readonly bodyBytesMax?: number;
  readonly newTraceId?: () => string;
  readonly nowMs?: () => number;
}

const BODY_BYTES_MAX = 1_048_576;

type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer;

/** What a handler looks like once it is one of many; each was typed by its own route when the door was made. */
type AnyHandler = (
  request: RequestRead & { route: string; caller: Caller; part?: CallersPart; traceId: string; log: Log },
) => Promise<Outcome<unknown, RouteRefusal<string>>>;

/**
 * A door for people and upstream systems behind API Gateway (HTTP API, payload 2.0, JWT authorizer). The one place where the
 * role × route table is enforced. Refusals become problems (RFC 9457); a fault becomes 500 with nothing but a trace id.
 */
export function httpHandler<Key extends RouteKey, Rule extends string = never>(
  door: HttpDoor<Key, Rule>,
): Handler<HttpEvent, HttpAnswer> {
  // The mapped types were checked at the call; here any key may come in.
  const handlers = new Map(Object.entries(door.routes) as [RouteKey, AnyHandler][]);
  const statuses: ReadonlyMap<string, number> = new Map(Object.entries<number>(door.refusals));
  const paceOf = door.branch.limits?.unlimitedCallers ? () => undefined : callerPaces(door.nowMs ?? Date.now);
  const traceOf = (event: HttpEvent) => traceIdOf(event.headers ?? {}, door.newTraceId);

  const serve = async (event: HttpEvent): Promise<HttpAnswer> => {
    const traceId = traceOf(event);
    const hinder = (hindrance: Hindrance) => problemAnswer(hindrance, traceId);
    // API Gateway only sends routes of the template, so an unknown one is a wrong wire, told to nobody else.
    const key = [...handlers.keys()].find((each) => each === event.routeKey);
    const handler = key && handlers.get(key);
    if (!key || !handler) return hinder({ status: 404, rule: 'no-such-route' });
    const log = door.log.with({ traceId, route: key });
    try {
      const admitted = admit(event, key, door.branch, log);
      if ('status' in admitted) return hinder(admitted);
      const { caller, part } = admitted;
      const route: Route = ROUTES[key];
      // Before anything is read, so that a refusal costs next to nothing.
      const retryAfter = paceOf(key, caller.id, route.ofOneCaller);
      if (retryAfter !== undefined) {
        log.warn('caller-too-fast', { caller: caller.id });
        return hinder({ status: 429, rule: 'too-many-calls', retryAfter });
      }
      const read = readRequest(event, route, door.bodyBytesMax ?? BODY_BYTES_MAX);
      if (!read.ok) return hinder(read.refusal);
      const outcome = await handler({
        ...read.value,
        ...{ route: key, caller, traceId, log },
        ...(part && { part }),
      });
      if (!outcome.ok) return hinder(hindranceOf(outcome.refusal, statuses));
      const teams = part?.teams;
      // A document is not narrowed to teams: it says itself whether it is about others.
      if (isRendered(outcome.value))
        return teams === undefined || outcome.value.ofTeams?.every((team) => teams.includes(team))
          ? renderedAnswer(outcome.value, traceId)
          : hinder(OTHER_TEAM);
      // Read back by the contract, so that nothing leaves that the contract does not name.
      const answer = route.answer.parse(outcome.value);
      const seen = teams === undefined ? answer : route.ofTeams?.(answer as never, teams);
      return seen === undefined ? hinder(OTHER_TEAM) : jsonAnswer(seen, traceId);
    } catch (error) {
      log.error('request-failed', error);
      return hinder({ status: 500, rule: 'fault' });
    }
  };
  return shell(door.log, serve, (event) => problemAnswer({ status: 500, rule: 'fault' }, traceOf(event)));
}

/** It is of another team. That there is such an order or case is no secret inside a branch. */
const OTHER_TEAM: Hindrance = { status: 403, rule: 'other-team' };

/** Who is let in, and the part that they may see; absent: whatever the route answers. */
interface Admitted {
  readonly caller: Caller;
  readonly part?: CallersPart;
}

function admit(
  event: HttpEvent,
  route: RouteKey,
  { departments }: HttpDoor<never, never>['branch'],
  log: Log,
): Admitted | Hindrance {
  // Types promise an authorizer; a route deployed without one has none, and must not be open.
  const claims = (event.requestContext as Partial<HttpEvent['requestContext']>).authorizer?.jwt?.claims;
  const caller = claims && callerOf(claims);
  if (!caller) return { status: 401, rule: 'caller-unknown' };
  const scope = scopeOf(caller.roles, route);
  // A leader of no team sees none, nor does a head of no department. What is one's own is for the work behind the door to know.
  if (scope === 'own-team' && caller.team !== undefined)
    return { caller, part: { of: 'team', id: caller.team, teams: [caller.team] } };
  const department = departments.find(({ id }) => id === caller.department);
  if (scope === 'own-department' && department)
    return { caller, part: { of: 'department', id: department.id, teams: department.teams } };
  if (scope === 'all' || scope === 'own') return { caller };
  log.warn('role-refused', { caller: caller.id, role: caller.roles.join(' ') });
  return { status: 403, rule: 'role-may-not' };
}

function hindranceOf(refusal: RouteRefusal<string>, statuses: ReadonlyMap<string, number>): Hindrance {
  const { rule, issues } = typeof refusal === 'string' ? { rule: refusal, issues: undefined } : refusal;
  const status = statuses.get(rule);
  if (status === undefined) throw new TypeError('A refusal has no status');
  return { status, rule, ...(issues !== undefined && { issues }) };
}
