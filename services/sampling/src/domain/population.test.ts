import { longgang } from '@huiyin/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrderOverrides, recordedOrder } from '../testing/recorded-order.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { foldPopulation, isSamePopulation } from './population.ts';

const branch = longgang();

const context = { branch, policies: branch.sampling, at: '2026-10-06T02:00:00.000Z' };

function decision(overrides: OrderOverrides, draw = '00000000000000', previous?: Decision): Decision {
  const sourceVersion = (previous?.sourceVersion ?? 0) + 1;
  const outcome = decide(previous, { order: recordedOrder(overrides), sourceVersion, draw }, context);
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value.next;
}

const DAY = [
  decision({ orderId: 'WO-1' }),
  decision({ orderId: 'WO-2', recordedAt: '2026-11-01T02:00:00.000Z' }),
  decision({ orderId: 'WO-3', segment: 'vip' }),
  decision({ orderId: 'WO-4', businessType: 'counter' }, '00000000000000'),
  decision({ orderId: 'WO-5', businessType: 'counter' }, 'ffffffffffffff'),
  decision({ orderId: 'WO-6', businessType: 'counter', customer: undefined }),
  decision({ orderId: 'WO-7', team: 'repair-2' }),
  decision({ orderId: 'WO-8', partner: 'bank-icbc' }),
  // Corrected after its window: it counts in the stratum it was decided in.
  decision(
    { orderId: 'WO-9', businessType: 'counter', recordedAt: '2026-11-01T02:00:00.000Z' },
    '00000000000000',
    decision({ orderId: 'WO-9' }),
  ),
];

describe('a population', () => {
  it('counts per stratum, team and partner the orders, the sampled and those whose window had passed', () => {
    const stratum = (businessType: string, segment: string, probability: number) => ({
      stratum: `${businessType}/${segment}/y2026`,
      businessType,
      segment,
      policyVersion: 'y2026',
      probability,
      team: 'repair-1',
    });
    const repair = stratum('repair', 'residential', 1);
    expect(foldPopulation(DAY)).toEqual([
      { ...stratum('counter', 'residential', 0.3), orders: 3, sampled: 1, windowPassed: 0, paused: 0 },
      { ...repair, orders: 3, sampled: 2, windowPassed: 1, paused: 0 },
      { ...repair, partner: 'bank-icbc', orders: 1, sampled: 1, windowPassed: 0, paused: 0 },
      { ...repair, team: 'repair-2', orders: 1, sampled: 1, windowPassed: 0, paused: 0 },
      { ...stratum('repair', 'vip', 1), orders: 1, sampled: 1, windowPassed: 0, paused: 0 },
    ]);
  });

  it('counts by themselves the orders whose customer is asked about another', () => {
    const paused = { ...decision({ orderId: 'WO-1' }), decision: 'paused' as const };
    const drawn = decision({ orderId: 'WO-2' });
    expect(foldPopulation([paused, drawn, paused])).toMatchObject([
      { orders: 3, sampled: 1, windowPassed: 0, paused: 2 },
    ]);
  });

  it('counts an order whose segment was corrected after its window under the segment it was decided by', () => {
    const corrected = decision(
      { orderId: 'WO-9', segment: 'vip', recordedAt: '2026-11-01T02:00:00.000Z' },
      '00000000000000',
      decision({ orderId: 'WO-9' }),
    );
    expect(foldPopulation([corrected])).toMatchObject([
      { stratum: 'repair/residential/y2026', segment: 'residential' },
    ]);
    const [cell] = foldPopulation([corrected]);
    expect(cell).not.toHaveProperty('partner');
  });

  it('is the same for the same decisions in whatever order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(DAY, { minLength: DAY.length }), (shuffled) => {
        expect(foldPopulation(shuffled)).toEqual(foldPopulation(DAY));
        expect(isSamePopulation(foldPopulation(shuffled), foldPopulation(DAY))).toBe(true);
      }),
    );
  });

  it('differs when one order more, or another decision, is counted', () => {
    expect(isSamePopulation(foldPopulation(DAY), foldPopulation(DAY.slice(1)))).toBe(false);
    expect(isSamePopulation([], foldPopulation(DAY))).toBe(false);
    expect(isSamePopulation(foldPopulation(DAY), [])).toBe(false);
    expect(
      isSamePopulation(foldPopulation(DAY), foldPopulation([...DAY, decision({ orderId: 'WO-10' })])),
    ).toBe(false);
  });

  it.each([
    { stratum: 'repair/vip/y2027' },
    { probability: 0.5 },
    { team: 'repair-9' },
    { partner: 'bank-boc' },
    { orders: 9 },
    { sampled: 9 },
    { windowPassed: 9 },
    { paused: 9 },
  ])('differs in a cell with %o', (change) => {
    const cells = foldPopulation(DAY);
    const [first, ...others] = cells;
    if (!first) throw new Error('no cells');
    expect(isSamePopulation(cells, [{ ...first, ...change }, ...others])).toBe(false);
  });
});
