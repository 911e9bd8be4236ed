import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../store/items.ts';
import { eventsOfForgotten, eventsOfOrder } from './events-of.ts';

const [[, order], [, forgotten]] = EXAMPLES;

describe('what others learn', () => {
  it('of an order is all but what only intake compares or opens, stages included', () => {
    const { fingerprint, sealedExtra, ...data } = order;
    expect(eventsOfOrder(order)).toEqual({
      'work-order.recorded': { name: 'work-order.recorded', at: order.recordedAt, data },
    });
    expect(data.stages).toHaveLength(1);
  });

  it('of a forgotten customer is the yearly hashes and the moment, not the mark', () => {
    const { customerKeys, forgottenAt } = forgotten;
    expect(eventsOfForgotten(forgotten)).toEqual({
      'customer.forgotten': {
        name: 'customer.forgotten',
        at: forgottenAt,
        data: { customerKeys, forgottenAt },
      },
    });
  });
});
