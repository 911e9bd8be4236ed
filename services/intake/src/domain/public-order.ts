import type { SealedOrder } from './sealed-order.ts';

/** What an order's record shows: everything but its customer and what only intake compares or opens. */
export const publicOrder = ({ order, customer, sealedExtra, fingerprint, ...details }: SealedOrder) => ({
  ...order,
  ...details,
  customer: customer ? 'sealed' : 'forgotten',
});
