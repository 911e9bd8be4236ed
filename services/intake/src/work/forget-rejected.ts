import { type Instant, toInstant } from '@huiyin/calendar';
import type { Forgetting } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import type { KeyRing } from '@huiyin/seal';
import { type AggregateTable, type Forgettable, forgettable, type Rule, type Trace } from '@huiyin/table';
import { forgottenRejected, type Rejected } from '../domain/rejected.ts';
import { whenForgotten } from '../store/forgotten-customers.ts';
import { REJECTED, rejectedKey } from '../store/items.ts';
import { emptyPieces } from '../store/rejected-bodies.ts';
import { customerMarkOf } from './keyed-hashes.ts';

/** Pieces first, then the entry that says so: who dies in between begins again. */
const forgetRule =
  (table: AggregateTable, forgetting: Forgetting, trace: Trace): Rule<Rejected, never, void> =>
  async (found) => {
    const next = found && forgottenRejected(found, forgetting, trace.at);
    if (next) await emptyPieces(table, next, trace);
    return { next, answer: undefined };
  };

export const forgettableBodies = (table: AggregateTable): Forgettable =>
  forgettable(REJECTED, 'customerKey', (command, at) =>
    forgetRule(table, command, { traceId: command.traceId, at }),
  );

/** The same for a body that was turned away while its customer was forgotten. One read unit; usually no more. */
export async function forgetBodyIfForgotten(
  { table, keys, now }: { readonly table: AggregateTable; readonly keys: KeyRing; readonly now: Clock },
  rejected: Rejected & { readonly customerKey: string },
  customerId: string,
  traceId: string,
): Promise<void> {
  const forgottenAt: Instant | undefined = await whenForgotten(table, await customerMarkOf(keys, customerId));
  if (forgottenAt === undefined) return;
  const forgetting = { customerKeys: [rejected.customerKey], forgottenAt };
  const trace = { traceId, at: toInstant(now()) };
  await table.change(REJECTED, rejectedKey(rejected.rejectedId), trace, forgetRule(table, forgetting, trace));
}
