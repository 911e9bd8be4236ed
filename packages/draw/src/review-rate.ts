import type { Day } from '@huiyin/calendar';
import type { ReviewRates } from '@huiyin/contracts';
import { own } from './own.ts';

/** What the rate of a call's review depends on. */
export interface RatedCall {
  readonly businessType: string;
  readonly team: string;
  readonly agent: string;
  /** Branch day on which its callback closed. */
  readonly closedDay: Day;
}

/** What is drawn for a call, under the key of the month of its closed day. No order's id has a space, so none is drawn like a call. */
export const callDrawnAs = (claimId: string): string => `call ${claimId}`;

/** The rates in force on that day: the last that began by then. */
const ratesOn = (rates: readonly ReviewRates[], day: Day): ReviewRates | undefined =>
  rates.findLast(({ from }) => from <= day);

/** The probability that a call is reviewed: the highest rate that applies to it; 0 before the first rates began. */
export function reviewRateOf(
  rates: readonly ReviewRates[],
  { closedDay, agent, ...call }: RatedCall,
): number {
  const ofAgent = own(ratesOn(rates, closedDay)?.agents, agent) ?? 0;
  return Math.max(ofAgent, reviewRateWithout(rates, { closedDay, ...call }));
}

/** The same, whoever rang. */
export function reviewRateWithout(
  rates: readonly ReviewRates[],
  { businessType, team, closedDay }: Omit<RatedCall, 'agent'>,
): number {
  const inForce = ratesOn(rates, closedDay);
  if (!inForce) return 0;
  const { rate, businessTypes, teams } = inForce;
  return Math.max(rate, own(businessTypes, businessType) ?? 0, own(teams, team) ?? 0);
}

/** The highest rate that any agent has on that day, which says of whose calls one need not know who rang. */
export const agentRateMax = (rates: readonly ReviewRates[], day: Day): number =>
  Math.max(0, ...Object.values(ratesOn(rates, day)?.agents ?? {}));
