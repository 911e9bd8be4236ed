import { monthOfDay, toInstant } from '@huiyin/calendar';
import type { BusEvent } from '@huiyin/contracts';
import { callDrawnAs, drawer, type OrderDraw } from '@huiyin/draw';
import type { KeyRing } from '@huiyin/seal';
import { callToDraw, reviewOf } from '../domain/review.ts';
import type { ReviewDeps } from './review-call.ts';

/** The key ring answers the same bytes for a month as long as it lives. */
const drawers = new WeakMap<Uint8Array, (text: string) => OrderDraw>();

/** Draws the call whose interview counts, and puts it among those to be reviewed if it is in. A duplicate draws the same, and finds it there. */
export const drawCall =
  ({ branch, reviews, keys, now }: ReviewDeps & { readonly keys: Pick<KeyRing, 'secret'> }) =>
  async ({ data, traceId }: BusEvent<'callback.closed'>): Promise<void> => {
    const call = callToDraw(data);
    if (!call || !branch.reviewing) return;
    const key = await keys.secret('sampling', monthOfDay(call.closedDay));
    const draw = drawers.get(key) ?? drawer(key);
    drawers.set(key, draw);
    const at = toInstant(now());
    const review = reviewOf(call, draw(callDrawnAs(call.claimId)), branch.reviewing, at);
    if (review) await reviews.add(review, { traceId, at });
  };
