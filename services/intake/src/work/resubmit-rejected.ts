import { toInstant } from '@huiyin/calendar';
import type { Correction, OrderResult } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { KeyDestroyed, type KeyRing, monthOf, open } from '@huiyin/seal';
import { type EnvelopeContext, rejectedContext } from '@huiyin/vocabulary';
import { correctBody } from '../domain/correct-body.ts';
import { type Rejected, type ResubmitRefusal, transitionOf } from '../domain/rejected.ts';
import { storedIssues } from '../domain/stored-issues.ts';
import { REJECTED, rejectedKey } from '../store/items.ts';
import { readPieces } from '../store/rejected-bodies.ts';
import { type RecordDeps, type RecordResult, recordOrder } from './record-order.ts';

export interface ResubmitCommand {
  readonly rejectedId: string;
  readonly traceId: string;
  /** Fields that somebody sets anew, and who; without them the body is judged as it came. */
  readonly corrected?: { readonly by: string; readonly corrections: readonly Correction[] } | undefined;
}

/**
 * Judges a rejected body again by today's rules: accepted, it leaves the list; turned away again, its reasons are renewed. A body that somebody
 * corrected is judged and never kept: what came stays as it came, and so do its reasons.
 */
export const resubmitRejected =
  (deps: RecordDeps) =>
  async ({
    rejectedId,
    traceId,
    corrected,
  }: ResubmitCommand): Promise<Outcome<OrderResult, ResubmitRefusal>> => {
    const found = (await deps.table.load(REJECTED, rejectedKey(rejectedId)))?.state;
    const allowed = transitionOf(found, 'resolve');
    if (!found) return refuse('no-such-entry');
    if (allowed !== 'stays' && 'refusal' in allowed) return refuse(allowed.refusal);
    const body = await openBody(deps, found);
    if (body === undefined) return refuse('body-forgotten');

    const judged = correctBody(JSON.parse(body), corrected?.corrections ?? []);
    const recorded = await recordOrder(deps)({ body: judged, sentAt: undefined, traceId });
    if (recorded.result !== 'rejected' || !corrected)
      await writeDown(deps, rejectedId, recorded, { traceId, corrected });
    if (recorded.result !== 'rejected') return done({ ...recorded, rejectedId });
    // Whoever resubmits did not write the body: what its sender called a field is not theirs to see either.
    return done({ result: 'rejected', rejectedId, issues: [...storedIssues(recorded.issues)] });
  };

/** Whatever became of the entry meanwhile, the order is judged: an entry that is gone or forgotten stays so. */
function writeDown(
  { table, now }: RecordDeps,
  rejectedId: string,
  recorded: RecordResult,
  { traceId, corrected }: Pick<ResubmitCommand, 'traceId' | 'corrected'>,
): Promise<void> {
  const at = toInstant(now());
  const command = recorded.result === 'rejected' ? 'renew' : 'resolve';
  return table.change<Rejected, never, void>(REJECTED, rejectedKey(rejectedId), { traceId, at }, (found) => {
    const transition = transitionOf(found, command);
    if (!found || transition === 'stays' || 'refusal' in transition) return { answer: undefined };
    const next =
      recorded.result === 'rejected'
        ? { ...found, issues: storedIssues(recorded.issues) }
        : { ...found, resolvedAt: at, ...(corrected && { corrected: notedOf(corrected) }) };
    return { next, answer: undefined };
  });
}

/** Who set which fields anew; not to what, which may be a customer's. */
const notedOf = ({ by, corrections }: NonNullable<ResubmitCommand['corrected']>) => ({
  by,
  paths: corrections.map(({ path }) => path),
});

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
