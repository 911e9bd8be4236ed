import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { recordedOrder } from '../testing/recorded-order.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { forget, knownSince } from './forget.ts';

const BEFORE = '2026-10-05T02:11:09.000Z';
const MOMENT = '2026-10-06T02:00:00.000Z';
const AFTER = '2026-10-07T02:00:00.000Z';
const branch = longgang();

function sampled(completedAt: string, decidedAt: string): Decision {
  const read = { order: recordedOrder({ completedAt }), sourceVersion: 1, draw: '00000000000000' };
  const outcome = decide(undefined, read, { branch, policies: branch.sampling, at: decidedAt });
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value.next;
}
const decision = sampled(BEFORE, BEFORE);
const key = decision.customer?.customerKey ?? '';
const forgetting = { customerKeys: ['other', key], forgottenAt: MOMENT };

describe('forgetting in a decision', () => {
  it('drops the customer and leaves what was decided', () => {
    const { customer, ...rest } = decision;
    expect(forget(decision, forgetting)).toEqual({ ...rest, forgottenAt: MOMENT });
  });

  it('leaves other customers, orders that are not sampled, and the forgotten alone', () => {
    const { customer, ...without } = decision;
    expect(forget(decision, { ...forgetting, customerKeys: ['other'] })).toBeUndefined();
    expect(forget(without, forgetting)).toBeUndefined();
    expect(forget({ ...decision, wasRequested: false, decision: 'not-sampled' }, forgetting)).toBeUndefined();
    expect(forget({ ...decision, forgottenAt: BEFORE }, forgetting)).toBeUndefined();
  });

  it.each([
    ['completed before and decided on after', BEFORE, AFTER, BEFORE, true],
    ['completed at that very moment', MOMENT, AFTER, MOMENT, true],
    ['decided on before, though its system’s clock says it was completed after', AFTER, BEFORE, BEFORE, true],
    ['completed and decided on after: a new acquaintance', AFTER, AFTER, AFTER, false],
  ])('reaches an order %s: %#', (_what, completedAt, decidedAt, since, isForgotten) => {
    const each = sampled(completedAt, decidedAt);
    expect(knownSince(each)).toBe(since);
    expect(forget(each, forgetting) !== undefined).toBe(isForgotten);
  });
});
