import { TOPIC_KEY_FIGURES } from '@huiyin/vocabulary';
import * as z from 'zod';
import { estimatedRates, questionFigures } from './briefing.ts';
import { comparison } from './comparison.ts';
import { count, day, instant, slug, wording } from './scalars.ts';
import { topicDrawn, topicStopped } from './topic.ts';

/** A share of so many, in percent, three decimals, with Wilson's 95 % interval. */
const share = z.strictObject({ percent: z.number(), low: z.number(), high: z.number() });

/** The figures by which a report is known to have changed. */
const keyFigures = { closed: count, interviews: count, rated: count, satisfied: count };

/** What a topic callback (专题回访) came to, by itself: none of it is in a routine figure. */
export const topicReport = z.strictObject({
  contract: z.literal(1),
  branch: z.strictObject({ id: slug, name: wording, zone: z.string() }),
  topic: z.strictObject({
    ...topicDrawn.data.shape,
    /** Of one that was stopped: nobody was rung after that. */
    stoppedDay: day.optional(),
    because: topicStopped.data.shape.because.optional(),
  }),
  /** The last day counted. */
  through: day,
  /** Is nobody rung for it any more? */
  isOver: z.boolean(),
  /** Callbacks that ended; of these complete interviews, in percent where any ended. */
  ...keyFigures,
  responsePercent: z.number().nullable(),
  /** To be rung, and never: it was stopped before, or its customer was forgotten. Until it is over, whoever waits is among them. */
  notRung: count,
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
  /** SHA-256 of all that stands above: the same facts give the same. */
  snapshot: z.string(),
  /** Only where it was mailed and late facts changed it since: until when the mailed one was counted, and what has changed. */
  restated: z
    .strictObject({
      countedUntil: instant,
      snapshot: z.string(),
      figures: z.array(z.strictObject({ figure: z.enum(TOPIC_KEY_FIGURES), known: count, now: count })),
    })
    .optional(),
});
export type TopicReport = z.infer<typeof topicReport>;
