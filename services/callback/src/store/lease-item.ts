import { instant, ownId, staffId } from '@huiyin/contracts';
import type { AggregateType } from '@huiyin/table';
import * as z from 'zod';
import type { Lease } from '../domain/lease.ts';

const claim = {
  claimId: z.string(),
  agent: staffId,
  claimedAt: instant,
  released: z.literal(true).optional(),
};

export const leaseKey = (day: string, taskId: string) => ({ pk: leasePartition(day), sk: taskId });
export const leasePartition = (day: string): string => `L#${day}`;

/** Attempts that come later than this find no claim any more. */
const LEASE_RETENTION_DAYS = 92;

export const LEASE: AggregateType<Lease, never> = {
  name: 'lease',
  schema: z.strictObject({
    ...claim,
    day: z.string(),
    taskId: ownId,
    leaseEndsAt: instant,
    turn: z.int().min(1),
    earlier: z.array(z.strictObject(claim)).optional(),
  }),
  idOf: ({ day, taskId }) => `${day}/${taskId}`,
  keyOf: ({ day, taskId }) => leaseKey(day, taskId),
  expiresAt: ({ claimedAt }) => Math.floor(Date.parse(claimedAt) / 1000) + LEASE_RETENTION_DAYS * 86_400,
};
