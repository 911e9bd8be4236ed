import type { Classification } from '@huiyin/vocabulary';
import type { RecordedOrder } from '../domain/decision.ts';

/** What a test changes of the order below; fields of its classification beside the others. */
export type OrderOverrides = Partial<Classification & Omit<RecordedOrder, 'order'>>;

/** The repair of 5 October 2026, recorded the day after. */
export function recordedOrder(overrides: OrderOverrides = {}): RecordedOrder {
  const { sourceChannel, promised, arrivedAt, outcome, stages, abnormal, recordedAt, customer, ...order } = {
    orderId: 'WO-20261005-000123',
    revision: 1,
    businessType: 'repair',
    team: 'repair-1',
    staff: ['LG1043'],
    segment: 'residential' as const,
    sourceChannel: 'hotline',
    promised: { from: '2026-10-05T01:00:00.000Z', to: '2026-10-05T03:00:00.000Z' },
    arrivedAt: '2026-10-05T01:40:00.000Z',
    completedAt: '2026-10-05T02:11:09.000Z',
    countedDay: '2026-10-05',
    outcome: 'done' as const,
    stages: undefined,
    abnormal: undefined,
    recordedAt: '2026-10-06T02:00:00.000Z',
    customer: {
      customerKey: 'AAAAAAAAAAAAAAAAAAAAAA',
      earlierKey: 'AAAAAAAAAAAAAAAAAAAAAQ',
      numbersKey: 'bnVtYmVycy1vZi10aGVtMQ',
      // As long as the envelope of a usual contact.
      sealedContact: Buffer.alloc(215, 1).toString('base64url'),
    },
    ...overrides,
  };
  return {
    order,
    sourceChannel,
    promised,
    arrivedAt,
    outcome,
    ...(stages && { stages }),
    ...(abnormal && { abnormal }),
    recordedAt,
    customer,
  };
}
