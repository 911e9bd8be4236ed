import { done, refuse } from '@huiyin/kernel';
import type { Log } from '@huiyin/lambda';
import { forecastOrder } from '../work/forecast-order.ts';
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
    const take = async (one: unknown) => {
      // A caller who got no answer sends the same again, and it looks like a first try.
      const taken = await takeIn(deps)({ body: one, door: 'api', sentAt: undefined, traceId });
      logRejected(log, taken);
      return taken;
    };
    if (Array.isArray(body)) return done({ results: await eachInTurn(body, ORDERS_AT_A_TIME, take) });
    const result = await take(body);
    if (result.result !== 'rejected') return done({ results: [result] });
    return refuse({ rule: 'order-rejected' as const, ...(result.issues && { issues: result.issues }) });
  };
