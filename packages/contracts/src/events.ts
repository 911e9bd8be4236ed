import * as z from 'zod';
import { complaintClass } from './branch.ts';
import { envelopeOf } from './envelope.ts';
import {
  concern,
  count,
  day,
  disposition,
  instant,
  keyedHash,
  language,
  probability,
  recordId,
  sealed,
  segment,
  slug,
  staffId,
} from './terms.ts';
import { outcome } from './work-order.ts';

/** What a work order is about; clear everywhere, since nothing in it is about the customer's person. */
export const classification = z.strictObject({
  orderId: recordId,
  /** The upstream revision; part of the context under which `sealedContact` was sealed. */
  revision: z.int().min(1),
  businessType: slug,
  team: slug,
  staff: z.array(staffId),
  partner: z.string().optional(),
  segment,
  language: language.optional(),
  completedAt: instant,
  /** Branch day of completion in the first accepted revision; it never moves. */
  countedDay: day,
});
export type Classification = z.infer<typeof classification>;

/** The person to ring: an envelope and the keyed hash by which the same customer is recognised. Absent once forgotten. */
export const sealedCustomer = z.strictObject({ customerKey: keyedHash, sealedContact: sealed });
export type SealedCustomer = z.infer<typeof sealedCustomer>;

export const workOrderRecorded = z.strictObject({
  ...classification.shape,
  sourceChannel: slug.optional(),
  promised: z.strictObject({ from: instant, to: instant }).optional(),
  arrivedAt: instant.optional(),
  outcome,
  abnormal: z.array(slug).optional(),
  recordedAt: instant,
  customer: sealedCustomer.optional(),
});

/** How the order came to be sampled or not. */
export const samplingDecision = z.strictObject({
  /** `business type/segment/policy version`: orders of one stratum share the inclusion probability. */
  stratum: z.string(),
  probability,
  policyVersion: slug,
});
export type SamplingDecision = z.infer<typeof samplingDecision>;

export const callbackRequested = z.strictObject({
  ...classification.shape,
  ...samplingDecision.shape,
  /** Ring before this moment. */
  windowEndsAt: instant,
  customer: sealedCustomer.optional(),
});

/** The order is (after a correction, or because its customer is forgotten) not to be called. */
export const callbackWithdrawn = z.strictObject({ ...classification.shape, ...samplingDecision.shape });

/** The population behind a day's sample, folded from the decisions themselves: one count per stratum. */
export const populationCounted = z.strictObject({
  day,
  strata: z.array(
    z.strictObject({
      stratum: z.string(),
      businessType: slug,
      segment,
      policyVersion: slug,
      probability,
      orders: count,
      sampled: count,
      windowPassed: count,
    }),
  ),
});
export type PopulationCounted = z.infer<typeof populationCounted>;

/** The public part of an interview: codes only, words stay sealed. */
export const interview = z.strictObject({
  claimId: z.string(),
  agent: staffId,
  calledAt: instant,
  durationSeconds: count,
  questionnaire: z.strictObject({ id: slug, version: z.int().min(1) }),
  visitTookPlace: z.boolean(),
  keptAppointment: z.enum(['yes', 'no', 'none-made']).optional(),
  /** The overall level on the branch's scale; absent = 未评价 not rated. */
  rating: slug.optional(),
  aspects: z.record(slug, slug).optional(),
  integrityConcern: z.boolean().optional(),
  suggested: z.boolean(),
  praised: z.boolean(),
  complained: z.boolean(),
});
export type Interview = z.infer<typeof interview>;

/** What the second callback learned. */
export const verdict = z.strictObject({
  claimId: z.string(),
  agent: staffId,
  calledAt: instant,
  durationSeconds: count,
  /** 解决: is the matter solved? */
  solved: z.boolean(),
  /** 满意: is the customer satisfied with the outcome? */
  satisfied: z.boolean(),
});
export type Verdict = z.infer<typeof verdict>;

const closing = {
  taskId: z.string(),
  /** How the task as a whole ended. */
  disposition,
  attempts: count,
  closedAt: instant,
  /** Branch day on which the task first closed: its fact lies under it, so a later version of the fact keeps it. */
  closedDay: day,
};

/** A routine callback that ended, one way or another. */
export const callbackClosed = z.strictObject({
  ...classification.shape,
  ...samplingDecision.shape,
  ...closing,
  interview: interview.optional(),
  concerns: z.array(concern),
  /** Only with concerns: what the complaint owner needs. */
  customer: sealedCustomer.optional(),
  /** What the customer said, sealed in the context [branch, order id, claim id]. */
  sealedWords: sealed.optional(),
});
export type CallbackClosed = z.infer<typeof callbackClosed>;

/** A second callback that ended; without verdict the customer could not be asked. */
export const secondCallbackClosed = z.strictObject({
  ...closing,
  caseId: recordId,
  round: z.int().min(1),
  verdict: verdict.optional(),
  sealedWords: sealed.optional(),
});
export type SecondCallbackClosed = z.infer<typeof secondCallbackClosed>;

