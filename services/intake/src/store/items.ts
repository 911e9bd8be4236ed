import { classification, keyedHash, outcome, sealed, slug, workOrderRecorded } from '@huiyin/contracts';
import type { AggregateTable, AggregateType, SaveResult, SaveTerms, Stored } from '@huiyin/table';
import * as z from 'zod';
import { eventsOfOrder } from './domain/events-of.ts';
import type { KeptOrder } from './domain/kept-order.ts';

const keptOrder = z.strictObject({
  ...classification.shape,
  sourceChannel: slug.optional(),
  promised: workOrderRecorded.shape.promised,
  arrivedAt: workOrderRecorded.shape.arrivedAt,
  outcome,
  stages: z.array(z.strictObject({ name: slug, at: workOrderRecorded.shape.recordedAt })).optional(),
  abnormal: workOrderRecorded.shape.abnormal,
  recordedAt: workOrderRecorded.shape.recordedAt,
  fingerprint: keyedHash,
  customer: workOrderRecorded.shape.customer,
  sealedExtra: sealed.optional(),
});

const keyOf = (orderId: string) => ({ pk: `O#${orderId}`, sk: 'O' });

/** One item per order, a partition each: a back-load has no hot keys. */
export const WORK_ORDER: AggregateType<KeptOrder> = {
  name: 'work-order',
  schema: keptOrder,
  idOf: ({ orderId }) => orderId,
  keyOf: ({ orderId }) => keyOf(orderId),
  binary: ['fingerprint', 'customer.customerKey', 'customer.sealedContact', 'sealedExtra'],
  eventsOf: eventsOfOrder,
};

export interface OrderStore {
  load(orderId: string): Promise<Stored<KeptOrder> | undefined>;
  /** Others hear of it, unless told in silence. */
  save(order: KeptOrder, terms: Omit<SaveTerms, 'emits'>): Promise<SaveResult<KeptOrder>>;
  /** Writes an order again without what was forgotten; nobody hears of it, since everybody hears of the forgetting. */
  saveSilently(order: KeptOrder, terms: Omit<SaveTerms, 'emits'>): Promise<SaveResult<KeptOrder>>;
  all(): AsyncIterable<Stored<KeptOrder>>;
}

export const orderStore = (table: AggregateTable): OrderStore => ({
  load: (orderId) => table.load(WORK_ORDER, keyOf(orderId)),
  save: (order, terms) => table.save(WORK_ORDER, order, { ...terms, emits: ['work-order.recorded'] }),
  saveSilently: (order, terms) => table.save(WORK_ORDER, order, { ...terms, emits: [] }),
  all: () => table.scan(WORK_ORDER),
});
