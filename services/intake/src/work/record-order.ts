import { type BranchConfiguration, type Issue, type OrderResult, workOrder } from '@huiyin/contracts';
import { type Clock, dayOf, toInstant } from '@huiyin/kernel';
import { issuesOf } from '@huiyin/lambda';
import { KeyDestroyed, type KeyRing } from '@huiyin/seal';
import type { Stored } from '@huiyin/table';
import type { AcceptedOrder } from './domain/accepted-order.ts';
import { judge } from './domain/judge.ts';
import { compare, type KeptOrder } from './domain/kept-order.ts';
import type { ForgottenStore } from './forgotten-store.ts';
import { fingerprintOf, type SealedTerms, sealOrder } from './seal-order.ts';
import type { OrderStore } from './store.ts';

export interface RecordParts {
  readonly branch: BranchConfiguration;
  readonly orders: OrderStore;
  readonly forgotten: Pick<ForgottenStore, 'marks'>;
  readonly keys: KeyRing;
  readonly now: Clock;
}

/** What became of a body: recorded in one way or another, or turned away for these reasons. */
export type Recording =
  | { readonly orderId: string; readonly result: Exclude<OrderResult['result'], 'rejected'> }
  | { readonly result: 'rejected'; readonly issues: readonly Issue[] };

/** How often a revision is compared anew when another was saved first. */
const TRIES = 5;

const CONFLICT: Issue = { path: 'revision', rule: 'conflict' };
const MONTH_FORGOTTEN: Issue = { path: 'completedAt', rule: 'month-key-destroyed' };

/**
 * The one rule behind every way in: the contract, then the branch's rules, then one conditional write. A duplicate costs
 * that one write, which fails.
 */
export async function recordOrder(parts: RecordParts, body: unknown, traceId: string): Promise<Recording> {
  const parsed = workOrder.safeParse(body);
  if (!parsed.success) return rejected(issuesOf(parsed.error));
  const judged = judge(parsed.data, { branch: parts.branch, now: parts.now().getTime() });
  if (!judged.ok) return rejected(judged.refusal);
  try {
    return await save(parts, judged.value, traceId);
  } catch (error) {
    if (error instanceof KeyDestroyed) return rejected([MONTH_FORGOTTEN]);
    throw error;
  }
}

const rejected = (issues: readonly Issue[]): Recording => ({ result: 'rejected', issues });

async function save(parts: RecordParts, order: AcceptedOrder, traceId: string): Promise<Recording> {
  const { orderId, revision, completedAt } = order.facts;
  const fingerprint = await fingerprintOf(parts.keys, order);
  let found: Stored<KeptOrder> | undefined;

  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const recordedAt = toInstant(parts.now());
    // The day of the first accepted revision stays, and with it the month whose key seals.
    const countedDay = found?.state.countedDay ?? dayOf(completedAt, parts.branch.zone);
    const kept = await sealedOrKept(parts, order, { countedDay, recordedAt, fingerprint });
    if ('version' in kept) {
      found = kept;
    } else {
      const over = found?.version ?? 0;
      const saved = await parts.orders.save(kept, { over, traceId, at: recordedAt });
      if (saved.saved) return { orderId, result: over === 0 ? 'recorded' : 'corrected' };
      found = saved.existing;
    }
    const arrival = compare(found?.state, { revision, fingerprint });
    if (arrival === 'conflict') return rejected([CONFLICT]);
    if (arrival === 'duplicate' || arrival === 'superseded') return { orderId, result: arrival };
  }
  throw new Error(`order ${orderId} was changed by others ${TRIES} times in a row`);
}

/** What cannot be sealed any more, since its month is forgotten, may still be a duplicate of what is kept. */
async function sealedOrKept(
  parts: RecordParts,
  order: AcceptedOrder,
  terms: SealedTerms,
): Promise<KeptOrder | Stored<KeptOrder>> {
  try {
    return await sealOrder({ ...parts, branch: parts.branch.branch }, order, terms);
  } catch (error) {
    const { orderId, revision } = order.facts;
    const found = error instanceof KeyDestroyed ? await parts.orders.load(orderId) : undefined;
    if (!found || revision > found.state.revision) throw error;
    return found;
  }
}
