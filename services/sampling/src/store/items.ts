import type { Day } from '@huiyin/calendar';
import {
  callbackRequested,
  classification,
  instant,
  populationCounted,
  samplingDecision,
  samplingPolicy,
  sealedCustomer,
  slug,
} from '@huiyin/contracts';
import { type AggregateType, droppedAfter, type ItemKey, shardOf } from '@huiyin/table';
import * as z from 'zod';
import type { DecisionEvent } from '../domain/callback-states.ts';
import { type Decision, SAMPLING_REASONS, SAMPLING_VERDICTS } from '../domain/decision.ts';
import { eventsOfDecision, eventsOfPopulation } from '../domain/events-of.ts';
import type { PutPolicy } from '../domain/policies.ts';
import type { Population } from '../domain/population.ts';

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
    wasRequested: z.boolean(),
    customer: sealedCustomer.optional(),
    forgottenAt: instant.optional(),
  }),
  idOf: ({ order }) => order.orderId,
  keyOf: ({ order }) => decisionKey(order.countedDay, order.orderId),
  binary: ['customer.customerKey', 'customer.numbersKey', 'customer.sealedContact'],
  eventsOf: eventsOfDecision,
};

/** The same, dropped so many days after it was taken: that is never before its day's others. */
export const decisionFor = (retentionDays: number): AggregateType<Decision, DecisionEvent> =>
  droppedAfter(DECISION, retentionDays, ({ decidedAt }) => decidedAt);

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

export const POLICY: AggregateType<PutPolicy, never> = {
  name: 'policy',
  schema: z.strictObject({ ...samplingPolicy.shape, putAt: instant }),
  idOf: ({ version }) => version,
  keyOf: ({ version }) => policyKey(version),
};

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
  wasRequested: true,
  customer,
  forgottenAt: '2026-10-07T02:00:00.000Z',
};

const population: Population = {
  ...populationCounted.data.parse(populationCounted.example),
  countedAt: '2026-10-06T02:00:00.000Z',
};

const policy: PutPolicy = {
  ...samplingPolicy.parse({
    version: 'y2027',
    from: '2027-01-01',
    rates: { repair: 1, counter: 0.3 },
    segments: { vip: 1 },
  }),
  putAt: '2026-12-20T02:00:00.000Z',
};

/** One state of every aggregate type, with every field. Nobody is behind them. */
export const EXAMPLES = [
  [DECISION, decision],
  [POPULATION, population],
  [POLICY, policy],
] as const;
