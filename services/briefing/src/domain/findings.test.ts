import { longgang } from '@huiyin/testing';
import { expect, it } from 'vitest';
import { answeredWith, callbackFactOf, ratedAs } from '../testing/facts.ts';
import { FINDINGS_MAX, findingsOf } from './findings.ts';

const found = (...callbacks: Parameters<typeof findingsOf>[0]) =>
  findingsOf(callbacks, longgang()).orders.map(({ orderId, found }) => [orderId, ...found]);
const order = (orderId: string) => ({ order: { orderId } });
const plain = {
  visit: 'yes',
  appointment: 'yes',
  overall: 'good',
  praise: null,
  suggestion: null,
  complaint: 'no',
};
const interview = (answers: Parameters<typeof answeredWith>[0]) => answeredWith({ ...plain, ...answers });

it('a callback with nothing to talk about is no finding', () => {
  expect(found(callbackFactOf('a', { ...order('WO-1'), interview: interview({}) }))).toEqual([]);
  expect(found(callbackFactOf('b', { disposition: 'no-answer', interview: undefined }))).toEqual([]);
});

it('an order has everything that its callback found, and the gravest order comes first', () => {
  expect(
    found(
      callbackFactOf('a', { ...order('WO-1'), interview: interview({ praise: true, suggestion: true }) }),
      callbackFactOf('b', { ...order('WO-2'), interview: interview({ appointment: 'no', overall: 'fair' }) }),
      callbackFactOf('c', { ...order('WO-3'), interview: interview({ visit: 'no', overall: null }) }),
      callbackFactOf('d', {
        ...order('WO-4'),
        interview: interview({}),
        concerns: ['integrity', 'complaint'],
      }),
    ),
  ).toEqual([
    ['WO-4', 'integrity', 'complaint'],
    ['WO-3', 'no-such-visit'],
    ['WO-2', 'dissatisfied', 'appointment-broken'],
    ['WO-1', 'praised', 'suggested'],
  ]);
});

it('orders of one gravity stand by their number, so many of them, with the number of the others', () => {
  const callbacks = Array.from({ length: FINDINGS_MAX + 3 }, (_, index) =>
    callbackFactOf(`t${index}`, {
      ...order(`WO-${String(99 - index)}`),
      concerns: [],
      interview: interview({ overall: 'fail' }),
    }),
  );
  const { orders, more } = findingsOf(callbacks, longgang());
  const ids = orders.map(({ orderId }) => orderId);
  expect(ids).toEqual(ids.toSorted());
  expect([ids.length, more]).toEqual([FINDINGS_MAX, 3]);
  expect(orders[0]).toMatchObject({ businessType: 'repair', name: { zh: '维修', en: 'Repair' } });
});

it('a level that the branch no longer has is no satisfied one', () => {
  expect(found(callbackFactOf('a', { ...order('WO-1'), interview: ratedAs('so-so') }))[0]).toContain(
    'dissatisfied',
  );
});
