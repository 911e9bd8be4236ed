import { POLICY_ACTS, POLICY_STATES, RATE_CHANGE_RULES } from '@huiyin/vocabulary';
import * as z from 'zod';
import { samplingPolicy } from './branch.ts';
import { eventContract } from './event-contract.ts';
import { classificationExample, customerExample, samplingExample, visitExample } from './examples.ts';
import { classification, sealedCustomer, visit } from './order.ts';
import {
  count,
  day,
  instant,
  listOf,
  month,
  ownId,
  probability,
  recordId,
  segment,
  severity,
  slug,
  staffId,
  week,
} from './scalars.ts';

/** How the order came to be sampled or not. */
export const samplingDecision = z.strictObject({
  /** `business type/segment/policy version`, and `/team` where that has a rate of its own: orders of one stratum share the inclusion probability. */
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
  /** As far as it is known to whoever asks. */
  visit: visit.optional(),
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
    visit: visitExample,
    customer: customerExample,
  },
});

/** The order is (after a correction, because its customer is forgotten or its programme was stopped) not to be called. */
export const callbackWithdrawn = eventContract({
  source: 'sampling',
  version: 1,
  data: z.strictObject({
    ...request,
    /** Its whole programme was stopped: a callback that was begun is rung no more either. */
    stopped: z.literal(true).optional(),
  }),
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

/** What was decided on an order, and on what grounds: published, since nothing in it is of the customer. */
export const recordedDecision = z.strictObject({
  orderId: recordId,
  revision: z.int(),
  businessType: slug,
  segment,
  team: slug,
  partner: z.string().optional(),
  completedAt: instant,
  countedDay: day,
  ...samplingDecision.shape,
  decision: z.enum(['sampled', 'not-sampled', 'window-passed', 'paused', 'forgotten']),
  reason: slug,
  decidedAt: instant,
  /** A revision came when the decision was taken for good: `stratum` is what it was taken by, the other fields are newer. */
  isCorrected: z.literal(true).optional(),
});
export type RecordedDecision = z.infer<typeof recordedDecision>;

/** Where a page of a month's decisions begins: day, shard, and the order before the first; the `next` of the page before. */
export const decisionsQuery = z.strictObject({
  next: z
    .string()
    .regex(/^(0[1-9]|[12]\d|3[01])\.(\d|1[0-5])\.([A-Za-z0-9][A-Za-z0-9._:-]{0,63})?$/)
    .optional(),
});

/** A page of a month's decisions, by day; it may be empty and have a next one all the same. */
export const decisionsAnswer = z.strictObject({
  decisions: z.array(recordedDecision),
  next: z.string().optional(),
});

/** SHA-256 and keys of 256 bits, as text. */
const hexadecimal = z.string().regex(/^[0-9a-f]{64}$/);

/** The commitment to the key by which the orders of a month are drawn. */
const commitment = {
  month,
  /** SHA-256, see docs/sampling.md. */
  commitment: hexadecimal,
  committedAt: instant,
  /** Before the first moment of the month? Otherwise somebody may have chosen the key to their liking. */
  inTime: z.boolean(),
};
export const samplingKeyCommitment = z.strictObject(commitment);
export type SamplingKeyCommitment = z.infer<typeof samplingKeyCommitment>;

/** Never the key itself. */
export const samplingKeyCommitted = eventContract({
  source: 'sampling',
  version: 1,
  data: samplingKeyCommitment,
  example: {
    month: '2026-10',
    commitment: '1bd7b15a0c17b54f10b87454f1600d5ea77058291e5836e528ba89b577aea590',
    committedAt: '2026-08-31T16:40:00.000Z',
    inTime: true,
  },
});

export const samplingKeyAnswer = z.strictObject({
  ...commitment,
  /** The key is revealed once no order of the month can be decided on any more. */
  windowsEndAt: instant,
  key: hexadecimal.optional(),
  revealedAt: instant.optional(),
});
export type SamplingKeyAnswer = z.infer<typeof samplingKeyAnswer>;

/** What somebody did with a policy, and when. */
const policyAct = z.strictObject({
  act: z.enum(POLICY_ACTS),
  at: instant,
  /** Absent: the clock, by the branch's configuration. */
  by: staffId.optional(),
});

/** One team and business type whose rate changes, and the week that decided it. */
export const rateChange = z.strictObject({
  team: slug,
  businessType: slug,
  severity,
  severityBefore: severity,
  rate: probability,
  rateBefore: probability,
  rule: z.enum(RATE_CHANGE_RULES),
  week,
  rated: count,
  dissatisfied: count,
  /** As many dissatisfied still pass. */
  acceptanceNumber: count,
});
export type RateChange = z.infer<typeof rateChange>;

/** A policy that came after the branch file's, whatever became of it. Nothing of it is ever deleted. */
export const recordedPolicy = z.strictObject({
  ...samplingPolicy.shape,
  /** Once it is approved: the day from which it is in force. */
  from: day,
  /** Where it was approved for a later day than the proposed one, which this is. */
  proposedFrom: day.optional(),
  state: z.enum(POLICY_STATES),
  /** Of one that follows from what customers said: the policy that it changes, and why. It is approved only while that one is in force. */
  basis: z.strictObject({ policyVersion: slug, changes: listOf(rateChange) }).optional(),
  /** Oldest first. */
  acts: listOf(policyAct).refine(({ length }) => length > 0),
});
export type RecordedPolicy = z.infer<typeof recordedPolicy>;

/** What is done with a proposal. */
const policyStep = z.enum(POLICY_ACTS).exclude(['propose']);

/** A policy that is proposed; it may begin tomorrow at the earliest, so that no decision taken would differ. */
export const policyBody = samplingPolicy.omit({ version: true });
/** Its first day where that is not as proposed; without it that day, or tomorrow when it has passed. */
export const approvalBody = z.strictObject({ from: day.optional() });
export const policiesAnswer = z.strictObject({
  /** In force, in the past, now or from a day to come: in the order of their first days. */
  policies: z.array(z.strictObject({ ...samplingPolicy.shape, source: z.enum(['branch-file', 'api']) })),
  /** All that were proposed, the newest first, each with what its reader may do with it now. */
  proposals: z.array(z.strictObject({ ...recordedPolicy.shape, nextSteps: listOf(policyStep) })),
  /** What holds for a policy that is proposed now: its earliest first day, and between which rates those of teams move by themselves. */
  bounds: z.strictObject({ earliest: day, floor: probability, cap: probability }),
});
export type PoliciesAnswer = z.infer<typeof policiesAnswer>;

/** From the first to the last day, both included; at most 400 days at once. */
export const daysBody = z.strictObject({ first: day, last: day });
export const daysAnswer = z.strictObject({ days: count });
