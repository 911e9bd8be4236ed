import { done, refuse } from '@huiyin/kernel';
import type { RecordDeps } from '../work/record-order.ts';
import { takeIn } from '../work/take-in.ts';
import { eachInTurn } from './each-in-turn.ts';

const ORDERS_AT_A_TIME = 20;

/** One order is answered for itself, as a problem when it is turned away; of many, each has its result. */
export const postOrders =
  (deps: RecordDeps) =>
  async ({ body, traceId }: { readonly body: unknown; readonly traceId: string }) => {
    // A caller who got no answer sends the same again, and it looks like a first try.
    const take = (one: unknown) => takeIn(deps)({ body: one, door: 'api', sentAt: undefined, traceId });
    if (Array.isArray(body)) return done({ results: await eachInTurn(body, ORDERS_AT_A_TIME, take) });
    const result = await take(body);
    if (result.result !== 'rejected') return done({ results: [result] });
    return refuse({ rule: 'order-rejected' as const, ...(result.issues && { issues: result.issues }) });
  };
