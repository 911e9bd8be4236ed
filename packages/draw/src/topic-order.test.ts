import { expect, it } from 'vitest';
import { drawer } from './drawer.ts';
import { inTopicOrder, topicDrawOf } from './topic-order.ts';

it('an order is drawn under the topic’s name and its own: not as in the routine sample, nor as in another topic', () => {
  const draw = drawer(Buffer.alloc(32, 7));
  // The test vector of docs/sampling.md.
  expect(['WO-1', 'WO-2'].map((orderId) => topicDrawOf(draw, 'topic-repairs', orderId))).toEqual([
    '1fc119510fa0ef',
    'f48cebe9860817',
  ]);
  const draws = ['topic-repairs', 'topic-counter'].map((topic) => topicDrawOf(draw, topic, 'WO-1'));
  expect(new Set([...draws, draw('WO-1')]).size).toBe(3);
});

it('the highest draw comes first, and of equal ones the first by its id', () => {
  const orders = [
    { orderId: 'b', draw: '00000000000001' },
    { orderId: 'c', draw: 'ff000000000000' },
    { orderId: 'a', draw: '00000000000001' },
    { orderId: 'd', draw: '0a000000000000' },
  ];
  for (const given of [orders, orders.toReversed()])
    expect(inTopicOrder(given).map(({ orderId }) => orderId)).toEqual(['c', 'd', 'a', 'b']);
});
