import { expect, it } from 'vitest';
import { EXAMPLES } from '../store/items.ts';
import { shownDecision } from './shown-decision.ts';

const [[, { forgottenAt, isCorrected, ...decision }]] = EXAMPLES;

it('shows why an order was sampled, that it was corrected since, and that its customer is forgotten', () => {
  const shown = {
    orderId: decision.order.orderId,
    revision: 1,
    businessType: 'repair',
    segment: 'residential',
    team: 'repair-1',
    completedAt: '2026-10-05T02:11:09.000Z',
    countedDay: '2026-10-05',
    stratum: 'repair/residential/y2026',
    probability: 1,
    policyVersion: 'y2026',
    decision: 'sampled',
    reason: 'always',
    decidedAt: '2026-10-06T02:00:00.000Z',
  };
  expect(shownDecision(decision)).toStrictEqual(shown);
  const order = { ...decision.order, partner: 'Contractor A' };
  expect(shownDecision({ ...decision, order })).toEqual({ ...shown, partner: 'Contractor A' });
  expect(shownDecision({ ...decision, isCorrected })).toEqual({ ...shown, isCorrected: true });
  expect(shownDecision({ ...decision, forgottenAt })).toEqual({ ...shown, decision: 'forgotten' });
});
