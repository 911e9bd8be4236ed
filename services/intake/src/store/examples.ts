import { EVENTS, workOrderRecorded } from '@huiyin/contracts';
import type { ForgottenCustomer } from '../domain/forgotten-customer.ts';
import type { Rejected, RejectedPiece } from '../domain/rejected.ts';
import type { SealedOrder } from '../domain/sealed-order.ts';
import { FORGOTTEN_CUSTOMER, REJECTED, REJECTED_PIECE, WORK_ORDER } from './items.ts';

const HASH = 'c3RhbmRzLWZvci1oaW0xMg';
const ENVELOPE = 'A'.repeat(280);

const order: SealedOrder = {
  ...workOrderRecorded.data.parse(workOrderRecorded.example),
  stages: [{ name: 'acceptance', at: '2026-10-05T02:00:00.000Z' }],
  abnormal: ['leak-found'],
  fingerprint: HASH,
  sealedExtra: ENVELOPE,
};

const forgotten: ForgottenCustomer = { customerMark: HASH, ...EVENTS['customer.forgotten'].example };

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

/** One state of every aggregate type, with every field. Nobody is behind them. */
export const EXAMPLES = [
  [WORK_ORDER, order],
  [FORGOTTEN_CUSTOMER, forgotten],
  [REJECTED, rejected],
  [REJECTED_PIECE, piece],
] as const;
