import { addDays, type Day, dayOf, momentAt, plusMinutes, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, WorkOrder } from '@huiyin/contracts';
import { between, type Draw } from '../draw.ts';
import { ordersOf, type SampleOrder } from './orders.ts';

/** What an upstream system sends at one moment. */
export interface Sending {
  readonly atMs: number;
  readonly by: 'bus' | 'api';
  readonly orders: readonly Readonly<Record<string, unknown>>[];
}

/** Everything that upstream does in the sample month, in order of time. */
export interface UpstreamPlan {
  readonly sendings: readonly Sending[];
  /** Distinct orders that are as they should be. */
  readonly orders: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** One order on its way: systems gather what is done and report every so many hours. */
interface Delivery {
  readonly dueMs: number;
  readonly by: 'bus' | 'api';
  readonly everyHours: number;
  readonly order: Readonly<Record<string, unknown>>;
}

/**
 * The sample month of the demo branch from `from` to `toMs`: orders, and what goes wrong with orders. Some come late, a few
 * after their window; some come twice; some are corrected the next morning; a few are wrong.
 */
export function planMonth(branch: BranchConfiguration, from: Day, toMs: number, draw: Draw): UpstreamPlan {
  const { zone } = branch;
  const orders: SampleOrder[] = [];
  for (let day = from; Date.parse(momentAt(day, '00:00', zone)) <= toMs; day = addDays(day, 1))
    orders.push(...ordersOf(day, branch.branch, zone, draw));
  const finished = orders.filter(({ completedMs }) => completedMs < toMs - HOUR_MS / 2);
  const deliveries = finished.flatMap((order, index) => [
    ...deliveriesOf(order, draw, zone),
    ...mishapOf(order, index),
  ]);
  return { sendings: gathered(deliveries.filter(({ dueMs }) => dueMs <= toMs)), orders: finished.length };
}

function deliveriesOf({ order, line, completedMs }: SampleOrder, draw: Draw, zone: string): Delivery[] {
  const of = (name: string) => draw('delivery', order.orderId, name);
  const lateness = of('late');
  const delayMs =
    lateness < 0.004 ? 16 * DAY_MS : lateness < 0.025 ? DAY_MS * between(of('days'), 1, 3) : 2 * 60_000;
  const dueMs = completedMs + delayMs;
  const first: Delivery = { dueMs, by: line.by, everyHours: line.everyHours, order };
  const again: Delivery[] =
    of('twice') < 0.03
      ? [
          {
            ...first,
            dueMs: dueMs + HOUR_MS * between(of('hours'), 1, 6),
            by: of('way') < 0.5 ? 'bus' : 'api',
          },
        ]
      : [];
  const corrected: Delivery[] =
    of('corrected') < 0.02
      ? [
          {
            ...first,
            dueMs: nextMorning(dueMs, zone) + DAY_MS * (again.length > 0 ? 1 : 0),
            order: correctionOf(order),
          },
        ]
      : [];
  return [first, ...again, ...corrected];
}

const nextMorning = (ms: number, zone: string): number =>
  Date.parse(momentAt(addDays(dayOf(toInstant(ms), zone), 1), '07:20', zone));

const correctionOf = (order: WorkOrder): WorkOrder => ({
  ...order,
  revision: 2,
  staff: ['LG1199'],
  customer: { ...order.customer, address: `${order.customer.address ?? ''}（更正）` },
});

/** Of every 130 orders one is accompanied by a wrong one, each time wrong in another way. */
const MISHAPS: readonly ((order: WorkOrder) => Record<string, unknown>)[] = [
  (order) => ({ ...order, businessType: 'window-cleaning' }),
  (order) => ({ ...order, team: 'night-shift' }),
  (order) => ({ ...order, customer: { ...order.customer, phones: ['12345'] } }),
  (order) => ({ ...order, arrivedAt: plusMinutes(order.completedAt, 90) }),
  (order) => ({ ...order, completedAt: plusMinutes(order.completedAt, 7 * 1440) }),
  ({ completedAt: _forgotten, ...order }) => order,
];

function mishapOf({ order, line, completedMs }: SampleOrder, index: number): Delivery[] {
  const dueMs = completedMs + 2 * 60_000;
  if (index % 130 === 65) {
    const wrong = MISHAPS[Math.floor(index / 130) % MISHAPS.length];
    return wrong
      ? [
          {
            dueMs,
            by: line.by,
            everyHours: line.everyHours,
            order: { ...wrong(order), orderId: `${order.orderId}-X` },
          },
        ]
      : [];
  }
  // The same revision with another content: whoever changed the order forgot to count it up.
  if (index % 500 === 250)
    return [
      {
        dueMs: dueMs + 4 * DAY_MS,
        by: line.by,
        everyHours: line.everyHours,
        order: { ...order, staff: ['LG1198'] },
      },
    ];
  return [];
}

function gathered(deliveries: readonly Delivery[]): Sending[] {
  const slots = new Map<string, { atMs: number; by: 'bus' | 'api'; orders: Record<string, unknown>[] }>();
  for (const { dueMs, by, everyHours, order } of [...deliveries].sort((a, b) => a.dueMs - b.dueMs)) {
    const atMs = Math.ceil(dueMs / (everyHours * HOUR_MS)) * everyHours * HOUR_MS;
    const slot = slots.get(`${atMs} ${by}`) ?? { atMs, by, orders: [] };
    slot.orders.push({ ...order });
    slots.set(`${atMs} ${by}`, slot);
  }
  return [...slots.values()].sort((a, b) => a.atMs - b.atMs || (a.by < b.by ? -1 : 1));
}
