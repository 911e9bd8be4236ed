import { type Issue, recordId } from '@huiyin/contracts';
import { dayOf, type Instant } from '@huiyin/kernel';
import { fingerprint, seal } from '@huiyin/seal';
import * as z from 'zod';
import { inParts, type Rejected, storable } from './domain/rejected.ts';
import type { RecordParts } from './record-order.ts';
import type { RejectedStore } from './rejected-store.ts';
import { ALWAYS, customerKeyOf, monthOfDay, yearOf } from './seal-order.ts';

export interface TurnAwayParts extends RecordParts {
  readonly rejected: RejectedStore;
}

/** What of a bad body can be read at all. */
const orderIdIn = z.looseObject({ orderId: recordId });
const customerIn = z.looseObject({
  customer: z.looseObject({
    id: z
      .string()
      .max(64)
      .refine((id) => id.isWellFormed()),
  }),
});

/** The context a part is sealed in. */
export const partContext = (branch: string, rejectedId: string, index: number): readonly string[] => [
  branch,
  'rejected',
  rejectedId,
  String(index),
];

/**
 * Keeps a bad body whole, sealed to a key that this door cannot open with, and its reasons beside it. The same body again
 * is the same entry. Answers the entry's id.
 */
export async function turnAway(
  parts: TurnAwayParts,
  body: unknown,
  issues: readonly Issue[],
  received: { readonly door: Rejected['door']; readonly receivedAt: Instant; readonly traceId: string },
): Promise<string> {
  const { branch, keys, rejected } = parts;
  const { door, receivedAt, traceId } = received;
  const rejectedId = fingerprint(await keys.secret('fingerprint', ALWAYS), body);
  const day = dayOf(receivedAt, branch.zone);
  const key = await keys.publicKey(monthOfDay(day), 'rejected');
  const sealed = inParts(JSON.stringify(body)).map((text, index) =>
    seal(key, text, partContext(branch.branch, rejectedId, index)),
  );
  const { data: named } = orderIdIn.safeParse(body);
  const { data: known } = customerIn.safeParse(body);
  await rejected.keep(
    {
      rejectedId,
      ...(named && { orderId: named.orderId }),
      ...(known && { customerKey: await customerKeyOf(keys, known.customer.id, yearOf(day)) }),
      receivedAt,
      door,
      issues: storable(issues),
      parts: sealed.length,
    },
    sealed,
    traceId,
  );
  return rejectedId;
}
