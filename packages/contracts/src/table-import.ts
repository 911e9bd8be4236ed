import * as z from 'zod';
import { tableFinding } from './briefing.ts';
import { count, instant, wellFormed } from './scalars.ts';

/** An aggregate table of an earlier period as it was published: level counts per team, or only a rate. */
export const tableBody = z.strictObject({
  period: z.string(),
  source: wellFormed(z.string().trim().min(1).max(200)),
  rows: z
    .array(
      z.strictObject({
        team: wellFormed(z.string().min(1).max(60)),
        total: z.boolean().default(false),
        callbacks: count.optional(),
        /** By a level's id or by its name in either language. */
        levels: z.record(z.string().min(1).max(40), count).optional(),
        notRated: count.optional(),
        /** Published satisfaction rate, percent. */
        publishedRate: z.number().min(0).max(100).optional(),
      }),
    )
    .min(1)
    .max(200),
});
export type TableBody = z.infer<typeof tableBody>;

export const tableAnswer = z.strictObject({
  period: z.string(),
  rows: count,
  /** Cells that do not add up, one by one; the table is kept and shown with them. */
  findings: z.array(tableFinding),
});
export const briefingsAnswer = z.strictObject({
  mailed: z.array(z.strictObject({ period: z.string(), recipients: count, mailedAt: instant })),
  /** The reports of topic callbacks among what was mailed. */
  topics: z.array(z.strictObject({ topicId: z.string(), recipients: count, mailedAt: instant })),
});
