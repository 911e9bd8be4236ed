import { expect, it } from 'vitest';
import { EXAMPLES } from '../store/items.ts';
import { publicOrder } from './public-order.ts';

const [[, order]] = EXAMPLES;

it('shows an order without its customer, and says whether one is sealed', () => {
  const { customer, sealedExtra, fingerprint, order: classified, ...details } = order;
  expect(publicOrder(order)).toEqual({ ...classified, ...details, customer: 'sealed' });
  expect(publicOrder({ ...order, customer: undefined }).customer).toBe('forgotten');
});
