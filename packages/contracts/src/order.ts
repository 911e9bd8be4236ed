import * as z from 'zod';
import {
  day,
  instant,
  keyedHash,
  language,
  listOf,
  recordId,
  sealed,
  segment,
  slug,
  staffId,
} from './scalars.ts';
import { outcome } from './upstream-order.ts';

/** What a work order is about; clear everywhere, since nothing in it is about the customer's person. */
export const classification = z.strictObject({
  orderId: recordId,
  /** The upstream revision; part of the context in which `sealedContact` was sealed. */
  revision: z.int().min(1),
  businessType: slug,
  team: slug,
  staff: listOf(staffId),
  partner: z.string().optional(),
  segment,
  language: language.optional(),
  completedAt: instant,
  /** Branch day of completion in the first accepted revision; it never moves. */
  countedDay: day,
  /** Only where it is before `completedAt`: since when the order is known here. Who asked to be forgotten by then stays so. */
  knownSince: instant.optional(),
});

/** Whole minutes after the minute of `completedAt`; negative: before it. */
const minutesAfter = z.int();

/**
 * How the visit of an order went in time, as the upstream system reports it; nothing in it is about the customer's person. Short, since it
 * lies in four items of every order that is called: as moments it would take each of them beyond one write unit.
 */
export const visit = z.strictObject({
  /** Absent: done. */
  outcome: outcome.exclude(['done']).optional(),
  /** From when until when somebody was to come. */
  promised: z.tuple([minutesAfter, minutesAfter]).readonly().optional(),
  arrived: minutesAfter.optional(),
  /** When each stage of the business type was done, in the order of the branch's file; null: not reported. */
  stages: listOf(minutesAfter.nullable()).optional(),
});
export type VisitTimes = z.infer<typeof visit>;

/**
 * The person to ring: an envelope, and the keyed hashes by which the same customer is recognised, also across New Year, and
 * whether a correction brings other numbers. Absent once forgotten.
 */
export const sealedCustomer = z.strictObject({
  customerKey: keyedHash,
  /** The same under the key of the year before: what was agreed with the customer then holds on. */
  earlierKey: keyedHash.optional(),
  /** Of the customer and all their numbers, in whatever order: equal within a year as long as none of them changes. */
  numbersKey: keyedHash,
  sealedContact: sealed,
  /** There is no number in it to ring. */
  lacksPhone: z.literal(true).optional(),
});
export type SealedCustomer = z.infer<typeof sealedCustomer>;
