import { longgang } from '@huiyin/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordedOrder } from '../testing/recorded-order.ts';
import { type Decided, decide, type Hearing } from './decide.ts';
import type { Decision, RecordedOrder } from './decision.ts';
import { eventsOfDecision } from './events-of.ts';

const branch = longgang();
const AT = '2026-10-06T02:00:05.000Z';
const IN = (1n << 56n) - 1n;
const OUT = 0n;

const hearing = (overrides: Partial<RecordedOrder> = {}, more: Partial<Hearing> = {}): Hearing => ({
  order: recordedOrder(overrides),
  sourceVersion: 1,
  draw: OUT,
  ...more,
});

function decided(previous: Decision | undefined, heard: Hearing): Decided {
  const outcome = decide(previous, heard, branch, AT);
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}

const told = ({ next, emits }: Decided) => {
  expect(eventsOfDecision(next).map(({ name }) => name)).toEqual(emits);
  return emits;
};

describe('a first decision', () => {
  it.each([
    ['a repair, rate 1', {}, OUT, 'sampled', 'always', 1],
    ['a meter reading drawn', { businessType: 'meter-reading' }, IN, 'sampled', 'drawn', 0.15],
    ['a meter reading not drawn', { businessType: 'meter-reading' }, OUT, 'not-sampled', 'not-drawn', 0.15],
    ['a VIP’s meter reading', { businessType: 'meter-reading', segment: 'vip' }, OUT, 'sampled', 'always', 1],
    ['a missed visit like any other', { outcome: 'missed-visit' }, OUT, 'sampled', 'always', 1],
    [
      'an order from before any policy',
      {
        completedAt: '2025-12-31T15:59:59.000Z',
        countedDay: '2025-12-31',
        recordedAt: '2026-01-01T02:00:00.000Z',
      },
      IN,
      'not-sampled',
      'no-policy',
      0,
    ],
    [
      'an order finished in the first moment of the policy’s first branch day',
      {
        completedAt: '2025-12-31T16:00:00.000Z',
        countedDay: '2026-01-01',
        recordedAt: '2026-01-01T02:00:00.000Z',
      },
      OUT,
      'sampled',
      'always',
      1,
    ],
    [
      'an order whose customer is forgotten',
      { customer: undefined },
      IN,
      'forgotten',
      'customer-forgotten',
      1,
    ],
    [
      'an order recorded in the first moment after its window',
      { recordedAt: '2026-10-19T16:00:00.000Z' },
      IN,
      'window-passed',
      'window-passed',
      1,
    ],
    [
      'an order recorded in the last moment of its window',
      { recordedAt: '2026-10-19T15:59:59.999Z' },
      OUT,
      'sampled',
      'always',
      1,
    ],
    [
      'a gas-on order recorded after its five days',
      { businessType: 'ignition', recordedAt: '2026-10-10T16:00:00.000Z' },
      IN,
      'window-passed',
      'window-passed',
      0.5,
    ],
  ] as const)('on %s', (_what, order, draw, decision, reason, probability) => {
    const result = decided(undefined, hearing(order, { draw }));
    expect(result.next).toMatchObject({ decision, reason, probability, decidedAt: AT, sourceVersion: 1 });
    expect(told(result)).toEqual(decision === 'sampled' ? ['callback.requested'] : []);
  });

  it('keeps the envelope of a sampled order only', () => {
    expect(decided(undefined, hearing()).next.customer).toEqual(recordedOrder().customer);
    expect(decided(undefined, hearing({ businessType: 'counter' })).next.customer).toBeUndefined();
  });

  it('names the stratum by business type, segment and policy', () => {
    expect(decided(undefined, hearing({ segment: 'vip' })).next.stratum).toBe('repair/vip/y2026');
  });

  it('asks for the callback with everything the call desk needs', () => {
    const [event] = eventsOfDecision(decided(undefined, hearing()).next);
    expect(event).toEqual({
      name: 'callback.requested',
      at: AT,
      data: {
        orderId: 'WO-20261005-000123',
        revision: 1,
        businessType: 'repair',
        team: 'repair-1',
        staff: ['LG1043'],
        segment: 'residential',
        completedAt: '2026-10-05T02:11:09.000Z',
        countedDay: '2026-10-05',
        stratum: 'repair/residential/y2026',
        probability: 1,
        policyVersion: 'y2026',
        windowEndsAt: '2026-10-19T16:00:00.000Z',
        customer: recordedOrder().customer,
      },
    });
  });

  it('cannot be taken on a business type that the branch does not have', () => {
    expect(decide(undefined, hearing({ businessType: 'gardening' }), branch, AT)).toEqual({
      ok: false,
      refusal: 'unknown-business-type',
    });
  });
});

