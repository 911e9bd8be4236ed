import { toInstant } from '@huiyin/calendar';
import type { OrderResult } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { KeyDestroyed, type KeyRing, monthOf, open } from '@huiyin/seal';
import { type EnvelopeContext, rejectedContext } from '@huiyin/vocabulary';
import { type Rejected, type ResubmitRefusal, transitionOf } from '../domain/rejected.ts';
import { storedIssues } from '../domain/stored-issues.ts';
import { REJECTED, rejectedKey } from '../store/items.ts';
import { readPieces } from '../store/rejected-bodies.ts';
import { type RecordDeps, type RecordResult, recordOrder } from './record-order.ts';

export interface ResubmitCommand {
  readonly rejectedId: string;
  readonly traceId: string;
}

/** Judges a rejected body again by today's rules: accepted, it leaves the list; turned away again, its reasons are renewed. */
export const resubmitRejected =
  (deps: RecordDeps) =>
  async ({ rejectedId, traceId }: ResubmitCommand): Promise<Outcome<OrderResult, ResubmitRefusal>> => {
    const found = (await deps.table.load(REJECTED, rejectedKey(rejectedId)))?.state;
    const allowed = transitionOf(found, 'resolve');
    if (!found) return refuse('no-such-entry');
    if (allowed !== 'stays' && 'refusal' in allowed) return refuse(allowed.refusal);
    const body = await openBody(deps, found);
    if (body === undefined) return refuse('body-forgotten');

    const recorded = await recordOrder(deps)({ body: JSON.parse(body), sentAt: undefined, traceId });
    await writeDown(deps, rejectedId, recorded, traceId);
    if (recorded.result !== 'rejected') return done({ ...recorded, rejectedId });
    // Whoever resubmits did not write the body: what its sender called a field is not theirs to see either.
    return done({ result: 'rejected', rejectedId, issues: [...storedIssues(recorded.issues)] });
  };

/** Whatever became of the entry meanwhile, the order is judged: an entry that is gone or forgotten stays so. */
function writeDown(
  { table, now }: RecordDeps,
  rejectedId: string,
  recorded: RecordResult,
  traceId: string,
): Promise<void> {
  const at = toInstant(now());
  const command = recorded.result === 'rejected' ? 'renew' : 'resolve';
  return table.change<Rejected, never, void>(REJECTED, rejectedKey(rejectedId), { traceId, at }, (found) => {
    const transition = transitionOf(found, command);
    if (!found || transition === 'stays' || 'refusal' in transition) return { answer: undefined };
    const next =
      recorded.result === 'rejected'
        ? { ...found, issues: storedIssues(recorded.issues) }
        : { ...found, resolvedAt: at };
    return { next, answer: undefined };
  });
}

async function openBody({ branch, keys, table }: RecordDeps, entry: Rejected): Promise<string | undefined> {
  const texts: string[] = [];
  for (const [index, sealed] of (await readPieces(table, entry)).entries()) {
    if (sealed === undefined) return undefined;
    const text = await openPiece(keys, sealed, rejectedContext(branch.branch, entry.rejectedId, index));
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts.join('');
}

async function openPiece(
  keys: KeyRing,
  sealed: string,
  context: EnvelopeContext,
): Promise<string | undefined> {
  try {
    return open(await keys.privateKey(monthOf(sealed), 'rejected'), sealed, context);
  } catch (error) {
    if (error instanceof KeyDestroyed) return undefined;
    throw error;
  }
}
