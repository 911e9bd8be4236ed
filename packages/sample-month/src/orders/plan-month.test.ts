import { workOrder } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import { drawsOf } from '../draw.ts';
import { planMonth } from './plan-month.ts';

const branch = longgang();
const until = Date.parse('2026-11-01T08:30:00+08:00');
const october = () => planMonth(branch, '2026-10-01', until, drawsOf('huiyin'));
const plan = october();
const sent = plan.sendings.flatMap(({ orders }) => orders);

describe('the sample month', () => {
  test('is the same whenever it is planned with the same seed', () => {
    expect(october()).toEqual(plan);
    expect(planMonth(branch, '2026-10-01', until, drawsOf('another'))).not.toEqual(plan);
  });

  test('has more than a thousand orders of all seven business types, and VIPs and shops among their customers', () => {
    const good = sent.map((order) => workOrder.safeParse(order)).flatMap(({ data }) => (data ? [data] : []));
    expect(plan.orders).toBeGreaterThan(1000);
    expect(new Set(good.map(({ businessType }) => businessType))).toEqual(
      new Set([...branch.businessTypes.map(({ id }) => id), 'window-cleaning']),
    );
    expect(new Set(good.map(({ customer }) => customer.segment))).toEqual(
      new Set(['residential', 'commercial', 'vip']),
    );
  });

  test('goes out in order of time, each order by its own line’s system, after it was finished', () => {
    const times = plan.sendings.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    for (const { atMs, orders } of plan.sendings)
      for (const order of orders) {
        const { data } = workOrder.safeParse(order);
        if (data && !data.orderId.endsWith('-X')) expect(Date.parse(data.completedAt)).toBeLessThan(atMs);
      }
  });

  test('has what goes wrong with orders: late ones, ones that come twice, corrections, conflicts, wrong ones', () => {
    const arrivals = new Map<unknown, Record<string, unknown>[]>();
    for (const order of sent) arrivals.set(order.orderId, [...(arrivals.get(order.orderId) ?? []), order]);
    const again = [...arrivals.values()].filter(({ length }) => length > 1);
    const isSame = ([first, ...others]: Record<string, unknown>[]) =>
      others.some((other) => JSON.stringify(other) === JSON.stringify(first));
    expect(again.filter(isSame).length).toBeGreaterThan(20);
    expect(sent.filter(({ revision }) => revision === 2).length).toBeGreaterThan(10);
    expect(sent.filter(({ orderId }) => String(orderId).endsWith('-X')).length).toBeGreaterThan(5);
    const late = plan.sendings.flatMap(({ atMs, orders }) =>
      orders.filter(({ completedAt }) => atMs - Date.parse(String(completedAt)) > 15 * 86_400_000),
    );
    expect(late.length).toBeGreaterThan(0);
  });

  test('calls nobody’s number: local numbers never begin with 0, and 1380000 is nobody’s', () => {
    const phones = sent.flatMap((order) => workOrder.safeParse(order).data?.customer.phones ?? []);
    for (const phone of phones) expect(phone).toMatch(/^(1380000\d{4}|07550000\d{4}|12345)$/);
  });
});
