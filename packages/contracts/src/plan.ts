import * as z from 'zod';
import { count, listOf, month, probability, slug } from './scalars.ts';

const upTo = (digits: number) => z.string().regex(new RegExp(`^[1-9]\\d{0,${digits - 1}}$`));

/** Agents, and the households that one of them completes in a month (S0: 2,200 to 2,500). */
export const planQuery = z.strictObject({
  agents: upTo(3),
  households: upTo(4).default('2300'),
});

/** Half the width of a 95 % interval of the share of satisfied, in percentage points; null: nobody is called somewhere, so that nothing is known. */
const halfWidth = z.number().nullable();

/** What calls come to where they are made. */
const planned = z.strictObject({ calls: count, rate: probability, halfWidth });

const compared = z.strictObject({ now: halfWidth, planned: halfWidth });

export const planAnswer = z.strictObject({
  /** Those that the plan knows: the last that are over, up to three. */
  months: listOf(month),
  agents: count,
  households: count,
  /** Calls that they make in a month, and orders that are expected. */
  capacity: count,
  orders: count,
  /** The branch's own figure: as it was called, as planned, and with one agent more. */
  branch: z.strictObject({
    now: z.strictObject({ calls: count, halfWidth }),
    planned: z.strictObject({ calls: count, halfWidth }),
    oneMore: z.strictObject({ calls: count, halfWidth }),
  }),
  /** The fewest planned calls that know the branch's figure as well as the calls that were made; null: those know nothing. */
  equalPrecision: z.strictObject({ calls: count, saved: z.int(), savedShare: z.number() }).nullable(),
  strata: listOf(z.strictObject({ team: slug, businessType: slug, orders: count, now: planned, planned })),
  teams: listOf(z.strictObject({ team: slug, ...compared.shape })),
  businessTypes: listOf(z.strictObject({ businessType: slug, ...compared.shape })),
});
export type PlanAnswer = z.infer<typeof planAnswer>;