export const complaintState = z.enum(['received', 'acknowledged', 'concluded', 'closed']);

/** A complaint case as everybody may see it. The case of an order has the order's id. */
export const complaintCase = z.strictObject({
  caseId: recordId,
  orderId: recordId,
  businessType: slug,
  team: slug,
  staff: z.array(staffId),
  segment,
  class: complaintClass,
  concerns: z.array(concern),
  state: complaintState,
  /** Counts up each time the case is reopened. */
  round: z.int().min(1),
  ownerRole: z.enum(['officer', 'supervisor']),
  owner: staffId.optional(),
  raisedAt: instant,
  raisedDay: day,
  acknowledgeBy: instant,
  concludeBy: instant,
  acknowledgedAt: instant.optional(),
  concludedAt: instant.optional(),
  /** Is the complaint substantiated, and is the served-by side to blame? */
  valid: z.boolean().optional(),
  responsible: z.boolean().optional(),
  closedAt: instant.optional(),
  closedDay: day.optional(),
  closedBecause: z.enum(['solved', 'unreachable']).optional(),
  /** The last second callback's two figures. */
  solved: z.boolean().optional(),
  satisfied: z.boolean().optional(),
  reopened: count,
  /** The last time. */
  reopenedAt: instant.optional(),
});
export type ComplaintCase = z.infer<typeof complaintCase>;

export const secondCallbackRequested = z.strictObject({
  caseId: recordId,
  round: z.int().min(1),
  ...classification.shape,
  requestedAt: instant,
  customer: sealedCustomer.optional(),
});

/** A customer asked to be forgotten: drop their envelopes and hashes wherever they are. */
export const customerForgotten = z.strictObject({
  /** The customer's keyed hash under every yearly key in use. */
  customerKeys: z.array(keyedHash).min(1),
  forgottenAt: instant,
});

/** Every event on the main bus: who says it, and what it carries. */
export const EVENTS = {
  'work-order.recorded': { source: 'intake', data: workOrderRecorded },
  'customer.forgotten': { source: 'intake', data: customerForgotten },
  'callback.requested': { source: 'sampling', data: callbackRequested },
  'callback.withdrawn': { source: 'sampling', data: callbackWithdrawn },
  'population.counted': { source: 'sampling', data: populationCounted },
  'callback.closed': { source: 'callback', data: callbackClosed },
  'second-callback.closed': { source: 'callback', data: secondCallbackClosed },
  'complaint.raised': { source: 'complaint', data: complaintCase },
  'complaint.acknowledged': { source: 'complaint', data: complaintCase },
  'complaint.concluded': { source: 'complaint', data: complaintCase },
  'complaint.closed': { source: 'complaint', data: complaintCase },
  'complaint.reopened': { source: 'complaint', data: complaintCase },
  'second-callback.requested': { source: 'complaint', data: secondCallbackRequested },
} as const satisfies Record<string, { source: string; data: z.ZodType }>;

export type EventName = keyof typeof EVENTS;
export type EventData<Name extends EventName> = z.infer<(typeof EVENTS)[Name]['data']>;

/** One event of the main bus, typed by its name. */
export type BusEvent<Name extends EventName = EventName> = {
  [N in Name]: {
    readonly id: string;
    readonly name: N;
    readonly contract: 1;
    readonly branch: string;
    readonly at: string;
    readonly traceId: string;
    readonly aggregate: { readonly type: string; readonly id: string; readonly version: number };
    readonly data: EventData<N>;
  };
}[Name];

/** What a domain rule says happened; the relay makes the envelope around it. */
export type EventDraft<Name extends EventName = EventName> = {
  [N in Name]: { readonly name: N; readonly at: string; readonly data: EventData<N> };
}[Name];

const schemas = new Map<string, z.ZodType>(
  Object.entries(EVENTS).map(([name, { data }]) => [name, envelopeOf(name, data)]),
);

/** The schema of one event's envelope. */
export function eventSchema(name: string): z.ZodType | undefined {
  return schemas.get(name);
}

/** Reads an event of any of these names; throws a ZodError whose paths carry no values. */
export function parseEvent<Name extends EventName>(names: readonly Name[], detail: unknown): BusEvent<Name> {
  const { name } = z.looseObject({ name: z.enum(names) }).parse(detail);
  // The schema looked up belongs to one of `names`, which the type system cannot follow through the map.
  return z.parse(eventSchema(name) ?? z.never(), detail) as BusEvent<Name>;
}

/** `source` of an event on the main bus. */
export const sourceOf = (name: EventName): string => `huiyin.${EVENTS[name].source}`;

/** `detail-type` of upstream events on the inlet bus. */
export const INLET_DETAIL_TYPE = 'work-order.completed';
