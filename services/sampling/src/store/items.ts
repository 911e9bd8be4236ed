import type { Day } from '@huiyin/calendar';
import {
  callbackRequested,
  classification,
  count,
  EVENTS,
  instant,
  keyedHash,
  listOf,
  ownId,
  populationCounted,
  type RecordedPolicy,
  type RecordedTopic,
  rateChange,
  recordedPolicy,
  recordedTopic,
  samplingDecision,
  samplingKeyAnswer,
  samplingKeyCommitted,
  samplingPolicy,
  sealedCustomer,
  severity,
  slug,
  topicDrawn,
  topicId,
  topicOrder,
  visit,
  week,
} from '@huiyin/contracts';
import { type AggregateType, droppedAfter, type ItemKey, shardOf } from '@huiyin/table';
import * as z from 'zod';
import type { DecisionEvent } from '../domain/callback-states.ts';
import { type Decision, SAMPLING_REASONS, SAMPLING_VERDICTS } from '../domain/decision.ts';
import {
  eventsOfDecision,
  eventsOfPopulation,
  eventsOfSamplingKey,
  eventsOfTopic,
  eventsOfTopicOrder,
  type TopicEvents,
} from '../domain/events-of.ts';
import type { CustomerPause } from '../domain/pause.ts';
import type { Population } from '../domain/population.ts';
import type { SamplingKey, SamplingKeyEvent } from '../domain/sampling-key.ts';
import type { RateSwitching } from '../domain/switch-rates.ts';
import type { TopicOrder } from '../domain/topic-order.ts';

export const decisionPartition = (day: Day, shard: number): string => `D#${day}#${shard}`;
export const decisionKey = (day: Day, orderId: string): ItemKey => ({
  pk: decisionPartition(day, shardOf(orderId)),
  sk: orderId,
});

/** Decisions lie by their counted day, which never moves, spread over shards: a day's fold reads them all, and nothing else. */
export const DECISION: AggregateType<Decision, DecisionEvent> = {
  name: 'decision',
  schema: z.strictObject({
    order: classification,
    sampling: samplingDecision,
    questionnaire: slug,
    decision: z.enum(SAMPLING_VERDICTS),
    reason: z.enum(SAMPLING_REASONS),
    decidedAt: instant,
    windowEndsAt: instant,
    sourceVersion: z.int().min(1),
    isCorrected: z.literal(true).optional(),
    wasRequested: z.boolean(),
    visit: visit.optional(),
    customer: sealedCustomer.optional(),
    forgottenAt: instant.optional(),
  }),
  idOf: ({ order }) => order.orderId,
  keyOf: ({ order }) => decisionKey(order.countedDay, order.orderId),
  binary: ['customer.customerKey', 'customer.earlierKey', 'customer.numbersKey', 'customer.sealedContact'],
  eventsOf: eventsOfDecision,
};

/** The same, dropped so many days after it was taken: that is never before its day's others. */
export const decisionFor = (retentionDays: number): AggregateType<Decision, DecisionEvent> =>
  droppedAfter(DECISION, retentionDays, ({ decidedAt }) => decidedAt);

export const pauseKey = (customerKey: string): ItemKey => ({ pk: `PAUSE#${customerKey}`, sk: 'P' });

/** By the customer's hash; dropped when it is over. */
export const PAUSE: AggregateType<CustomerPause, never> = {
  name: 'pause',
  schema: z.strictObject({
    customerKey: keyedHash,
    asked: listOf(z.strictObject({ taskId: ownId, until: instant })),
    refusals: listOf(
      z.strictObject({
        taskId: ownId,
        stands: z.boolean(),
        sourceVersion: z.int().min(1),
        until: instant,
      }),
    ).optional(),
    until: instant,
  }),
  idOf: ({ customerKey }) => customerKey,
  keyOf: ({ customerKey }) => pauseKey(customerKey),
  binary: ['customerKey'],
  expiresAt: ({ until }) => Math.floor(Date.parse(until) / 1000),
};

export const populationKey = (day: Day): ItemKey => ({ pk: `P#${day}`, sk: 'P' });

export const POPULATION: AggregateType<Population, 'population.counted'> = {
  name: 'population',
  schema: z.strictObject({ ...populationCounted.data.shape, countedAt: instant }),
  idOf: ({ day }) => day,
  keyOf: ({ day }) => populationKey(day),
  eventsOf: eventsOfPopulation,
};

/** All of them in one partition: they are few, and read together. */
export const POLICIES_PARTITION = 'POLICY';
export const policyKey = (version: string): ItemKey => ({ pk: POLICIES_PARTITION, sk: version });

export const POLICY: AggregateType<RecordedPolicy, never> = {
  name: 'policy',
  schema: recordedPolicy,
  idOf: ({ version }) => version,
  keyOf: ({ version }) => policyKey(version),
};

