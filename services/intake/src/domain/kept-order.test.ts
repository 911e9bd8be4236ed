import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, forgetCustomer, type KeptOrder } from './kept-order.ts';

const kept: KeptOrder = {
  orderId: 'WO-1',
  revision: 2,
  businessType: 'repair',
  team: 'repair-1',
  staff: [],
  segment: 'residential',
  completedAt: '2026-10-05T02:11:09.000Z',
  outcome: 'done',
  countedDay: '2026-10-05',
  recordedAt: '2026-10-06T02:00:00.000Z',
  fingerprint: 'one',
  customer: { customerKey: 'key', sealedContact: 'contact' },
  sealedExtra: 'extra',
};

describe('an arriving revision', () => {
  it.each([
    [undefined, { revision: 1, fingerprint: 'one' }, 'first'],
    [kept, { revision: 3, fingerprint: 'two' }, 'corrects'],
    [kept, { revision: 3, fingerprint: 'one' }, 'corrects'],
    [kept, { revision: 1, fingerprint: 'two' }, 'superseded'],
    [kept, { revision: 2, fingerprint: 'one' }, 'duplicate'],
    [kept, { revision: 2, fingerprint: 'two' }, 'conflict'],
  ] as const)('%#: is to what is kept as expected', (before, arriving, arrival) => {
    expect(compare(before, arriving)).toBe(arrival);
  });

  it('ends with the newest revision in whatever order revisions come and are repeated', () => {
    const revision = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(fc.array(revision, { minLength: 1 }), (revisions) => {
        type Arrived = Pick<KeptOrder, 'revision' | 'fingerprint'>;
        const last = revisions.reduce<Arrived | undefined>((before, each) => {
          const arriving = { revision: each, fingerprint: `content ${each}` };
          return ['first', 'corrects'].includes(compare(before, arriving)) ? arriving : before;
        }, undefined);
        expect(last?.revision).toBe(Math.max(...revisions));
      }),
    );
  });
});

describe('forgetting', () => {
  it('drops envelopes and hash of that customer and nothing else', () => {
    const { customer, sealedExtra, ...rest } = kept;
    expect(forgetCustomer(kept, new Set(['key', 'other']))).toEqual(rest);
  });

  it('leaves other customers, and orders without any, alone', () => {
    const { customer, ...without } = kept;
    expect(forgetCustomer(kept, new Set(['other']))).toBeUndefined();
    expect(forgetCustomer(without, new Set(['key']))).toBeUndefined();
  });
});
