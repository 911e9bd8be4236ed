import type { AggregateTable, Stored, Trace } from '@huiyin/table';
import { dayOfClaim, type Lease } from '../domain/lease.ts';
import { LEASE, leaseKey, leasePartition } from './lease-item.ts';

export interface LeaseStore {
  /** Every lease of a branch day, by task, as it is now. */
  ofDay(day: string): Promise<ReadonlyMap<string, Stored<Lease>>>;
  /** The lease to which a claim belongs or belonged. */
  ofClaim(taskId: string, claimId: string): Promise<Stored<Lease> | undefined>;
  /** Saves over the lease as it was read (undefined: nobody had the task that day); false when somebody was faster. */
  save(lease: Lease, over: Stored<Lease> | undefined, trace: Trace): Promise<boolean>;
}

export const leaseStore = (table: AggregateTable): LeaseStore => ({
  async ofDay(day) {
    const leases = new Map<string, Stored<Lease>>();
    for await (const stored of table.queryAll(LEASE, { pk: leasePartition(day) }))
      leases.set(stored.state.taskId, stored);
    return leases;
  },

  async ofClaim(taskId, claimId) {
    const day = dayOfClaim(claimId);
    return day === undefined ? undefined : table.load(LEASE, leaseKey(day, taskId));
  },

  save: async (lease, over, trace) => (await table.save(LEASE, lease, over, trace)).saved,
});
