import type { EventDraft } from '@huiyin/contracts';
import type { ForgottenCustomer } from './forgotten-customer.ts';
import type { SealedOrder } from './sealed-order.ts';

/** What others need of a work order: everything but what only intake compares or opens. */
export function eventsOfOrder({ fingerprint, sealedExtra, ...data }: SealedOrder): {
  'work-order.recorded': EventDraft<'work-order.recorded'>;
} {
  return { 'work-order.recorded': { name: 'work-order.recorded', at: data.recordedAt, data } };
}

/** The mark stays here: a hash whose key never rotates need not travel. */
export const eventsOfForgotten = ({
  customerKeys,
  forgottenAt,
}: ForgottenCustomer): { 'customer.forgotten': EventDraft<'customer.forgotten'> } => ({
  'customer.forgotten': {
    name: 'customer.forgotten',
    at: forgottenAt,
    data: { customerKeys, forgottenAt },
  },
});
