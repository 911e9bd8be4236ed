import * as z from 'zod';
import { samplingPolicy } from './branch.ts';
import { eventContract } from './event-contract.ts';
import { classificationExample, customerExample, samplingExample } from './examples.ts';
import { classification, sealedCustomer } from './order.ts';
import { count, day, instant, listOf, ownId, probability, recordId, segment, slug } from './scalars.ts';

/** How the order came to be sampled or not. */
export const samplingDecision = z.strictObject({
  /** `business type/segment/policy version`: orders of one stratum share the inclusion probability. */
  stratum: z.string(),
  probability,
  policyVersion: slug,
});
export type SamplingDecision = z.infer<typeof samplingDecision>;

/** Which task: its own id, the programme it belongs to, and what is asked in it. */
const request = {
  taskId: ownId,
  programme: slug,
  questionnaire: slug,
  order: classification,
  sampling: samplingDecision,
};

export const callbackRequested = eventContract({
  source: 'sampling',
  version: 1,
  data: z.strictObject({
    ...request,
    /** Ring before this moment. */
    windowEndsAt: instant,
    customer: sealedCustomer.optional(),
  }),
  example: {
    taskId: 'routine:WO-20261005-000123',
    programme: 'routine',
    questionnaire: 'on-site',
    order: classificationExample,
    sampling: samplingExample,
    windowEndsAt: '2026-10-19T16:00:00.000Z',
    customer: customerExample,
  },
});

/** The order is (after a correction, or because its customer is forgotten) not to be called. */
export const callbackWithdrawn = eventContract({
  source: 'sampling',
  version: 1,
  data: z.strictObject(request),
  example: {
    taskId: 'routine:WO-20261005-000123',
    programme: 'routine',
    questionnaire: 'on-site',
    order: classificationExample,
    sampling: samplingExample,
  },
});

/** One cell of a day's population: orders that share stratum, team and partner. */
export const populationCell = z.strictObject({
  ...samplingDecision.shape,
  businessType: slug,
  segment,
  team: slug,
  partner: z.string().optional(),
  orders: count,
  sampled: count,
  windowPassed: count,
  /** Drawn, and not rung because the customer is asked about another order in these days; they stay among the orders. */
  paused: count,
});
export type PopulationCell = z.infer<typeof populationCell>;

/** The population behind a day's sample, folded from the decisions themselves. */
export const populationCounted = eventContract({
  source: 'sampling',
  version: 1,
  data: z.strictObject({ day, cells: listOf(populationCell) }),
  example: {
    day: '2026-10-05',
    cells: [
      {
        ...samplingExample,
        businessType: 'repair',
        segment: 'residential',
        team: 'repair-1',
        orders: 12,
        sampled: 12,
        windowPassed: 0,
        paused: 0,
      },
    ],
  },
});

export const decisionAnswer = z.strictObject({
  orderId: recordId,
  revision: z.int(),
  countedDay: day,
  stratum: z.string(),
  probability: z.number(),
  policyVersion: slug,
  decision: z.enum(['sampled', 'not-sampled', 'window-passed', 'paused', 'forgotten']),
  reason: z.string(),
  decidedAt: instant,
});

/** A policy put in force through the API; it may begin tomorrow at the earliest, so that no decision taken would differ. */
export const policyBody = samplingPolicy.omit({ version: true });
export const policiesAnswer = z.strictObject({
  /** In the order of their first days. */
  policies: z.array(
    z.strictObject({ ...samplingPolicy.shape, from: day, source: z.enum(['branch-file', 'api']) }),
  ),
});

/** From the first to the last day, both included; at most 400 days at once. */
export const daysBody = z.strictObject({ first: day, last: day });
export const daysAnswer = z.strictObject({ days: count });
