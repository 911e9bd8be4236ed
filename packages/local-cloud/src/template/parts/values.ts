import * as z from 'zod';

/** CloudFormation writes numbers and truths as such or as text. */
export const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
export const truth = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
/** Known, and of no consequence on one machine. */
export const ignored = z.unknown().optional();
