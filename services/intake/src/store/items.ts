import { epochMs, type Instant } from '@huiyin/calendar';
import {
  customerForgotten,
  issue,
  keyedHash,
  letterActEntry,
  rejectedEntry,
  sealed,
  workOrderRecorded,
} from '@huiyin/contracts';
import { type AggregateType, droppedAfter, type ItemKey, inIndex, shardOf } from '@huiyin/table';
import * as z from 'zod';
import { eventsOfForgotten, eventsOfOrder } from '../domain/events-of.ts';
import type { ForgottenCustomer } from '../domain/forgotten-customer.ts';
import type { NotedAct } from '../domain/letter-act.ts';
import type { Rejected, RejectedPiece } from '../domain/rejected.ts';
import type { SealedOrder } from '../domain/sealed-order.ts';

const { receivedAt: instant, orderId, door } = rejectedEntry.shape;

/** One item per order, a partition each: a back-load has no hot keys. */
export const orderKey = (id: string): ItemKey => ({ pk: `O#${id}`, sk: 'O' });

export const WORK_ORDER: AggregateType<SealedOrder, 'work-order.recorded'> = {
  name: 'work-order',
  schema: z.strictObject({
    ...workOrderRecorded.data.shape,
    fingerprint: keyedHash,
    sealedExtra: sealed.optional(),
  }),
  idOf: ({ order }) => order.orderId,
  keyOf: ({ order }) => orderKey(order.orderId),
  binary: [
    'fingerprint',
    'customer.customerKey',
    'customer.earlierKey',
    'customer.numbersKey',
    'customer.sealedContact',
    'sealedExtra',
  ],
  eventsOf: eventsOfOrder,
};

/** The same, dropped so many days after its newest revision was recorded. */
export const orderFor = (retentionDays: number): AggregateType<SealedOrder, 'work-order.recorded'> =>
  droppedAfter(WORK_ORDER, retentionDays, ({ recordedAt }) => recordedAt);

/** Beside the tombstone of the same hash, should there be one. */
export const forgottenKey = (customerMark: string): ItemKey => ({ pk: `FORGOTTEN#${customerMark}`, sk: 'C' });

export const FORGOTTEN_CUSTOMER: AggregateType<ForgottenCustomer, 'customer.forgotten'> = {
  name: 'forgotten-customer',
  schema: z.strictObject({ customerMark: keyedHash, ...customerForgotten.data.shape }),
  idOf: ({ customerMark }) => customerMark,
  keyOf: ({ customerMark }) => forgottenKey(customerMark),
  eventsOf: eventsOfForgotten,
};

const expiresAt = (state: { readonly expiresAt: Instant }) => Math.floor(epochMs(state.expiresAt) / 1000);

export const rejectedKey = (rejectedId: string): ItemKey => ({ pk: `R#${rejectedId}`, sk: 'R' });
export const rejectedPartition = (shard: number): string => `REJECTED#${shard}`;
/** Sorts by the moment of receipt. */
export const rejectedOrder = (entry: Pick<Rejected, 'receivedAt' | 'rejectedId'>): string =>
  `${entry.receivedAt}#${entry.rejectedId}`;

export const REJECTED: AggregateType<Rejected, never> = {
  name: 'rejected',
  schema: z.strictObject({
    rejectedId: keyedHash,
    orderId,
    customerKey: keyedHash.optional(),
    receivedAt: instant,
    expiresAt: instant,
    door,
    issues: z.array(issue).readonly(),
    pieces: z.int().min(1),
    resolvedAt: instant.optional(),
    forgottenAt: instant.optional(),
  }),
  idOf: ({ rejectedId }) => rejectedId,
  keyOf: ({ rejectedId }) => rejectedKey(rejectedId),
  // Spread, because a back-load with a wrong map rejects a million rows.
  indexOf: (rejected) =>
    rejected.resolvedAt === undefined && rejected.forgottenAt === undefined
      ? inIndex(1, rejectedPartition(shardOf(rejected.rejectedId)), rejectedOrder(rejected))
      : {},
  expiresAt,
  binary: ['customerKey'],
};

