import { describe, expect, it } from 'vitest';
import { type ForgottenCustomer, forgottenAgain, withoutCustomer } from './forgotten-customer.ts';
import type { SealedOrder } from './sealed-order.ts';

const BEFORE = '2026-10-05T02:11:09.000Z';
const MOMENT = '2026-10-06T02:00:00.000Z';
const AFTER = '2026-10-07T02:00:00.000Z';

const sealed = (completedAt: string, knownSince?: string): SealedOrder => ({
  order: {
    orderId: 'WO-1',
    revision: 2,
    businessType: 'repair',
    team: 'repair-1',
    staff: [],
    segment: 'residential',
    completedAt,
    countedDay: '2026-10-05',
    knownSince,
  },
  outcome: 'done',
  recordedAt: AFTER,
  fingerprint: 'one',
  customer: { customerKey: 'key', numbersKey: 'numbers', sealedContact: 'contact' },
  sealedExtra: 'extra',
});
const forgetting = { customerKeys: ['other', 'key'], forgottenAt: MOMENT };

describe('forgetting in an order', () => {
  const order = sealed(BEFORE);
  const { customer, sealedExtra, ...rest } = order;

  it('drops envelopes and hash of that customer and nothing else', () => {
    expect(withoutCustomer(order, forgetting)).toEqual(rest);
  });

  it('leaves other customers, and orders without any, alone', () => {
    expect(withoutCustomer(order, { ...forgetting, customerKeys: ['other'] })).toBeUndefined();
    expect(withoutCustomer(rest, forgetting)).toBeUndefined();
  });

  it.each([
    ['completed before', BEFORE, undefined, true],
    ['known before, though its system’s clock says it was completed after', AFTER, MOMENT, true],
    ['completed after: a new acquaintance', AFTER, undefined, false],
  ])('reaches an order recorded after it and %s: %#', (_what, completedAt, knownSince, isForgotten) => {
    expect(withoutCustomer(sealed(completedAt, knownSince), forgetting) !== undefined).toBe(isForgotten);
  });
});

describe('a customer who asks again', () => {
  const at = (forgottenAt: string, ...customerKeys: string[]): ForgottenCustomer => ({
    customerMark: 'mark',
    customerKeys,
    forgottenAt,
  });

  it('is forgotten up to then, under every year there is by then', () => {
    expect(forgottenAgain(undefined, at(MOMENT, '2026'))).toEqual(at(MOMENT, '2026'));
    expect(forgottenAgain(at(MOMENT, '2026'), at(AFTER, '2026', '2027'))).toEqual(at(AFTER, '2026', '2027'));
  });

  it('loses nothing by an earlier request that comes late', () => {
    expect(forgottenAgain(at(AFTER, '2026'), at(MOMENT, '2026'))).toEqual(at(AFTER, '2026'));
  });
});
