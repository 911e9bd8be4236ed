import * as z from 'zod';
import { eventContract } from './event-contract.ts';
import { classificationExample, customerExample } from './examples.ts';
import { classification, sealedCustomer } from './order.ts';
import { issue } from './problem.ts';
import { day, instant, keyedHash, listOf, month, recordId, slug, wellFormed } from './scalars.ts';
import { outcome } from './upstream-order.ts';

export const workOrderRecorded = eventContract({
  source: 'intake',
  version: 1,
  data: z.strictObject({
    order: classification,
    sourceChannel: slug.optional(),
    promised: z.strictObject({ from: instant, to: instant }).optional(),
    arrivedAt: instant.optional(),
    outcome,
    stages: listOf(z.strictObject({ name: slug, at: instant })).optional(),
    abnormal: listOf(slug).optional(),
    /** What this or an earlier revision flagged: who acted on a flag learns that it was an error. */
    everAbnormal: listOf(slug).optional(),
    recordedAt: instant,
    customer: sealedCustomer.optional(),
  }),
  example: {
    order: classificationExample,
    sourceChannel: 'hotline',
    promised: { from: '2026-10-05T01:00:00.000Z', to: '2026-10-05T03:00:00.000Z' },
    arrivedAt: '2026-10-05T01:40:00.000Z',
    outcome: 'done',
    recordedAt: '2026-10-06T02:00:00.000Z',
    customer: customerExample,
  },
});

/** A customer asked to be forgotten: drop their envelopes and hashes wherever they are. */
export const customerForgotten = eventContract({
  source: 'intake',
  version: 1,
  data: z.strictObject({
    /** The customer's keyed hash under every yearly key in use. */
    customerKeys: listOf(keyedHash),
    forgottenAt: instant,
  }),
  example: { customerKeys: [customerExample.customerKey], forgottenAt: '2026-10-06T02:00:00.000Z' },
});

/** Whom to forget, and who served after that moment is a new acquaintance. */
export type Forgetting = z.infer<typeof customerForgotten.data>;

export const ORDERS_MAX = 500;

/** One work order as `workOrder` says, or up to 500; each is judged on its own, so a bad one does not spoil its batch. */
export const ordersBody = z.union([z.array(z.unknown()).min(1).max(ORDERS_MAX), z.looseObject({})]);

/** `recorded` is a first revision, `corrected` a newer one; `superseded` came after a newer revision. Other content under a known revision is rejected. */
export const orderResult = z.strictObject({
  orderId: z.string().optional(),
  result: z.enum(['recorded', 'corrected', 'duplicate', 'superseded', 'rejected']),
  rejectedId: z.string().optional(),
  issues: z.array(issue).optional(),
});
export type OrderResult = z.infer<typeof orderResult>;

export const ordersAnswer = z.strictObject({ results: z.array(orderResult) });

/** What an order's record shows without its customer. */
export const orderAnswer = z.looseObject({ orderId: recordId, revision: z.int(), countedDay: day });

export const rejectedEntry = z.strictObject({
  rejectedId: z.string(),
  orderId: z.string().optional(),
  receivedAt: instant,
  /** By which way it came in. */
  door: z.enum(['event', 'api']),
  issues: z.array(issue),
});
export const rejectedAnswer = z.strictObject({
  rejected: z.array(rejectedEntry),
  next: z.string().optional(),
});

export const forgetBody = z.strictObject({
  customerId: wellFormed(z.string().min(1).max(64)),
  /** One of their orders: refused unless it is this customer's, so that a slip of the pen forgets nobody else. */
  orderId: recordId.optional(),
});
export const forgetAnswer = z.strictObject({
  forgottenAt: instant,
  /** When it was asked before; absent: never. */
  askedBefore: instant.optional(),
});

export const monthKeysAnswer = z.strictObject({
  months: z.array(z.strictObject({ month, createdAt: instant, destroyedAt: instant.optional() })),
});
/** The months whose keys a service's open work needs; from then on the keys table says so too. */
export const needsAnswer = z.strictObject({ at: instant, months: listOf(month) });
export const destroyAnswer = z.strictObject({
  result: z.enum(['destroyed', 'already destroyed', 'never existed']),
});
