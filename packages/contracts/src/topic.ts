import { STOP_REASONS, TOPIC_ACTS, TOPIC_OUTCOMES, TOPIC_PREFIX, TOPIC_STATES } from '@huiyin/vocabulary';
import * as z from 'zod';
import { eventContract } from './event-contract.ts';
import {
  count,
  day,
  instant,
  listOf,
  probability,
  recordId,
  slug,
  staffId,
  week,
  wellFormed,
  wording,
} from './scalars.ts';

/** Stands as the programme in task ids. */
export const topicId = slug.refine((given) => given.startsWith(TOPIC_PREFIX), 'topic-id-without-prefix');

/** Who did it with whom: a partner's name as the upstream system writes it. */
const partner = wellFormed(z.string().trim().min(1).max(64));

/** Which finished orders a topic is about. A list that is absent leaves all in. */
export const topicScope = z.strictObject({
  businessTypes: listOf(slug).refine(({ length }) => length > 0, 'empty'),
  teams: listOf(slug).optional(),
  partners: listOf(partner).optional(),
  /** Days on which the orders are counted, both included. */
  served: z.strictObject({ first: day, last: day }),
});
export type TopicScope = z.infer<typeof topicScope>;

/** What a week's chart showed of one team and business type. */
export const chartSignal = z.strictObject({
  week,
  team: slug,
  businessType: slug,
  rated: count,
  dissatisfied: count,
  /** The share of dissatisfied that the weeks before had, and how many would have passed for it. */
  expected: probability,
  passes: count,
  /** In at most such a share of weeks in which nothing changed chance makes as many. */
  falseAlarmRate: probability,
});
export type ChartSignal = z.infer<typeof chartSignal>;

const plan = {
  scope: topicScope,
  /** What is asked, of the branch's questionnaires. */
  questionnaire: slug,
  /** Customers to be rung. */
  sampleSize: z.int().min(1).max(500),
  /** The last day on which they are. */
  ringBy: day,
};

/** What is proposed. The reason is what people say to each other: it never leaves the table it lies in, but for who looks at the topic. */
export const topicBody = z.strictObject({
  ...plan,
  reason: wellFormed(z.string().trim().min(1).max(500)),
});
export type TopicBody = z.infer<typeof topicBody>;

/** Why a topic is to go no further; words beside it are for those who look at the topic, as its reason is. */
export const stopBody = z.strictObject({
  because: z.enum(STOP_REASONS),
  words: topicBody.shape.reason.optional(),
});
export type StopBody = z.infer<typeof stopBody>;

/** What the draw came to. */
const drawnFigures = {
  /** In scope when the sample was drawn. */
  orders: count,
  requested: count,
  /** Come to by the draw, and left alone. */
  paused: count,
  refused: count,
  phoneMissing: count,
  forgotten: count,
};

/** A topic callback, whatever became of it. Nothing of it is ever deleted. */
export const recordedTopic = z.strictObject({
  topicId,
  ...plan,
  /** Absent where a chart's signal says why. */
  reason: topicBody.shape.reason.optional(),
  signal: chartSignal.optional(),
  state: z.enum(TOPIC_STATES),
  /** `day`: the branch's. */
  drawn: z.strictObject({ at: instant, day, ...drawnFigures }).optional(),
  /** When somebody stopped it, and why. */
  stopped: z.strictObject({ at: instant, day, ...stopBody.shape }).optional(),
  /** Oldest first. */
  acts: listOf(
    z.strictObject({
      act: z.enum(TOPIC_ACTS),
      at: instant,
      /** Absent: the clock. */
      by: staffId.optional(),
    }),
  ).refine(({ length }) => length > 0),
});
export type RecordedTopic = z.infer<typeof recordedTopic>;

/** What a topic may be that is proposed today. */
const topicOffer = z.strictObject({
  questionnaires: z.array(z.strictObject({ id: slug, questions: z.array(wording) })),
  /** With what somebody begins; absent: the branch has no preference. */
  questionnaire: slug.optional(),
  sampleSize: plan.sampleSize,
  ringBy: day,
  /** The earliest and the latest day, if customers are rung until that `ringBy`. */
  served: z.strictObject({ first: day, last: day }),
  servedDaysMax: count,
});
export type TopicOffer = z.infer<typeof topicOffer>;

/** All there are, the newest first. */
export const topicsAnswer = z.strictObject({ topics: z.array(recordedTopic), offer: topicOffer });
export type TopicsAnswer = z.infer<typeof topicsAnswer>;

/** An order that the draw came to: what a sample that is drawn again is held against. */
export const topicOrder = z.strictObject({
  orderId: recordId,
  countedDay: day,
  /** 1: the highest draw in scope. */
  rank: z.int().min(1),
  outcome: z.enum(TOPIC_OUTCOMES),
});

export type TakenOrder = z.infer<typeof topicOrder>;

/** In the order of their ranks. */
export const topicOrdersAnswer = z.strictObject({ topic: recordedTopic, orders: z.array(topicOrder) });

/** A topic whose sample was drawn: of which it is known how many orders it stands for. */
export const topicDrawn = eventContract({
  source: 'sampling',
  version: 1,
  data: z.strictObject({ topicId, ...plan, signal: chartSignal.optional(), drawnDay: day, ...drawnFigures }),
  example: {
    topicId: 'topic-w2026-45-repair-2-repair',
    scope: {
      businessTypes: ['repair'],
      teams: ['repair-2'],
      served: { first: '2026-11-02', last: '2026-11-08' },
    },
    questionnaire: 'topic-service',
    sampleSize: 60,
    ringBy: '2026-11-20',
    signal: {
      week: '2026-W45',
      team: 'repair-2',
      businessType: 'repair',
      rated: 30,
      dissatisfied: 7,
      expected: 0.04,
      passes: 4,
      falseAlarmRate: 0.0008,
    },
    drawnDay: '2026-11-10',
    orders: 84,
    requested: 60,
    paused: 6,
    refused: 1,
    phoneMissing: 0,
    forgotten: 0,
  },
});
export type TopicDrawn = z.infer<typeof topicDrawn.data>;

/** A topic that goes no further: nobody more is rung for it. With what its draw had come to, be it nobody. */
export const topicStopped = eventContract({
  source: 'sampling',
  version: 1,
  data: z.strictObject({
    ...topicDrawn.data.shape,
    stoppedDay: day,
    because: z.enum(STOP_REASONS),
  }),
  example: { ...topicDrawn.example, stoppedDay: '2026-11-13', because: 'cause-known' },
});