export const pieceKey = (rejectedId: string, index: number): ItemKey => ({
  pk: `R#${rejectedId}`,
  sk: `P#${index}`,
});

export const REJECTED_PIECE: AggregateType<RejectedPiece, never> = {
  name: 'rejected-piece',
  schema: z.strictObject({
    rejectedId: keyedHash,
    index: z.int().min(0),
    expiresAt: instant,
    sealed: sealed.optional(),
  }),
  idOf: ({ rejectedId, index }) => `${rejectedId}.${index}`,
  keyOf: ({ rejectedId, index }) => pieceKey(rejectedId, index),
  expiresAt,
  binary: ['sealed'],
};

export const LETTER_ACTS_PARTITION = 'LETTER-ACTS';
export const letterActKey = ({ queue, of, act }: Pick<NotedAct, 'queue' | 'of' | 'act'>): ItemKey => ({
  pk: `LETTER#${queue}#${of}`,
  sk: act,
});
/** Sorts by the moment; short enough for a page's `next`. */
export const letterActOrder = ({ at, letterId, queue }: NotedAct): string => `${at}#${letterId ?? queue}`;

/** As long as the logs, which say the same. */
const LETTER_ACT_DAYS = 400;

export const LETTER_ACT: AggregateType<NotedAct, never> = droppedAfter(
  {
    name: 'letter-act',
    schema: z.strictObject({ ...letterActEntry.shape, of: z.string() }),
    idOf: ({ queue, of, act }) => `${queue} ${of} ${act}`,
    keyOf: letterActKey,
    indexOf: (act) => inIndex(1, LETTER_ACTS_PARTITION, letterActOrder(act)),
  },
  LETTER_ACT_DAYS,
  ({ at }) => at,
);

const HASH = 'c3RhbmRzLWZvci1oaW0xMg';
const ENVELOPE = 'A'.repeat(280);

const order: SealedOrder = {
  ...workOrderRecorded.data.parse(workOrderRecorded.example),
  stages: [{ name: 'acceptance', at: '2026-10-05T02:00:00.000Z' }],
  abnormal: ['leak-found'],
  everAbnormal: ['leak-found'],
  fingerprint: HASH,
  sealedExtra: ENVELOPE,
};

const forgotten: ForgottenCustomer = { customerMark: HASH, ...customerForgotten.example };

const rejected: Rejected = {
  rejectedId: HASH,
  orderId: 'WO-20261005-000123',
  customerKey: HASH,
  receivedAt: '2026-10-06T02:00:00.000Z',
  expiresAt: '2027-01-04T02:00:00.000Z',
  door: 'event',
  issues: [{ path: 'team', rule: 'unknown-team' }],
  pieces: 1,
  resolvedAt: '2026-10-07T02:00:00.000Z',
  forgottenAt: '2026-10-08T02:00:00.000Z',
};

const piece: RejectedPiece = {
  rejectedId: HASH,
  index: 0,
  expiresAt: '2027-01-04T02:00:00.000Z',
  sealed: ENVELOPE,
};

const letterAct: NotedAct = {
  queue: 'sampling-inbox',
  act: 'discard',
  of: '0d4a1f5e-6a0b-4d57-9a43-0a51f0c5a001',
  letterId: '0d4a1f5e-6a0b-4d57-9a43-0a51f0c5a001',
  at: '2026-10-06T02:00:00.000Z',
  by: 'administrator-01',
  what: 'work-order.recorded',
  about: 'WO-20261005-000123',
  reason: 'done-otherwise',
  letters: 1,
};

/** One state of every aggregate type, with every field. Nobody is behind them. */
export const EXAMPLES = [
  [WORK_ORDER, order],
  [FORGOTTEN_CUSTOMER, forgotten],
  [REJECTED, rejected],
  [REJECTED_PIECE, piece],
  [LETTER_ACT, letterAct],
] as const;
