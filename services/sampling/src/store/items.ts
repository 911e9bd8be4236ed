import {
  classification,
  instant,
  populationCounted,
  samplingDecision,
  samplingPolicy,
  sealedCustomer,
  slug,
} from '@huiyin/contracts';
import type { Day } from '@huiyin/kernel';
import { type AggregateType, type ItemKey, shardOf } from '@huiyin/table';
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
  binary: ['customer.customerKey', 'customer.sealedContact'],
  eventsOf: eventsOfDecision,
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

export const POLICY: AggregateType<PutPolicy, never> = {
  name: 'policy',
  schema: z.strictObject({ ...samplingPolicy.shape, putAt: instant }),
  idOf: ({ version }) => version,
  keyOf: ({ version }) => policyKey(version),
};
