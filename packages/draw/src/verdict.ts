import { isSampled, type OrderDraw } from './is-sampled.ts';
import type { Rate } from './rate.ts';

/** What rate and draw alone say of an order. */
export type DrawVerdict = 'always' | 'drawn' | 'never' | 'not-drawn' | 'no-policy' | 'no-rate';

/** `always` and `never`: the rate leaves nothing to draw. */
export function verdictOf(
  { probability, lacks }: Pick<Rate, 'probability' | 'lacks'>,
  draw: OrderDraw,
): DrawVerdict {
  if (lacks) return lacks;
  if (isSampled(draw, probability)) return probability === 1 ? 'always' : 'drawn';
  return probability === 0 ? 'never' : 'not-drawn';
}

/** Does it put the order into the sample? */
export const isIn = (verdict: string): boolean => verdict === 'always' || verdict === 'drawn';
