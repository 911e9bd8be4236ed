import type { EventDraft } from '@huiyin/contracts';
import { classificationOf, type Decision, isWanted } from './decision.ts';
import type { Population } from './population.ts';

/** A sampled order asks for its callback; one that was asked for once and is not to be rung any more takes it back. */
export function eventsOfDecision(decision: Decision): readonly EventDraft[] {
  if (!decision.wasRequested) return [];
  const { stratum, probability, policyVersion, windowEndsAt, customer } = decision;
  const data = { ...classificationOf(decision), stratum, probability, policyVersion };
  const at = decision.decidedAt;
  return isWanted(decision)
    ? [{ name: 'callback.requested', at, data: { ...data, windowEndsAt, ...(customer && { customer }) } }]
    : [{ name: 'callback.withdrawn', at, data }];
}

export const eventsOfPopulation = ({ day, strata, countedAt }: Population): readonly EventDraft[] => [
  { name: 'population.counted', at: countedAt, data: { day, strata: strata.map((each) => ({ ...each })) } },
];
