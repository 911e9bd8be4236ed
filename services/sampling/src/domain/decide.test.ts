import { longgang } from '@huiyin/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrderOverrides, recordedOrder } from '../testing/recorded-order.ts';
import { type Decided, decide, type OrderRead } from './decide.ts';
import type { Decision } from './decision.ts';
import { eventsOfDecision } from './events-of.ts';

const branch = longgang();
const AT = '2026-10-06T02:00:05.000Z';
const context = { branch, policies: branch.sampling, at: AT };
const IN = 'ffffffffffffff';
const OUT = '00000000000000';

const read = (overrides: OrderOverrides = {}, more: Partial<OrderRead> = {}): OrderRead => ({
  order: recordedOrder(overrides),
  sourceVersion: 1,
  draw: OUT,
  ...more,
});

function decided(previous: Decision | undefined, order: OrderRead): Decided {
  const outcome = decide(previous, order, context);
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}

const said = ({ next, emits }: Decided) => {
  expect(Object.keys(eventsOfDecision(next))).toEqual(emits);
  return emits;
};

describe('an order of a customer who is asked about another in these days', () => {
  const paused = { ...context, suppressed: 'paused' as const };
  const outcomeOf = (...of: Parameters<typeof decide>) => {
    const outcome = decide(...of);
    if (!outcome.ok) throw new Error(outcome.refusal);
    return outcome.value;
  };

  it('that was drawn is decided on all the same, with its reason, and nobody rings', () => {
    const value = outcomeOf(undefined, read(), paused);
    expect(value.next).toMatchObject({
      decision: 'paused',
      reason: 'customer-paused',
      sampling: { probability: 1 },
      wasRequested: false,
    });
    expect(value.next.customer).toEqual(recordedOrder().customer);
    expect(said(value)).toEqual([]);
    // A revision after the pause decides anew.
    const later = outcomeOf(value.next, read({ revision: 2 }, { sourceVersion: 2 }), context);
    expect(later).toMatchObject({ next: { decision: 'sampled' }, emits: ['callback.requested'] });
  });

  it('or who wants no more calls, is left alone for that', () => {
    const value = outcomeOf(undefined, read(), { ...context, suppressed: 'refused' });
    expect(value.next).toMatchObject({ decision: 'paused', reason: 'customer-refused', wasRequested: false });
    expect(said(value)).toEqual([]);
  });

  it('or who has no number, is left alone for that, whatever else; a revision that brings one decides anew', () => {
    const customer = { customerKey: 'AAAAAAAAAAAAAAAAAAAAAA', numbersKey: 'b', sealedContact: 'c' };
    const without = read({ customer: { ...customer, lacksPhone: true } });
    for (const given of [context, paused, { ...context, suppressed: 'refused' as const }]) {
      const value = outcomeOf(undefined, without, given);
      expect(value.next).toMatchObject({
        decision: 'paused',
        reason: 'phone-missing',
        sampling: { probability: 1 },
        wasRequested: false,
      });
      expect(said(value)).toEqual([]);
      const later = outcomeOf(value.next, read({ revision: 2, customer }, { sourceVersion: 2 }), context);
      expect(later).toMatchObject({ next: { decision: 'sampled' }, emits: ['callback.requested'] });
    }
    const counter = read({ businessType: 'counter', customer: { ...customer, lacksPhone: true } });
    expect(outcomeOf(undefined, counter, context).next.reason).toBe('not-drawn');
  });

  it('that was not drawn, or came too late, is what it was', () => {
    expect(outcomeOf(undefined, read({ businessType: 'counter' }), paused).next.reason).toBe('not-drawn');
    const late = read({ recordedAt: '2026-11-06T02:00:00.000Z' });
    expect(outcomeOf(undefined, late, paused).next.decision).toBe('window-passed');
  });

  it('that is asked about itself is not taken back for it', () => {
    const first = outcomeOf(undefined, read(), context).next;
    const again = outcomeOf(first, read({ revision: 2 }, { sourceVersion: 2 }), paused);
    expect(again).toMatchObject({ next: { decision: 'sampled' }, emits: ['callback.requested'] });
  });
});

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
    const result = decided(undefined, read(order, { draw }));
    expect(result.next).toMatchObject({ decision, reason, decidedAt: AT, sourceVersion: 1 });
    expect(result.next.sampling.probability).toBe(probability);
    expect(said(result)).toEqual(decision === 'sampled' ? ['callback.requested'] : []);
  });

  it('keeps the envelope of an order while its window is open, drawn or not', () => {
    expect(decided(undefined, read()).next.customer).toEqual(recordedOrder().customer);
    expect(decided(undefined, read({ businessType: 'counter' })).next.customer).toEqual(
      recordedOrder().customer,
    );
    const late = read({ recordedAt: '2026-10-19T16:00:00.000Z' });
    expect(decided(undefined, late).next).not.toHaveProperty('customer');
  });

  it('keeps how the visit went of a sampled order only, as far as it is known', () => {
    const of = (overrides: OrderOverrides) => decided(undefined, read(overrides)).next;
    expect(of({}).visit).toEqual({ promised: [-71, 49], arrived: -31 });
    expect(of({ businessType: 'counter' })).not.toHaveProperty('visit');
    const asked = of({});
    const counter = read({ revision: 2, businessType: 'counter' }, { sourceVersion: 2 });
    expect(eventsOfDecision(decided(asked, counter).next)).toMatchObject({
      'callback.withdrawn': { data: { visit: { arrived: -31 } } },
    });
  });

  it('names the stratum by business type, segment and policy', () => {
    expect(decided(undefined, read({ segment: 'vip' })).next.sampling.stratum).toBe('repair/vip/y2026');
  });

  it('asks for the callback with everything the call desk needs', () => {
    const events = eventsOfDecision(decided(undefined, read()).next);
    expect(events).toEqual({
      'callback.requested': {
        name: 'callback.requested',
        at: AT,
        data: {
          taskId: 'routine:WO-20261005-000123',
          programme: 'routine',
          questionnaire: 'on-site',
          order: recordedOrder().order,
          sampling: { stratum: 'repair/residential/y2026', probability: 1, policyVersion: 'y2026' },
          windowEndsAt: '2026-10-19T16:00:00.000Z',
          visit: { promised: [-71, 49], arrived: -31 },
          customer: recordedOrder().customer,
        },
      },
    });
  });

  it('on a type that the policy in force has no rate for is never for it, not even for a VIP', () => {
    const { repair, ...rates } = branch.sampling[0]?.rates ?? {};
    const policies = [{ version: 'y2026', from: '2026-01-01', rates, segments: { vip: 1 } }];
    const outcome = decide(undefined, read({ segment: 'vip' }, { draw: IN }), { ...context, policies });
    expect(outcome.ok && outcome.value.next).toMatchObject({
      decision: 'not-sampled',
      reason: 'no-rate',
      sampling: { stratum: 'repair/vip/y2026', probability: 0, policyVersion: 'y2026' },
    });
  });

  it('by a policy without rates for segments goes by the business type alone', () => {
    const policies = [{ version: 'plain', from: '2026-01-01', rates: { repair: 0.4 } }];
    const outcome = decide(undefined, read({ segment: 'vip' }), { ...context, policies });
    expect(outcome.ok && outcome.value.next.sampling).toEqual({
      stratum: 'repair/vip/plain',
      probability: 0.4,
      policyVersion: 'plain',
    });
  });

  it('where no policy was in force says so in the stratum', () => {
    const outcome = decide(undefined, read(), { ...context, policies: [] });
    expect(outcome.ok && outcome.value.next.sampling).toEqual({
      stratum: 'repair/residential/none',
      probability: 0,
      policyVersion: 'none',
    });
  });

  it('goes by the policy in force at completion, not by the one of today', () => {
    const [first] = branch.sampling;
    if (!first) throw new Error('no policy');
    const policies = [first, { ...first, version: 'from-the-6th', from: '2026-10-06', rates: { repair: 0 } }];
    const of = (completedAt: string) => decide(undefined, read({ completedAt }), { ...context, policies });
    expect(of('2026-10-05T15:59:59.999Z')).toMatchObject({ value: { next: { reason: 'always' } } });
    expect(of('2026-10-05T16:00:00.000Z')).toMatchObject({ value: { next: { reason: 'never' } } });
  });

  it('cannot be taken on a business type that the branch does not have', () => {
    expect(decide(undefined, read({ businessType: 'gardening' }), context)).toEqual({
      ok: false,
      refusal: 'unknown-business-type',
    });
  });
});

