import { dayOf, type Instant, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, Issue, OrderResult } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import { KeyDestroyed, type KeyRing } from '@huiyin/seal';
import type { AggregateTable, Rule } from '@huiyin/table';
import type { AcceptedOrder } from '../domain/accepted-order.ts';
import {
  type Arrival,
  arrivalOf,
  everAbnormalOf,
  knownSinceOf,
  mayHaveRecorded,
  type SealedOrder,
} from '../domain/sealed-order.ts';
import { orderFor, orderKey } from '../store/items.ts';
import { forgetThoseForgotten, type SavedOrder } from './forget-order.ts';
import { judgeBody } from './judge-body.ts';
import { fingerprintOf } from './keyed-hashes.ts';
import { sealOrder } from './seal-order.ts';

export interface RecordDeps {
  readonly branch: BranchConfiguration;
  readonly table: AggregateTable;
  readonly keys: KeyRing;
  readonly now: Clock;
}

export interface RecordCommand {
  readonly body: unknown;
  /** When the message was sent; undefined: nobody knows, or it has been delivered before. */
  readonly sentAt: Instant | undefined;
  readonly traceId: string;
  /** Takes over asking whether the customer was forgotten, which must follow the saving; absent: it is asked at once. */
  readonly askLater?: ((saved: SavedOrder) => void) | undefined;
}

/** What became of a body: recorded in one way or another, or turned away for these reasons. */
export type RecordResult =
  | { readonly orderId: string; readonly result: Exclude<OrderResult['result'], 'rejected'> }
  | { readonly result: 'rejected'; readonly issues: readonly Issue[] };

export const RESULTS = {
  first: 'recorded',
  corrects: 'corrected',
  duplicate: 'duplicate',
  superseded: 'superseded',
} as const satisfies Record<Exclude<Arrival, 'conflict'>, OrderResult['result']>;

export const CONFLICT: Issue = { path: 'revision', rule: 'conflict' };
const MONTH_FORGOTTEN: Issue = { path: 'completedAt', rule: 'month-key-destroyed' };

/**
 * The one rule behind every way in: the contract, then the branch's rules, then one conditional write. A duplicate costs
 * that one write, which fails.
 */
export const recordOrder =
  (deps: RecordDeps) =>
  async ({ body, sentAt, traceId, askLater }: RecordCommand): Promise<RecordResult> => {
    const judged = judgeBody(deps, body);
    if (!judged.ok) return rejected(judged.refusal);
    try {
      const { arrival, order } = await saveRevision(deps, judged.value, traceId);
      if (arrival === 'conflict') return rejected([CONFLICT]);
      if (mustAsk(arrival, order, sentAt)) {
        const saved = { order, customerId: judged.value.contact.id };
        if (askLater) askLater(saved);
        else await forgetThoseForgotten(deps, [saved], traceId);
      }
      return { orderId: order.order.orderId, result: RESULTS[arrival] };
    } catch (error) {
      if (error instanceof KeyDestroyed) return rejected([MONTH_FORGOTTEN]);
      throw error;
    }
  };

const rejected = (issues: readonly Issue[]): RecordResult => ({ result: 'rejected', issues });

/**
 * Who saves a customer saves first and asks after that whether they were forgotten. So does who finds a duplicate that
 * may be the very message that was saved: it is delivered again because its reader died, perhaps before it asked.
 */
const mustAsk = (arrival: Arrival, order: SealedOrder, sentAt: Instant | undefined): boolean =>
  arrival === 'first' ||
  arrival === 'corrects' ||
  (arrival === 'duplicate' && mayHaveRecorded(sentAt, order.recordedAt));

/** What the arriving revision was, and the order as it lies in the table after that. */
interface Saved {
  readonly arrival: Arrival;
  readonly order: SealedOrder;
}

async function saveRevision(deps: RecordDeps, arriving: AcceptedOrder, traceId: string): Promise<Saved> {
  const { orderId, revision, completedAt } = arriving.order;
  const recordedAt = toInstant(deps.now());
  const fingerprint = await fingerprintOf(deps.keys, arriving);
  const rule: Rule<SealedOrder, 'work-order.recorded', Saved> = async (found) => {
    const arrival = arrivalOf(found && { revision: found.order.revision, fingerprint: found.fingerprint }, {
      revision,
      fingerprint,
    });
    if (found && arrival !== 'corrects') return { answer: { arrival, order: found } };
    // The day of the first accepted revision stays, and with it the month whose key seals.
    const countedDay = found?.order.countedDay ?? dayOf(completedAt, deps.branch.zone);
    const sealing = { branch: deps.branch.branch, keys: deps.keys };
    const knownSince = knownSinceOf(found?.order, completedAt, recordedAt);
    const everAbnormal = everAbnormalOf(found, arriving.details);
    const next = await sealOrder(sealing, arriving, {
      ...{ countedDay, knownSince, recordedAt, fingerprint, everAbnormal },
    });
    return { next, emits: ['work-order.recorded'], answer: { arrival, order: next } };
  };
  const type = orderFor(deps.branch.retentionDays.orders);
  const key = orderKey(orderId);
  const trace = { traceId, at: recordedAt };
  try {
    return await deps.table.change(type, key, trace, rule, { assume: 'absent' });
  } catch (error) {
    if (!(error instanceof KeyDestroyed)) throw error;
    // What can no longer be sealed, since its month is forgotten, may still be a duplicate of what lies there.
    return deps.table.change(type, key, trace, rule);
  }
}
