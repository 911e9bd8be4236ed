import type { RouteOf } from '@huiyin/contracts';
import { dayOf, done, refuse, toInstant } from '@huiyin/kernel';
import { httpHandler, type Log, type RouteRequest } from '@huiyin/lambda';
import { eachInTurn } from './each-in-turn.ts';
import { forget } from './forget.ts';
import type { ForgottenStore } from './forgotten-store.ts';
import { type ResubmitRefusal, resubmit } from './resubmit.ts';
import { takeIn } from './take-in.ts';
import type { TurnAwayParts } from './turn-away.ts';

export interface ApiParts extends TurnAwayParts {
  readonly forgotten: ForgottenStore;
  readonly log: Log;
}

type Refusal = ResubmitRefusal | 'no-such-order' | 'order-rejected' | 'month-not-over';

const ORDERS_AT_A_TIME = 20;
const ENTRIES_PER_PAGE = 50;
/** 500 orders with remarks; a function takes 6 MB. */
const BODY_BYTES_MAX = 4 * 1_048_576;

/** The door for upstream systems and administrators. */
export const api = (parts: ApiParts) =>
  httpHandler<RouteOf<'intake'>, Refusal>({
    log: parts.log,
    bodyBytesMax: BODY_BYTES_MAX,
    refusals: {
      'no-such-order': 404,
      'no-such-entry': 404,
      'month-not-over': 409,
      'body-forgotten': 410,
      'order-rejected': 422,
    },
    routes: {
      'POST /work-orders': (request) => postOrders(parts, request),

      'GET /work-orders/{orderId}': async ({ path }) => {
        const found = await parts.orders.load(path.orderId);
        if (!found) return refuse('no-such-order');
        const { customer, sealedExtra, fingerprint, ...order } = found.state;
        return done({ ...order, customer: customer ? 'sealed' : 'forgotten' });
      },

      'GET /rejected': async ({ query }) => {
        const { entries, next } = await parts.rejected.list(ENTRIES_PER_PAGE, query.next);
        return done({
          rejected: entries.map(({ rejectedId, orderId, receivedAt, door, issues }) => ({
            rejectedId,
            ...(orderId !== undefined && { orderId }),
            receivedAt,
            door,
            issues: [...issues],
          })),
          ...(next !== undefined && { next }),
        });
      },

      'POST /rejected/{rejectedId}/resubmit': async ({ path, traceId, log, caller }) => {
        const outcome = await resubmit(parts, path.rejectedId, traceId);
        log.info('rejected-resubmitted', {
          caller: caller.id,
          result: outcome.ok ? outcome.value.result : outcome.refusal,
        });
        return outcome;
      },

      'POST /forgotten-customers': async ({ body, traceId, log, caller }) => {
        const forgottenAt = await forget(parts, body.customerId, traceId);
        log.info('customer-entombed', { caller: caller.id });
        return done({ forgottenAt });
      },

      'GET /month-keys': async () => done({ months: await parts.keys.months() }),

      'DELETE /month-keys/{month}': async ({ path, log, caller }) => {
        const at = toInstant(parts.now());
        // The present month's key is in use at every door; without it nothing more would come in.
        if (path.month >= dayOf(at, parts.branch.zone).slice(0, 7)) return refuse('month-not-over');
        const result = await parts.keys.destroy(path.month, at);
        log.info('month-key-destroyed', { caller: caller.id, month: path.month, result });
        return done({ result });
      },
    },
  });

/** One order is answered for itself, as a problem when it is turned away; of many, each has its result. */
async function postOrders(parts: ApiParts, { body, traceId }: RouteRequest<'POST /work-orders'>) {
  if (Array.isArray(body)) {
    const results = await eachInTurn(body, ORDERS_AT_A_TIME, (one) => takeIn(parts, one, 'api', traceId));
    return done({ results });
  }
  const result = await takeIn(parts, body, 'api', traceId);
  if (result.result !== 'rejected') return done({ results: [result] });
  return refuse({ rule: 'order-rejected' as const, ...(result.issues && { issues: result.issues }) });
}