describe('a revision', () => {
  const sampled = decided(undefined, read()).next;
  const second = { sourceVersion: 2 };

  it('read before, or older than what was read, changes nothing', () => {
    for (const sourceVersion of [1, 0])
      expect(decide(sampled, read({}, { sourceVersion }), context)).toEqual({
        ok: false,
        refusal: 'old-news',
      });
  });

  it('that takes the order out of the sample withdraws the callback', () => {
    const result = decided(sampled, read({ revision: 2, businessType: 'counter' }, second));
    expect(result.next).toMatchObject({
      decision: 'not-sampled',
      order: { businessType: 'counter' },
      questionnaire: 'counter',
      wasRequested: true,
    });
    expect(result.next.customer).toBeDefined();
    expect(said(result)).toEqual(['callback.withdrawn']);
  });

  it('that takes the order into the sample asks for the callback', () => {
    const before = decided(undefined, read({ businessType: 'counter' })).next;
    const result = decided(before, read({ revision: 2 }, second));
    expect(result.next).toMatchObject({ decision: 'sampled', wasRequested: true });
    expect(said(result)).toEqual(['callback.requested']);
  });

  it('that leaves the order in the sample says the new contact and classification', () => {
    const customer = {
      customerKey: 'BBBBBBBBBBBBBBBBBBBBBB',
      numbersKey: 'bnVtYmVycy1vZi10aGVtMQ',
      sealedContact: 'B'.repeat(100),
    };
    const result = decided(sampled, read({ revision: 2, team: 'repair-2', customer }, second));
    expect(result.next).toMatchObject({ order: { team: 'repair-2' }, customer, decision: 'sampled' });
    expect(said(result)).toEqual(['callback.requested']);
  });

  it('that leaves the order out of the sample says nothing', () => {
    const before = decided(undefined, read({ businessType: 'counter' })).next;
    const result = decided(before, read({ businessType: 'counter', team: 'counter-2' }, second));
    expect(result.next).toMatchObject({
      order: { team: 'counter-2' },
      sourceVersion: 2,
      wasRequested: false,
    });
    expect(said(result)).toEqual([]);
  });

  it('recorded after the window corrects what is known and leaves the decision', () => {
    const late = { revision: 2, businessType: 'counter', recordedAt: '2026-10-20T02:00:00.000Z' };
    const result = decided(sampled, read(late, second));
    expect(result.next).toMatchObject({
      order: { businessType: 'counter' },
      sampling: { stratum: 'repair/residential/y2026' },
      sourceVersion: 2,
      questionnaire: 'counter',
      decision: 'sampled',
      reason: 'always',
      isCorrected: true,
    });
    expect(said(result)).toEqual(['callback.requested']);
  });

  it('within the window is what is decided on, and no correction', () => {
    const again = decided(sampled, read({ revision: 2, team: 'repair-2' }, second)).next;
    expect('isCorrected' in again).toBe(false);
  });

  it('recorded in the first moment after the window is one of these, and in the last one within it is not', () => {
    const at = (recordedAt: string) =>
      decided(sampled, read({ revision: 2, businessType: 'counter', recordedAt }, second)).next;
    expect(at('2026-10-19T16:00:00.000Z').decision).toBe('sampled');
    expect(at('2026-10-19T15:59:59.999Z').decision).toBe('not-sampled');
  });

  it('recorded after the window corrects how the visit went where that was kept', () => {
    const late = {
      revision: 2,
      recordedAt: '2026-10-20T02:00:00.000Z',
      arrivedAt: '2026-10-05T03:40:00.000Z',
    };
    expect(decided(sampled, read(late, second)).next.visit?.arrived).toBe(89);
    const unasked = decided(undefined, read({ businessType: 'counter' })).next;
    expect(decided(unasked, read(late, second)).next).not.toHaveProperty('visit');
  });

  it('recorded after the window keeps no customer that it does not name, and brings none in', () => {
    const late = { revision: 2, recordedAt: '2026-10-20T02:00:00.000Z' };
    const customer = {
      customerKey: 'BBBBBBBBBBBBBBBBBBBBBB',
      numbersKey: 'bnVtYmVycy1vZi10aGVtMQ',
      sealedContact: 'B'.repeat(100),
    };
    const of = (before: Decision, overrides: OrderOverrides) =>
      decided(before, read({ ...late, ...overrides }, second)).next;
    expect(of(sampled, { customer }).customer).toEqual(customer);
    expect('customer' in of(sampled, { customer: undefined })).toBe(false);
    const { customer: _, ...unasked } = decided(undefined, read({ businessType: 'counter' })).next;
    expect('customer' in of(unasked, { customer })).toBe(false);
  });

  it('after the customer was forgotten leaves the decision, and asks for no callback again', () => {
    const { customer, ...rest } = sampled;
    const forgotten = { ...rest, forgottenAt: '2026-10-07T02:00:00.000Z' };
    const result = decided(forgotten, read({ revision: 2, customer: undefined, team: 'repair-2' }, second));
    expect(result.next).toMatchObject({ decision: 'sampled', order: { team: 'repair-2' } });
    expect(result.next.customer).toBeUndefined();
    expect(said(result)).toEqual(['callback.withdrawn']);
  });
});

it('ends the same in whatever order revisions arrive and however often', () => {
  const types = ['repair', 'counter', 'meter-reading', 'ignition'] as const;
  const revisions = types.map((businessType, index) =>
    read({ businessType, revision: index + 1 }, { sourceVersion: index + 1, draw: '80000000000000' }),
  );
  const [last] = revisions.slice(-1);
  if (!last) throw new Error('no revisions');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...revisions)), (arrivals) => {
      const end = [...arrivals, last].reduce<Decision | undefined>((before, each) => {
        const outcome = decide(before, each, context);
        return outcome.ok ? outcome.value.next : before;
      }, undefined);
      const alone = decided(undefined, last).next;
      expect(end).toEqual({ ...alone, wasRequested: end?.wasRequested });
      expect(end && Object.keys(eventsOfDecision(end))).toEqual(['callback.requested']);
    }),
  );
});