describe('a revision', () => {
  const sampled = decided(undefined, hearing()).next;
  const second = { sourceVersion: 2 };

  it('heard before, or older than what was heard, changes nothing', () => {
    for (const sourceVersion of [1, 0])
      expect(decide(sampled, hearing({}, { sourceVersion }), branch, AT)).toEqual({
        ok: false,
        refusal: 'old-news',
      });
  });

  it('that takes the order out of the sample withdraws the callback', () => {
    const result = decided(sampled, hearing({ revision: 2, businessType: 'counter' }, second));
    expect(result.next).toMatchObject({
      decision: 'not-sampled',
      businessType: 'counter',
      wasRequested: true,
    });
    expect(result.next.customer).toBeUndefined();
    expect(told(result)).toEqual(['callback.withdrawn']);
  });

  it('that takes the order into the sample asks for the callback', () => {
    const before = decided(undefined, hearing({ businessType: 'counter' })).next;
    const result = decided(before, hearing({ revision: 2 }, second));
    expect(result.next).toMatchObject({ decision: 'sampled', wasRequested: true });
    expect(told(result)).toEqual(['callback.requested']);
  });

  it('that leaves the order in the sample tells the new contact and classification', () => {
    const customer = { customerKey: 'BBBBBBBBBBBBBBBBBBBBBB', sealedContact: 'B'.repeat(100) };
    const result = decided(sampled, hearing({ revision: 2, team: 'repair-2', customer }, second));
    expect(result.next).toMatchObject({ team: 'repair-2', customer, decision: 'sampled' });
    expect(told(result)).toEqual(['callback.requested']);
  });

  it('that leaves the order out of the sample tells nothing', () => {
    const before = decided(undefined, hearing({ businessType: 'counter' })).next;
    const result = decided(before, hearing({ businessType: 'counter', team: 'counter-2' }, second));
    expect(result.next).toMatchObject({ team: 'counter-2', sourceVersion: 2, wasRequested: false });
    expect(told(result)).toEqual([]);
  });

  it('recorded after the window corrects what is known and leaves the decision', () => {
    const late = { revision: 2, businessType: 'counter', recordedAt: '2026-10-20T02:00:00.000Z' };
    const result = decided(sampled, hearing(late, second));
    expect(result.next).toMatchObject({
      businessType: 'counter',
      stratum: 'repair/residential/y2026',
      decision: 'sampled',
      reason: 'always',
    });
    expect(told(result)).toEqual(['callback.requested']);
  });

  it('after the customer was forgotten leaves the decision, and asks for no callback again', () => {
    const { customer, ...rest } = sampled;
    const forgotten = { ...rest, forgottenAt: '2026-10-07T02:00:00.000Z' };
    const result = decided(
      forgotten,
      hearing({ revision: 2, customer: undefined, team: 'repair-2' }, second),
    );
    expect(result.next).toMatchObject({ decision: 'sampled', team: 'repair-2' });
    expect(result.next.customer).toBeUndefined();
    expect(told(result)).toEqual(['callback.withdrawn']);
  });
});

it('ends the same in whatever order revisions arrive and however often', () => {
  const types = ['repair', 'counter', 'meter-reading', 'ignition'] as const;
  const heard = types.map((businessType, index) =>
    hearing({ businessType, revision: index + 1 }, { sourceVersion: index + 1, draw: 1n << 55n }),
  );
  const [last] = heard.slice(-1);
  if (!last) throw new Error('no revisions');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...heard)), (arrivals) => {
      const end = [...arrivals, last].reduce<Decision | undefined>((before, each) => {
        const outcome = decide(before, each, branch, AT);
        return outcome.ok ? outcome.value.next : before;
      }, undefined);
      const alone = decided(undefined, last).next;
      expect(end).toEqual({ ...alone, wasRequested: end?.wasRequested });
      expect(end && eventsOfDecision(end).map(({ name }) => name)).toEqual(['callback.requested']);
    }),
  );
});
