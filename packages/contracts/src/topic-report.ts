import * as z from 'zod';
import { estimatedRates, questionFigures } from './briefing.ts';
import { comparison } from './comparison.ts';
import { count, day, slug, wording } from './scalars.ts';
import { topicDrawn } from './topic.ts';

/** A share of so many, in percent, three decimals, with Wilson's 95 % interval. */
const share = z.strictObject({ percent: z.number(), low: z.number(), high: z.number() });

/** What a topic callback (专题回访) came to, by itself: none of it is in a routine figure. */
export const topicReport = z.strictObject({
  contract: z.literal(1),
  topic: topicDrawn.data,
  /** The last day counted. */
  through: day,
  /** Is nobody rung for it any more? */
  isOver: z.boolean(),
  /** Callbacks that ended; of these complete interviews, in percent where any ended. */
  closed: count,
  interviews: count,
  responsePercent: z.number().nullable(),
  /** Of all orders in scope that its callbacks stand for. */
  estimates: estimatedRates,
  /**
   * What customers named when asked what troubled them (the question `cause`), the most frequent first, among those who answered it. `leads`: named more often than
   * the next one beyond chance (exact binomial test of the two, 5 %); of the others nothing is claimed.
   */
  causes: z.array(
    z.strictObject({ answer: z.string(), name: wording, count, of: count, share, leads: z.boolean() }),
  ),
  /** Teams with callbacks, each against the others: Fisher's exact test, adjusted by Holm. */
  teams: z.array(
    z.strictObject({
      team: slug,
      name: wording,
      callbacks: count,
      rated: count,
      satisfied: count,
      comparison,
    }),
  ),
  questions: z.array(questionFigures),
});
export type TopicReport = z.infer<typeof topicReport>;
