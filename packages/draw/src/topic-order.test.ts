import { describe, expect, it } from 'vitest';
import { drawer } from './drawer.ts';
import { inTopicOrder, isInScope, isServedInScope, topicDrawOf } from './topic-order.ts';

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

describe('an order is what a topic is about', () => {
  const done = { businessType: 'repair', team: 'repair-1', partner: 'Contractor A' };
  it.each([
    ['by its type', { businessTypes: ['counter', 'repair'] }, true],
    ['not by another type', { businessTypes: ['counter'] }, false],
    ['by its team', { businessTypes: ['repair'], teams: ['repair-2', 'repair-1'] }, true],
    ['not by another team', { businessTypes: ['repair'], teams: ['repair-2'] }, false],
    ['by its partner', { businessTypes: ['repair'], partners: ['Contractor A'] }, true],
    ['not by another partner', { businessTypes: ['repair'], partners: ['Contractor B'] }, false],
    ['not by its partner alone', { businessTypes: ['counter'], partners: ['Contractor A'] }, false],
    ['by no team where none is', { businessTypes: ['repair'], teams: [] }, false],
  ])('%s', (_, scope, expected) => {
    expect(isInScope(done, scope)).toBe(expected);
  });

  it('only with a partner where partners are named', () => {
    const { partner, ...without } = done;
    expect(isInScope(without, { businessTypes: ['repair'], partners: [partner] })).toBe(false);
    expect(isInScope(without, { businessTypes: ['repair'] })).toBe(true);
  });
});

it('an order is in scope on the days that are named, the first and the last among them', () => {
  const scope = { businessTypes: ['repair'], served: { first: '2026-10-02', last: '2026-10-04' } };
  const on = (countedDay: string, businessType = 'repair') =>
    isServedInScope({ businessType, team: 'repair-1', countedDay }, scope);
  expect(['2026-10-01', '2026-10-02', '2026-10-04', '2026-10-05'].map((day) => on(day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(on('2026-10-03', 'counter')).toBe(false);
});
