import type { OrderResult } from '@huiyin/contracts';
import { arrivalOf } from '../domain/sealed-order.ts';
import { orderKey, WORK_ORDER } from '../store/items.ts';
import { judgeBody } from './judge-body.ts';
import { fingerprintOf } from './keyed-hashes.ts';
import { CONFLICT, RESULTS, type RecordDeps } from './record-order.ts';

/** What `takeIn` would answer to a body, as things stand now. Nothing is recorded, and a bad body is kept nowhere. */
export const forecastOrder =
  (deps: RecordDeps) =>
  async (body: unknown): Promise<OrderResult> => {
    const judged = judgeBody(deps, body);
    if (!judged.ok) return { result: 'rejected', issues: [...judged.refusal] };
    const { orderId, revision } = judged.value.order;
    const found = await deps.table.load(WORK_ORDER, orderKey(orderId));
    const recorded = found && {
      revision: found.state.order.revision,
      fingerprint: found.state.fingerprint,
    };
    const arrival = arrivalOf(recorded, {
      revision,
      fingerprint: await fingerprintOf(deps.keys, judged.value),
    });
    return arrival === 'conflict'
      ? { result: 'rejected', issues: [CONFLICT] }
      : { orderId, result: RESULTS[arrival] };
  };