/** All of them in one partition by month: few are read at once, whatever their number. */
export const SAMPLING_KEYS_PARTITION = 'SAMPLING-KEY';
export const samplingKeyKey = (month: string): ItemKey => ({ pk: SAMPLING_KEYS_PARTITION, sk: month });

/** What may be known of a key: the key itself lies wrapped in the keys table, and here only when everybody may know it. */
export const SAMPLING_KEY: AggregateType<SamplingKey, SamplingKeyEvent> = {
  name: 'sampling-key',
  schema: samplingKeyAnswer,
  idOf: ({ month }) => month,
  keyOf: ({ month }) => samplingKeyKey(month),
  eventsOf: eventsOfSamplingKey,
};

/** All of them in one partition by week: few are read at once, whatever their number. */
export const LOTS_PARTITION = 'LOTS';
export const lotsKey = (week: string): ItemKey => ({ pk: LOTS_PARTITION, sk: week });

const lotsOfWeek = EVENTS['lots.counted'].data;

/** What briefing counted of a week. */
export const LOTS: AggregateType<z.output<typeof lotsOfWeek>, never> = {
  name: 'lots',
  schema: lotsOfWeek,
  idOf: ({ week }) => week,
  keyOf: ({ week }) => lotsKey(week),
};

export const switchingKey = (): ItemKey => ({ pk: 'SWITCHING', sk: 'S' });

const { team, businessType, rule, rated, dissatisfied, acceptanceNumber } = rateChange.shape;
const { from: _, ...policyWithoutDay } = samplingPolicy.shape;

/** One item: a week is judged on what the weeks before it came to, and once. */
export const SWITCHING: AggregateType<RateSwitching, never> = {
  name: 'switching',
  schema: z.strictObject({
    week,
    cells: listOf(
      z.strictObject({
        team,
        businessType,
        state: z.strictObject({
          severity,
          recent: listOf(z.boolean()),
          score: count,
          passedInRow: count,
          failed: count,
        }),
        reason: z.strictObject({ rule, week, rated, dissatisfied, acceptanceNumber }).optional(),
      }),
    ),
    proposal: z
      .strictObject({
        policy: z.strictObject(policyWithoutDay),
        policyVersion: slug,
        changes: listOf(rateChange),
      })
      .optional(),
    overtaken: slug.optional(),
  }),
  idOf: () => 'all',
  keyOf: switchingKey,
};

/** All of them in one partition: they are few, and read together. */
export const TOPICS_PARTITION = 'TOPIC';
export const topicKey = (topicId: string): ItemKey => ({ pk: TOPICS_PARTITION, sk: topicId });

export const TOPIC: AggregateType<RecordedTopic, keyof TopicEvents> = {
  name: 'topic',
  schema: recordedTopic,
  idOf: ({ topicId }) => topicId,
  keyOf: ({ topicId }) => topicKey(topicId),
  eventsOf: eventsOfTopic,
};

export const topicOrdersPartition = (topicId: string): string => `TOPIC#${topicId}`;
export const topicOrderKey = (topicId: string, orderId: string): ItemKey => ({
  pk: topicOrdersPartition(topicId),
  sk: orderId,
});

/** A sample is some hundred orders: one partition holds it. */
export const TOPIC_ORDER: AggregateType<TopicOrder, DecisionEvent> = {
  name: 'topic-order',
  schema: z.strictObject({
    topicId,
    order: classification,
    sampling: samplingDecision,
    questionnaire: slug,
    rank: topicOrder.shape.rank,
    outcome: topicOrder.shape.outcome,
    decidedAt: instant,
    windowEndsAt: instant,
    withdrawnAt: instant.optional(),
    customer: sealedCustomer.optional(),
    forgottenAt: instant.optional(),
  }),
  idOf: ({ topicId, order }) => `${topicId}:${order.orderId}`,
  keyOf: ({ topicId, order }) => topicOrderKey(topicId, order.orderId),
  binary: ['customer.customerKey', 'customer.earlierKey', 'customer.numbersKey', 'customer.sealedContact'],
  eventsOf: eventsOfTopicOrder,
};

/** The same, dropped as decisions are. */
export const topicOrderFor = (retentionDays: number): AggregateType<TopicOrder, DecisionEvent> =>
  droppedAfter(TOPIC_ORDER, retentionDays, ({ decidedAt }) => decidedAt);

const { order, sampling, questionnaire, windowEndsAt, customer } = callbackRequested.data.parse(
  callbackRequested.example,
);

const decision: Decision = {
  order,
  sampling,
  questionnaire,
  decision: 'sampled',
  reason: 'always',
  decidedAt: '2026-10-06T02:00:00.000Z',
  windowEndsAt,
  sourceVersion: 1_791_252_000_000,
  isCorrected: true,
  wasRequested: true,
  customer,
  forgottenAt: '2026-10-07T02:00:00.000Z',
};

