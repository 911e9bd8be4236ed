import { count, day, instant, keyedHash, listOf, ownId, staffId } from '@huiyin/contracts';
import type { AggregateType } from '@huiyin/table';
import * as z from 'zod';
import type { Claim } from '../domain/claim.ts';

const claim = z.strictObject({
  claimId: z.string(),
  taskId: ownId,
  agent: staffId,
  customerKey: keyedHash.optional(),
  earlierKey: keyedHash.optional(),
  claimedAt: instant,
  leaseEndsAt: instant,
  released: z.literal(true).optional(),
  made: z.strictObject({ day, hours: listOf(z.tuple([count, count, count, count]).readonly()) }).optional(),
});

/** Attempts that come later than this find no claim any more. */
const RETENTION_DAYS = 92;

const anyClaim = {
  schema: claim,
  expiresAt: ({ claimedAt }: Claim) => Math.floor(Date.parse(claimedAt) / 1000) + RETENTION_DAYS * 86_400,
};

/** All holdings lie in one partition, so that one query shows what is held. */
export const HOLDINGS = 'HOLDINGS';

/** An agent's last claim: natural key is the agent. */
export const HOLDING: AggregateType<Claim, never> = {
  ...anyClaim,
  name: 'holding',
  binary: ['customerKey', 'earlierKey'],
  idOf: ({ agent }) => agent,
  keyOf: ({ agent }) => ({ pk: HOLDINGS, sk: agent }),
};

export const lapsedClaimPartition = (taskId: string): string => `C#${taskId}`;

/** A claim whose agent went on to another task without an attempt, which may still come. */
export const LAPSED_CLAIM: AggregateType<Claim, never> = {
  ...anyClaim,
  name: 'lapsed-claim',
  idOf: ({ taskId, claimId }) => `${taskId}/${claimId}`,
  keyOf: ({ taskId, claimId }) => ({ pk: lapsedClaimPartition(taskId), sk: claimId }),
};
