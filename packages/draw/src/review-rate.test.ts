import type { ReviewRates } from '@huiyin/contracts';
import { describe, expect, it } from 'vitest';
import { agentRateMax, callDrawnAs, reviewRateOf, reviewRateWithout } from './review-rate.ts';

const autumn: ReviewRates = {
  from: '2026-09-01',
  rate: 0.03,
  businessTypes: { ignition: 0.05 },
  teams: { 'repair-1': 0.1 },
  agents: { 'agent-07': 0.2, 'agent-08': 0.01 },
};
const winter: ReviewRates = { from: '2026-12-01', rate: 0.02, businessTypes: {}, teams: {}, agents: {} };
const RATES = [autumn, winter];
const call = { businessType: 'counter', team: 'counter-1', agent: 'agent-01', closedDay: '2026-10-06' };

describe('the rate at which a call is reviewed', () => {
  it.each([
    ['that of all calls', {}, 0.03],
    ['its business type’s where that is higher', { businessType: 'ignition' }, 0.05],
    ['its team’s where that is higher', { team: 'repair-1' }, 0.1],
    ['the highest of them', { businessType: 'ignition', team: 'repair-1' }, 0.1],
    ['its agent’s where that is higher', { agent: 'agent-07', team: 'repair-1' }, 0.2],
    ['never a lower one', { agent: 'agent-08' }, 0.03],
    ['none before the first rates began', { closedDay: '2026-08-31', agent: 'agent-07' }, 0],
    ['that of the rates that began on the day', { closedDay: '2026-09-01' }, 0.03],
    ['the earlier one on the last day before later rates', { closedDay: '2026-11-30' }, 0.03],
    ['the later one from its day on', { closedDay: '2026-12-01', agent: 'agent-07' }, 0.02],
    ['not what an object has under its agent’s name', { agent: 'constructor' }, 0.03],
    ['nor under its type’s or team’s', { businessType: 'toString', team: 'valueOf' }, 0.03],
  ])('is %s', (_, over, rate) => expect(reviewRateOf(RATES, { ...call, ...over })).toBe(rate));

  it('is known without the agent but for what agents have of their own', () => {
    expect(reviewRateWithout(RATES, { ...call, team: 'repair-1' })).toBe(0.1);
    expect(reviewRateWithout(RATES, { ...call, closedDay: '2026-08-31' })).toBe(0);
    expect(agentRateMax(RATES, '2026-10-06')).toBe(0.2);
    expect(agentRateMax(RATES, '2026-12-01')).toBe(0);
    expect(agentRateMax(RATES, '2026-08-31')).toBe(0);
  });
});

it('no order is drawn as a call is', () => expect(callDrawnAs('01K')).toBe('call 01K'));
