import * as z from 'zod';

/** Percent with two decimals, rounded half up; null = n/a, because nothing stands in the denominator. */
export const percent = z.number().min(0).max(100).nullable();

/** What a test says of two shares, such as satisfied / rated; `others`: the other teams of the same business types, or the other rows of a table. */
export const comparison = z.strictObject({
  against: z.enum(['before', 'yearBefore', 'others']),
  /** Fisher's exact, two-sided, adjusted by Holm over the rows that are read together; null: no test. */
  p: z.number().min(0).max(1).nullable(),
  verdict: z.enum(['no-test', 'not-different', 'higher', 'lower']),
});
export type Comparison = z.infer<typeof comparison>;
