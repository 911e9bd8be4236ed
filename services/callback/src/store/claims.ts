import type { AggregateTable, Stored, Trace } from '@huiyin/table';
import type { Claim } from '../domain/claim.ts';
import { HOLDING, HOLDINGS, LAPSED_CLAIM, lapsedClaimPartition } from './claim-item.ts';

export interface ClaimStore {
  /** Every agent's last claim, as it is now: what is held is among them. */
  holdings(): Promise<readonly Stored<Claim>[]>;
  /** Claims of the task whose agents went on without an attempt. */
  lapsedOf(taskId: string): Promise<readonly Claim[]>;
  /** Saves the agent's claim over their last one as it was read (undefined: none); undefined when they were faster elsewhere. */
  hold(claim: Claim, over: Stored<Claim> | undefined, trace: Trace): Promise<Stored<Claim> | undefined>;
  /** Keeps the claim beside its task before its agent takes another; twice is once. */
  lapse(claim: Claim, trace: Trace): Promise<void>;
}

export const claimStore = (table: AggregateTable): ClaimStore => ({
  async holdings() {
    const claims: Stored<Claim>[] = [];
    for await (const stored of table.queryAll(HOLDING, { pk: HOLDINGS })) claims.push(stored);
    return claims;
  },

  async lapsedOf(taskId) {
    const claims: Claim[] = [];
    for await (const { state } of table.queryAll(LAPSED_CLAIM, { pk: lapsedClaimPartition(taskId) }))
      claims.push(state);
    return claims;
  },

  async hold(claim, over, trace) {
    const result = await table.save(HOLDING, claim, over, trace);
    if (!result.saved) return undefined;
    const { traceId } = trace;
    return {
      state: claim,
      version: result.version,
      traceId,
      said: {},
      emits: [],
      unknown: over?.unknown ?? [],
    };
  },

  async lapse({ customerKey: _, earlierKey: __, made: ___, ...claim }, trace) {
    await table.save(LAPSED_CLAIM, claim, undefined, trace);
  },
});
