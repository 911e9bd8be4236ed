import * as z from 'zod';

/** One thing wrong with a body: where and which rule; never the value. */
export const issue = z.strictObject({ path: z.string(), rule: z.string() });
export type Issue = z.infer<typeof issue>;

/** RFC 9457. `issues` when the body is at fault. */
export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    traceId: z.string(),
    issues: z.array(issue).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;
