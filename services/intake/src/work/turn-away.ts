import { dayOf, epochMs, type Instant, monthOfDay, toInstant } from '@huiyin/calendar';
import { type Issue, recordId } from '@huiyin/contracts';
import { looksLikePhone } from '@huiyin/phones';
import { seal } from '@huiyin/seal';
import { rejectedContext } from '@huiyin/vocabulary';
import * as z from 'zod';
import { inPieces } from '../domain/body-pieces.ts';
import { type Rejected, transitionOf, unexpired } from '../domain/rejected.ts';
import { storedIssues } from '../domain/stored-issues.ts';
import { REJECTED, rejectedKey } from '../store/items.ts';
import { emptyPieces, writePieces } from '../store/rejected-bodies.ts';
import { forgetBodyIfForgotten } from './forget-rejected.ts';
import { yearOf } from './key-periods.ts';
import { customerKeyOf, rejectedIdOf } from './keyed-hashes.ts';
import type { RecordDeps } from './record-order.ts';

export interface TurnAwayCommand {
  readonly body: unknown;
  readonly issues: readonly Issue[];
  readonly door: Rejected['door'];
  readonly receivedAt: Instant;
  readonly traceId: string;
}

/** What of a bad body can be read at all. */
const orderIdIn = z.looseObject({ orderId: recordId.refine((id) => !looksLikePhone(id)) });
const customerIn = z.looseObject({
  customer: z.looseObject({
    id: z
      .string()
      .max(64)
      .refine((id) => id.isWellFormed()),
  }),
});

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Stores a bad body whole, sealed to a key that this door cannot open with, and its reasons beside it. The same body again
 * is the same entry. Answers the entry's id.
 */
export const turnAway =
  (deps: RecordDeps) =>
  async ({ body, issues, door, receivedAt, traceId }: TurnAwayCommand): Promise<string> => {
    const { branch, keys, table } = deps;
    const rejectedId = await rejectedIdOf(keys, body);
    const day = dayOf(receivedAt, branch.zone);
    const key = await keys.publicKey(monthOfDay(day), 'rejected');
    const sealed = inPieces(JSON.stringify(body)).map((text, index) =>
      seal(key, text, rejectedContext(branch.branch, rejectedId, index)),
    );
    const { data: named } = orderIdIn.safeParse(body);
    const { data: known } = customerIn.safeParse(body);
    const customerKey = known && (await customerKeyOf(keys, known.customer.id, yearOf(day)));
    const entry: Rejected = {
      rejectedId,
      ...(named && { orderId: named.orderId }),
      ...(customerKey !== undefined && { customerKey }),
      receivedAt,
      expiresAt: toInstant(epochMs(receivedAt) + branch.retentionDays.rejected * MILLISECONDS_PER_DAY),
      door,
      issues: storedIssues(issues),
      pieces: sealed.length,
    };
    const trace = { traceId, at: receivedAt };
    await table.change<Rejected, never, void>(REJECTED, rejectedKey(rejectedId), trace, async (found) => {
      if (transitionOf(unexpired(found, receivedAt), 'turn-away') === 'stays') {
        // Whoever forgot it may have emptied the pieces just before they were written here.
        if (found?.forgottenAt !== undefined) await emptyPieces(table, found, trace);
        return { answer: undefined };
      }
      // Pieces first, then the entry that counts them: what is listed is whole.
      await writePieces(table, entry, sealed, trace);
      return { next: entry, answer: undefined };
    });
    if (known && customerKey !== undefined)
      await forgetBodyIfForgotten(deps, { ...entry, customerKey }, known.customer.id, traceId);
    return rejectedId;
  };
