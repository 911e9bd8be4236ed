import type { BranchConfiguration, BusEvent } from '@huiyin/contracts';
import { Fault, type Instant } from '@huiyin/kernel';
import type { KeyRing } from '@huiyin/seal';
import type { Stored } from '@huiyin/table';
import { decide } from './domain/decide.ts';
import type { Decision, Verdict } from './domain/decision.ts';
import { drawOf } from './draw.ts';
import type { DecisionStore } from './store.ts';

export interface HearParts {
  readonly branch: BranchConfiguration;
  readonly store: DecisionStore;
  readonly keys: Pick<KeyRing, 'secret'>;
}

/** How often a decision is taken anew when another revision was decided first. */
const TRIES = 5;

/** What came of an order, and the decision that lies there now. */
export interface Heard {
  readonly result: Verdict | 'old-news';
  readonly decision: Decision;
}

/** Decides on an order: at once as if it were the first time, and again over what lies there. `old-news` changes nothing. */
export async function hearOrder(
  { branch, store, keys }: HearParts,
  { data: order, aggregate, traceId }: BusEvent<'work-order.recorded'>,
  at: Instant,
): Promise<Heard> {
  const hearing = { order, sourceVersion: aggregate.version, draw: await drawOf(keys, order) };
  let found: Stored<Decision> | undefined;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const outcome = decide(found?.state, hearing, branch, at);
    if (!outcome.ok) {
      if (outcome.refusal === 'old-news' && found) return { result: outcome.refusal, decision: found.state };
      throw new Fault(outcome.refusal, 'The branch no longer knows the business type of a recorded order');
    }
    const { next, emits } = outcome.value;
    const result = await store.save(next, { over: found?.version ?? 0, emits, traceId, at });
    if (result.saved) return { result: next.decision, decision: next };
    found = result.existing;
  }
  throw new Error(`the decision on ${order.orderId} was changed by others ${TRIES} times in a row`);
}
