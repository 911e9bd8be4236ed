import { done, refuse } from '@huiyin/kernel';
import type { Log } from '@huiyin/lambda';
import { forecastOrder } from '../work/forecast-order.ts';
import { forgetThoseForgotten, type SavedOrder } from '../work/forget-order.ts';
import type { RecordDeps } from '../work/record-order.ts';
import { takeIn } from '../work/take-in.ts';
import { eachInTurn } from './each-in-turn.ts';
import { logRejected } from './log-rejected.ts';

const ORDERS_AT_A_TIME = 20;

/** What `postOrders` would answer, order by order; a single one too is answered among results. */
export const checkOrders = (deps: RecordDeps) => async (body: unknown) =>
  done({
    results: await eachInTurn(Array.isArray(body) ? body : [body], ORDERS_AT_A_TIME, forecastOrder(deps)),
  });

/** One order is answered for itself, as a problem when it is turned away; of many, each has its result. */
export const postOrders =
  (deps: RecordDeps) =>
  async ({ body, traceId, log }: { readonly body: unknown; readonly traceId: string; readonly log: Log }) => {
    const saved: SavedOrder[] = [];
    const askLater = (order: SavedOrder) => void saved.push(order);
    const take = async (one: unknown) => {
      // A caller who got no answer sends the same again, and it looks like a first try.
      const taken = await takeIn(deps)({ body: one, door: 'api', sentAt: undefined, traceId, askLater });
      logRejected(log, taken);
      return taken;
    };
    const results = await eachInTurn(Array.isArray(body) ? body : [body], ORDERS_AT_A_TIME, take);
    await forgetThoseForgotten(deps, saved, traceId);
    const [first] = results;
    if (Array.isArray(body) || first?.result !== 'rejected') return done({ results });
    return refuse({ rule: 'order-rejected' as const, ...(first.issues && { issues: first.issues }) });
  };
