import type { OrderResult } from '@huiyin/contracts';
import { done, type Outcome, refuse, toInstant } from '@huiyin/kernel';
import { KeyDestroyed, type KeyRing, monthOf, open } from '@huiyin/seal';
import type { Rejected } from './domain/rejected.ts';
import { storable } from './domain/rejected.ts';
import { recordOrder } from './record-order.ts';
import { partContext, type TurnAwayParts } from './turn-away.ts';

export type ResubmitRefusal = 'no-such-entry' | 'body-forgotten';

/** Judges a rejected body again by today's rules: accepted, it leaves the list; turned away again, its reasons are renewed. */
export async function resubmit(
  parts: TurnAwayParts,
  rejectedId: string,
  traceId: string,
): Promise<Outcome<OrderResult, ResubmitRefusal>> {
  const found = await parts.rejected.load(rejectedId);
  if (!found) return refuse('no-such-entry');
  const body = await openBody(parts, found.state);
  if (body === undefined) return refuse('body-forgotten');

  const recording = await recordOrder(parts, JSON.parse(body), traceId);
  const at = toInstant(parts.now());
  if (recording.result === 'rejected') {
    // Whoever resubmits did not write the body: what its sender called a field is not theirs to see either.
    const issues = storable(recording.issues);
    await parts.rejected.save({ ...found.state, issues }, found.version, traceId, at);
    return done({ result: 'rejected', rejectedId, issues: [...issues] });
  }
  // Lost to somebody who resubmitted the same body at the same time: then that one marks it.
  await parts.rejected.save({ ...found.state, resolvedAt: at }, found.version, traceId, at);
  return done({ ...recording, rejectedId });
}

async function openBody(
  { branch, keys, rejected }: TurnAwayParts,
  entry: Rejected,
): Promise<string | undefined> {
  const texts: string[] = [];
  for (const [index, sealed] of (await rejected.parts(entry)).entries()) {
    if (sealed === undefined) return undefined;
    const text = await openPart(keys, sealed, partContext(branch.branch, entry.rejectedId, index));
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts.join('');
}

async function openPart(
  keys: KeyRing,
  sealed: string,
  context: readonly string[],
): Promise<string | undefined> {
  try {
    return open(await keys.privateKey(monthOf(sealed), 'rejected'), sealed, context);
  } catch (error) {
    if (error instanceof KeyDestroyed) return undefined;
    throw error;
  }
}
