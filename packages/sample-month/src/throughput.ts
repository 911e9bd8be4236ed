import { addDays } from '@huiyin/calendar';
import { drawsOf } from './draw.ts';
import type { LivedOffice } from './lived-office.ts';
import { ordersOf } from './orders/orders.ts';

export interface Throughput {
  readonly orders: number;
  readonly answeredPerSecond: number;
  /** Until the last consequence of the last order. */
  readonly settledPerSecond: number;
}

const FIRST_DAY = '2026-08-01';
const DAYS = 90;
const ORDERS_PER_REQUEST = 100;

/** Posts ninety days' orders as fast as the office takes them, and measures how fast that is. */
export async function measureThroughput({ api, branch, cloud }: LivedOffice): Promise<Throughput> {
  const orders = Array.from({ length: DAYS }, (_, index) =>
    ordersOf(addDays(FIRST_DAY, index), branch.branch, branch.zone, drawsOf('bench')),
  ).flatMap((ofDay) => ofDay.map(({ order }) => order));
  const startedMs = performance.now();
  const perSecond = (): number => Math.round(orders.length / ((performance.now() - startedMs) / 1000));
  for (let start = 0; start < orders.length; start += ORDERS_PER_REQUEST)
    await api.call('POST /work-orders', { body: orders.slice(start, start + ORDERS_PER_REQUEST) });
  const answeredPerSecond = perSecond();
  await cloud.quiet();
  return { orders: orders.length, answeredPerSecond, settledPerSecond: perSecond() };
}
