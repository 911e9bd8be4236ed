import { longgang } from '@huiyin/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordedOrder } from '../testing/recorded-order.ts';
import { decide } from './decide.ts';
import type { Decision, RecordedOrder } from './decision.ts';
import { foldPopulation, isSame } from './population.ts';

const branch = longgang();

function decision(overrides: Partial<RecordedOrder>, draw = 0n): Decision {
  const outcome = decide(undefined, { order: recordedOrder(overrides), sourceVersion: 1, draw }, branch, '');
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value.next;
}

const DAY = [
  decision({ orderId: 'WO-1' }),
  decision({ orderId: 'WO-2', recordedAt: '2026-11-01T02:00:00.000Z' }),
  decision({ orderId: 'WO-3', segment: 'vip' }),
  decision({ orderId: 'WO-4', businessType: 'counter' }, 0n),
  decision({ orderId: 'WO-5', businessType: 'counter' }, (1n << 56n) - 1n),
  decision({ orderId: 'WO-6', businessType: 'counter', customer: undefined }),
];

describe('a population', () => {
  it('counts per stratum the orders, the sampled and those whose window had passed', () => {
    const stratum = (businessType: string, segment: string, probability: number) => ({
      stratum: `${businessType}/${segment}/y2026`,
      businessType,
      segment,
      policyVersion: 'y2026',
      probability,
    });
    expect(foldPopulation(DAY)).toEqual([
      { ...stratum('counter', 'residential', 0.3), orders: 3, sampled: 1, windowPassed: 0 },
      { ...stratum('repair', 'residential', 1), orders: 2, sampled: 1, windowPassed: 1 },
      { ...stratum('repair', 'vip', 1), orders: 1, sampled: 1, windowPassed: 0 },
    ]);
  });

  it('is the same for the same decisions in whatever order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(DAY, { minLength: DAY.length }), (shuffled) => {
        expect(foldPopulation(shuffled)).toEqual(foldPopulation(DAY));
        expect(isSame(foldPopulation(shuffled), foldPopulation(DAY))).toBe(true);
      }),
    );
  });

  it('differs when one order more, or another decision, is counted', () => {
    expect(isSame(foldPopulation(DAY), foldPopulation(DAY.slice(1)))).toBe(false);
    expect(isSame(foldPopulation(DAY), foldPopulation([...DAY, decision({ orderId: 'WO-7' })]))).toBe(false);
  });
});