const population: Population = {
  ...populationCounted.data.parse(populationCounted.example),
  countedAt: '2026-10-06T02:00:00.000Z',
};

const policy: RecordedPolicy = {
  version: 'y2027',
  from: '2027-01-02',
  proposedFrom: '2027-01-01',
  rates: { repair: 1, counter: 0.3 },
  segments: { vip: 1 },
  teams: { 'counter-1': { counter: { rate: 0.6, severity: 'tightened' } } },
  state: 'approved',
  acts: [
    { act: 'propose', at: '2026-12-20T02:00:00.000Z', by: 'supervisor-01' },
    { act: 'approve', at: '2027-01-01T02:00:00.000Z', by: 'supervisor-02' },
  ],
};

const pause: CustomerPause = {
  customerKey: 'c3RhbmRzLWZvci1oaW0xMg',
  asked: [{ taskId: `routine:${order.orderId}`, until: '2026-10-20T02:00:00.000Z' }],
  refusals: [
    {
      taskId: 'routine:WO-20260901-000007',
      stands: true,
      sourceVersion: 1_791_252_000_000,
      until: '2027-11-10T02:00:00.000Z',
    },
  ],
  until: '2027-11-10T02:00:00.000Z',
};

const samplingKey: SamplingKey = {
  ...samplingKeyCommitted.data.parse(samplingKeyCommitted.example),
  windowsEndAt: '2026-11-14T16:00:00.000Z',
  key: '07'.repeat(32),
  revealedAt: '2026-11-14T16:40:00.000Z',
};

const lots = EVENTS['lots.counted'].data.parse(EVENTS['lots.counted'].example);

const change = {
  team: 'counter-1',
  businessType: 'counter',
  rule: 'failures-tighten',
  week: '2026-W41',
  rated: 20,
  dissatisfied: 4,
  acceptanceNumber: 2,
} as const;
const switching: RateSwitching = {
  week: '2026-W41',
  cells: [
    {
      team: 'counter-1',
      businessType: 'counter',
      state: { severity: 'tightened', recent: [], score: 0, passedInRow: 2, failed: 1 },
      reason: { rule: change.rule, week: change.week, rated: 20, dissatisfied: 4, acceptanceNumber: 2 },
    },
  ],
  proposal: {
    policy: {
      version: 'w2026-41',
      rates: { counter: 0.3 },
      segments: { vip: 1 },
      teams: { 'counter-1': { counter: { rate: 0.6, severity: 'tightened' } } },
    },
    policyVersion: 'y2026',
    changes: [{ ...change, severity: 'tightened', severityBefore: 'normal', rate: 0.6, rateBefore: 0.3 }],
  },
  overtaken: 'w2026-40',
};

const { drawnDay, signal, orders, requested, paused, refused, phoneMissing, forgotten, ...topicPlan } =
  topicDrawn.data.parse(topicDrawn.example);
const topic: RecordedTopic = {
  ...topicPlan,
  reason: '维修二班一周七位客户不满意，原因不明',
  signal,
  state: 'stopped',
  drawn: {
    at: '2026-11-10T02:20:00.000Z',
    day: drawnDay,
    orders,
    requested,
    paused,
    refused,
    phoneMissing,
    forgotten,
  },
  stopped: {
    at: '2026-11-13T02:00:00.000Z',
    day: '2026-11-13',
    because: 'cause-known',
    words: '两个班组已找到原因',
  },
  acts: [
    { act: 'propose', at: '2026-11-09T00:10:00.000Z' },
    { act: 'start', at: '2026-11-10T01:00:00.000Z', by: 'supervisor-01' },
    { act: 'draw', at: '2026-11-10T02:20:00.000Z' },
    { act: 'stop', at: '2026-11-13T02:00:00.000Z', by: 'supervisor-01' },
  ],
};

const orderOfTopic: TopicOrder = {
  topicId: topic.topicId,
  order,
  sampling: { stratum: topic.topicId, policyVersion: topic.topicId, probability: 0.714 },
  questionnaire: topic.questionnaire,
  rank: 1,
  outcome: 'requested',
  decidedAt: '2026-11-10T02:20:00.000Z',
  windowEndsAt: '2026-11-20T16:00:00.000Z',
  withdrawnAt: '2026-11-13T02:00:00.000Z',
  customer,
  forgottenAt: '2026-11-12T02:00:00.000Z',
};

/** One state of every aggregate type, with every field. Nobody is behind them. */
export const EXAMPLES = [
  [DECISION, decision],
  [PAUSE, pause],
  [POPULATION, population],
  [POLICY, policy],
  [SAMPLING_KEY, samplingKey],
  [LOTS, lots],
  [SWITCHING, switching],
  [TOPIC, topic],
  [TOPIC_ORDER, orderOfTopic],
] as const;
