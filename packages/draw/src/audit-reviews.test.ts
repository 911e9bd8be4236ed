import type { ReviewRates } from '@huiyin/contracts';
import { describe, expect, it } from 'vitest';
import { auditReviews, dependsOnAgent, type ListedCall, type ReviewMonth } from './audit-reviews.ts';
import { commitmentOf } from './commitment.ts';
import { drawer } from './drawer.ts';
import { isSampled } from './is-sampled.ts';

const key = '07'.repeat(32);
const [branch, month] = ['longgang', '2026-10'];
const commitment = commitmentOf({ branch, month, key });
const bytes = Buffer.from(key, 'hex');
const draw = drawer(bytes);
const rates: ReviewRates[] = [
  {
    from: '2026-01-01',
    rate: 0.2,
    businessTypes: { ignition: 0.4 },
    teams: {},
    agents: { 'agent-07': 0.6 },
  },
];

const CALLS = Array.from({ length: 90 }, (_, index) => ({
  claimId: `20261006-${String(index).padStart(4, '0')}`,
  businessType: index % 3 === 0 ? 'ignition' : 'repair',
  team: 'repair-1',
  agent: index % 5 === 0 ? 'agent-07' : 'agent-01',
  closedDay: '2026-10-06',
}));
const rateOf = ({ businessType, agent }: { businessType: string; agent: string }): number =>
  agent === 'agent-07' ? 0.6 : businessType === 'ignition' ? 0.4 : 0.2;
const isIn = (call: (typeof CALLS)[number]): boolean => isSampled(draw(`call ${call.claimId}`), rateOf(call));
const REVIEWS = CALLS.filter(isIn).map((call) => ({ ...call, rate: rateOf(call) }));
const [reviewed, unreviewed] = [
  REVIEWS[0] ?? expect.fail(),
  CALLS.find((call) => !isIn(call)) ?? expect.fail(),
];

const audit = (over: Partial<ReviewMonth> = {}) =>
  auditReviews({ branch, month, key: { key, commitment }, rates, calls: CALLS, reviews: REVIEWS, ...over });

describe('a month’s reviews, drawn again', () => {
  it('agree with what was drawn, whatever the order and however often it is listed', () => {
    const counted = { calls: 90, drawn: REVIEWS.length, recorded: REVIEWS.length };
    expect(audit()).toEqual({ ...counted, findings: [] });
    expect(audit({ calls: [...CALLS, ...CALLS.toReversed()], reviews: [...REVIEWS, ...REVIEWS] })).toEqual({
      ...counted,
      findings: [],
    });
    expect(REVIEWS.length).toBeGreaterThan(10);
    expect(REVIEWS.length).toBeLessThan(80);
  });

  it('name a call that should have been in, at its rate', () => {
    const { claimId, rate } = reviewed;
    expect(audit({ reviews: REVIEWS.slice(1) })).toMatchObject({
      drawn: REVIEWS.length,
      recorded: REVIEWS.length - 1,
      findings: [{ finding: 'should-be-in', claimId, found: `${rate}` }],
    });
  });

  it('name a call that was chosen against the draw', () => {
    const chosen = { ...unreviewed, rate: rateOf(unreviewed) };
    expect(audit({ reviews: [...REVIEWS, chosen] }).findings).toEqual([
      { finding: 'should-be-out', claimId: chosen.claimId, found: `${chosen.rate}` },
    ]);
  });

  it('name a rate that was not the one in force', () => {
    const { claimId, rate } = reviewed;
    const reviews = [{ ...reviewed, rate: 0.9 }, ...REVIEWS.slice(1)];
    expect(audit({ reviews }).findings).toEqual([
      { finding: 'rate-differs', claimId, recorded: '0.9', found: `${rate}` },
    ]);
  });

  it('come call by call, whatever the order of the record', () => {
    const reviews = REVIEWS.toReversed().map((review) => ({ ...review, rate: 0.9 }));
    const calls = CALLS.filter(({ claimId }) => claimId !== reviewed.claimId);
    const found = audit({ calls, reviews }).findings.map(({ claimId, finding }) => [claimId, finding]);
    expect(found).toEqual([
      [reviewed.claimId, 'not-in-list'],
      ...REVIEWS.map(({ claimId }) => [claimId, 'rate-differs']),
    ]);
  });

  it('name a review of a call that nobody counts', () => {
    expect(audit({ calls: CALLS.filter(({ claimId }) => claimId !== reviewed.claimId) })).toMatchObject({
      calls: 89,
      findings: [{ finding: 'not-in-list', claimId: reviewed.claimId }],
    });
  });

  it('name a key that is not the one committed to, before any call, then call by call', () => {
    const other = commitmentOf({ branch, month: '2026-11', key });
    const [first, second, ...rest] = REVIEWS;
    if (!first || !second) return expect.fail();
    const found = audit({ key: { key, commitment: other }, reviews: [{ ...second, rate: 0.9 }, ...rest] });
    expect(found.findings.map(({ finding, claimId }) => [finding, claimId])).toEqual([
      ['commitment-broken', undefined],
      ['should-be-in', first.claimId],
      ['rate-differs', second.claimId],
    ]);
  });
});

it('who rang matters only where their own rate makes the difference', () => {
  const asked = CALLS.filter(({ agent: _, ...call }) => dependsOnAgent(rates, call, bytes));
  const expected = CALLS.filter(({ claimId, businessType }) => {
    const drawn = draw(`call ${claimId}`);
    return isSampled(drawn, 0.6) && !isSampled(drawn, businessType === 'ignition' ? 0.4 : 0.2);
  });
  expect(asked).toEqual(expected);
  expect(asked.length).toBeGreaterThan(0);
  // Of all others it need not be known.
  const known = new Set(asked);
  const calls: ListedCall[] = CALLS.map(({ agent, ...call }) =>
    known.has(CALLS.find(({ claimId }) => claimId === call.claimId) ?? expect.fail())
      ? { ...call, agent }
      : call,
  );
  expect(audit({ calls }).findings).toEqual([]);
});
