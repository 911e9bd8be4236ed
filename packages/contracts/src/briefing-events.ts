import * as z from 'zod';
import { eventContract } from './event-contract.ts';
import { count, listOf, slug, week } from './scalars.ts';

/** A team's callbacks in one business type that ended in a week. */
export const lot = z.strictObject({
  team: slug,
  businessType: slug,
  /** Customers who gave a rating, and those who said that nobody came. */
  rated: count,
  /** Of these; who says that nobody came is not satisfied. */
  dissatisfied: count,
});
export type CountedLot = z.infer<typeof lot>;

/** What the routine callbacks of a week came to, said once: what is known later of it changes no rate. */
export const lotsCounted = eventContract({
  source: 'briefing',
  version: 1,
  data: z.strictObject({ week, lots: listOf(lot) }),
  example: {
    week: '2026-W41',
    lots: [{ team: 'repair-1', businessType: 'repair', rated: 20, dissatisfied: 1 }],
  },
});
