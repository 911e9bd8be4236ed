import type { RouteOf } from '@huiyin/contracts';
import { done, refuse } from '@huiyin/kernel';
import { httpHandler, type Log } from '@huiyin/lambda';
import type { Wording } from '@huiyin/vocabulary';
import { publicOrder } from '../domain/public-order.ts';
import { orderKey, WORK_ORDER } from '../store/items.ts';
import { listRejected } from '../store/rejected-list.ts';
import { destroyMonth } from '../work/destroy-month.ts';
import { forgetCustomer } from '../work/forget-customer.ts';
import type { RecordDeps } from '../work/record-order.ts';
import { resubmitRejected } from '../work/resubmit-rejected.ts';
import { checkOrders, postOrders } from './post-orders.ts';
import { rejectedAnswerOf } from './rejected-answer.ts';

const REFUSALS = {
  'no-such-order': 404,
  'no-such-entry': 404,
  'order-of-another': 409,
  'month-not-over': 409,
  'open-work-needs-it': 409,
  'open-work-untold': 409,
  'body-forgotten': 410,
  'order-rejected': 422,
} as const;
const ENTRIES_PER_PAGE = 50;
/** 500 orders with remarks; a function takes 6 MB. */
const BODY_BYTES_MAX = 4 * 1_048_576;

const namedOf = ({ id, name }: { readonly id: string; readonly name: Wording }) => ({ id, name });

/** The door for upstream systems and administrators. */
export const api = ({ log, ...deps }: RecordDeps & { readonly log: Log }) =>
  httpHandler<RouteOf<'intake'>, keyof typeof REFUSALS>({
    log,
    branch: deps.branch,
    bodyBytesMax: BODY_BYTES_MAX,
    refusals: REFUSALS,
    routes: {
      'GET /branch': async () => {
        const { branch, name, zone, language, teams, businessTypes, complaints } = deps.branch;
        return done({
          ...{ branch, name, zone, language },
          teams: teams.map(namedOf),
          businessTypes: businessTypes.map(namedOf),
          categories: complaints.categories.map((each) => ({
            ...namedOf(each),
            causes: each.causes.map(namedOf),
          })),
        });
      },
      'GET /me': async ({ caller: { roles, ...caller } }) => done({ ...caller, roles: [...roles] }),
      'POST /work-orders': ({ body, traceId, log }) => postOrders(deps)({ body, traceId, log }),
      'POST /work-orders/check': ({ body }) => checkOrders(deps)(body),
      'GET /work-orders/{orderId}': async ({ path }) => {
        const found = await deps.table.load(WORK_ORDER, orderKey(path.orderId));
        return found ? done(publicOrder(found.state)) : refuse('no-such-order');
      },
      'GET /rejected': async ({ query }) =>
        done(rejectedAnswerOf(await listRejected(deps.table, ENTRIES_PER_PAGE, query.next))),
      'POST /rejected/{rejectedId}/resubmit': async ({ path, traceId, log, caller }) => {
        const outcome = await resubmitRejected(deps)({ rejectedId: path.rejectedId, traceId });
        const result = outcome.ok ? outcome.value.result : outcome.refusal;
        log.info('rejected-resubmitted', { caller: caller.id, result });
        return outcome;
      },
      'POST /forgotten-customers': async ({ body, traceId, log, caller }) => {
        const outcome = await forgetCustomer(deps)({ ...body, traceId });
        if (outcome.ok) log.info('customer-to-be-forgotten', { caller: caller.id });
        return outcome;
      },
      'GET /month-keys': async () => done({ months: await deps.keys.months() }),
      'DELETE /month-keys/{month}': async ({ path: { month }, query: { force }, log, caller }) => {
        const outcome = await destroyMonth(deps)(month, force === 'yes');
        if (!outcome.ok) return outcome;
        log.info('month-key-destroyed', {
          caller: caller.id,
          month,
          result: outcome.value,
          rule: `force-${force}`,
        });
        return done({ result: outcome.value });
      },
    },
  });
