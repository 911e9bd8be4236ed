import {
  classification,
  instant,
  populationCounted,
  samplingDecision,
  sealedCustomer,
} from '@huiyin/contracts';
import type { Day } from '@huiyin/kernel';
import {
  type AggregateTable,
  type AggregateType,
  allShards,
  type SaveResult,
  type SaveTerms,
  type Stored,
  shardOf,
} from '@huiyin/table';
import * as z from 'zod';
import type { Decision } from './domain/decision.ts';
import { eventsOfDecision, eventsOfPopulation } from './domain/events-of.ts';
import type { Population } from './domain/population.ts';

const decision = z.strictObject({
  ...classification.shape,
  ...samplingDecision.shape,
  decision: z.enum(['sampled', 'not-sampled', 'window-passed', 'forgotten']),
  reason: z.enum([
    'always',
    'never',
    'drawn',
    'not-drawn',
    'no-policy',
    'window-passed',
    'customer-forgotten',
  ]),
  decidedAt: instant,
  windowEndsAt: instant,
  sourceVersion: z.int().min(1),
  wasRequested: z.boolean(),
  customer: sealedCustomer.optional(),
  forgottenAt: instant.optional(),
});

const partitionOf = (day: Day, shard: number) => `D#${day}#${shard}`;
const keyOf = (day: Day, orderId: string) => ({ pk: partitionOf(day, shardOf(orderId)), sk: orderId });

/** Decisions lie by their counted day, which never moves, spread over shards: a day's fold reads them all, and nothing else. */
export const DECISION: AggregateType<Decision> = {
  name: 'decision',
  schema: decision,
  idOf: ({ orderId }) => orderId,
  keyOf: ({ countedDay, orderId }) => keyOf(countedDay, orderId),
  binary: ['customer.customerKey', 'customer.sealedContact'],
  eventsOf: eventsOfDecision,
};

const populationKeyOf = (day: Day) => ({ pk: `P#${day}`, sk: 'P' });

export const POPULATION: AggregateType<Population> = {
  name: 'population',
  schema: z.strictObject({ ...populationCounted.shape, countedAt: instant }),
  idOf: ({ day }) => day,
  keyOf: ({ day }) => populationKeyOf(day),
  eventsOf: eventsOfPopulation,
};

export interface DecisionStore {
  load(day: Day, orderId: string): Promise<Stored<Decision> | undefined>;
  save(decision: Decision, terms: SaveTerms): Promise<SaveResult<Decision>>;
  /** Every decision of a counted day. */
  decisionsOf(day: Day): AsyncIterable<Decision>;
  all(): AsyncIterable<Stored<Decision>>;
  population(day: Day): Promise<Stored<Population> | undefined>;
  savePopulation(population: Population, terms: SaveTerms): Promise<SaveResult<Population>>;
}

export const decisionStore = (table: AggregateTable): DecisionStore => ({
  load: (day, orderId) => table.load(DECISION, keyOf(day, orderId)),
  save: (state, terms) => table.save(DECISION, state, terms),

  async *decisionsOf(day) {
    for (const shard of allShards) {
      let after: string | undefined;
      do {
        const page = await table.query(DECISION, {
          pk: partitionOf(day, shard),
          ...(after !== undefined && { after }),
        });
        for (const { state } of page.items) yield state;
        after = page.next;
      } while (after !== undefined);
    }
  },

  all: () => table.scan(DECISION),
  population: (day) => table.load(POPULATION, populationKeyOf(day)),
  savePopulation: (state, terms) => table.save(POPULATION, state, terms),
});
