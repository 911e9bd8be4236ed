import { describe, expect, it } from 'vitest';
import { recordedOrder } from '../testing/recorded-order.ts';
import { visitOf } from './visit.ts';

const stagesOf = (...ids: string[]) => ids.map((id) => ({ id, name: { zh: id, en: id } }));

describe('how a visit went', () => {
  it('is in whole minutes after the minute of completion, whatever its second', () => {
    expect(visitOf(recordedOrder(), {})).toStrictEqual({ promised: [-71, 49], arrived: -31 });
    const late = recordedOrder({ arrivedAt: '2026-10-05T03:00:59.999Z' });
    expect(visitOf(late, {}).arrived).toBe(49);
  });

  it('says what came of it where that is not the usual', () => {
    const missed = recordedOrder({ outcome: 'missed-visit', promised: undefined, arrivedAt: undefined });
    expect(visitOf(missed, {})).toStrictEqual({ outcome: 'missed-visit' });
  });

  it('has the stages of its type in their order, whatever order they were reported in, and null for the others', () => {
    const order = recordedOrder({
      promised: undefined,
      arrivedAt: undefined,
      stages: [
        { name: 'acceptance', at: '2026-10-05T02:10:00.000Z' },
        { name: 'photograph', at: '2026-10-05T02:10:30.000Z' },
        { name: 'documents', at: '2026-10-03T02:11:00.000Z' },
      ],
    });
    expect(visitOf(order, { stages: stagesOf('documents', 'review', 'acceptance') })).toStrictEqual({
      stages: [-2880, null, -1],
    });
    expect(visitOf(order, {})).toStrictEqual({});
    expect(visitOf({ ...order, stages: undefined }, { stages: stagesOf('documents') })).toStrictEqual({});
  });
});
