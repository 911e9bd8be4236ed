import { longgang } from '@huiyin/testing';
import type { Classification } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { recordedOrder } from '../testing/recorded-order.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { forget } from './forget.ts';

const BEFORE = '2026-10-05T02:11:09.000Z';
const MOMENT = '2026-10-06T02:00:00.000Z';
const AFTER = '2026-10-07T02:00:00.000Z';
const KNOWN_BEFORE = { completedAt: AFTER, knownSince: MOMENT };
const branch = longgang();

function sampled(order: Partial<Classification>, decidedAt: string): Decision {
  const read = { order: recordedOrder(order), sourceVersion: 1, draw: '00000000000000' };
  const outcome = decide(undefined, read, { branch, policies: branch.sampling, at: decidedAt });
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value.next;
}
const decision = sampled({ completedAt: BEFORE }, BEFORE);
const key = decision.customer?.customerKey ?? '';
const forgetting = { customerKeys: ['other', key], forgottenAt: MOMENT };

describe('forgetting in a decision', () => {
  it('drops the customer and leaves what was decided', () => {
    const { customer, ...rest } = decision;
    expect(forget(decision, forgetting)).toEqual({ ...rest, forgottenAt: MOMENT });
  });

  it.each([
    ['was never asked for', { decision: 'not-sampled', wasRequested: false }],
    ['was taken back', { decision: 'not-sampled', wasRequested: true }],
  ] as const)('changes nothing else of an order whose callback %s', (_, overrides) => {
    const { customer, ...rest } = { ...decision, ...overrides };
    expect(forget({ ...decision, ...overrides }, forgetting)).toEqual(rest);
  });

  it('leaves other customers, and the forgotten alone', () => {
    const { customer, ...without } = decision;
    expect(forget(decision, { ...forgetting, customerKeys: ['other'] })).toBeUndefined();
    expect(forget(without, forgetting)).toBeUndefined();
    expect(forget({ ...decision, forgottenAt: BEFORE }, forgetting)).toBeUndefined();
  });

  it.each([
    ['completed before', { completedAt: BEFORE }, true],
    ['known before, though its system’s clock says it was completed after', KNOWN_BEFORE, true],
    ['completed after: a new acquaintance', { completedAt: AFTER }, false],
  ])('reaches an order decided on after it and %s: %#', (_what, order, isForgotten) => {
    expect(forget(sampled(order, AFTER), forgetting) !== undefined).toBe(isForgotten);
  });
});
