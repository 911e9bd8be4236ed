import type { OrderResult } from '@huiyin/contracts';
import { toInstant } from '@huiyin/kernel';
import { recordOrder } from './record-order.ts';
import { type TurnAwayParts, turnAway } from './turn-away.ts';

/** One body from any door: recorded, or kept among the rejected with its reasons. Nothing is lost in between. */
export async function takeIn(
  parts: TurnAwayParts,
  body: unknown,
  door: 'event' | 'api',
  traceId: string,
): Promise<OrderResult> {
  const receivedAt = toInstant(parts.now());
  const recording = await recordOrder(parts, body, traceId);
  if (recording.result !== 'rejected') return recording;
  const { issues } = recording;
  const rejectedId = await turnAway(parts, body, issues, { door, receivedAt, traceId });
  return { result: 'rejected', rejectedId, issues: [...issues] };
}
