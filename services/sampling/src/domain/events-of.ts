import type { EventDraft } from '@huiyin/contracts';
import { ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import { callbackStateOf } from './callback-states.ts';
import type { Decision } from './decision.ts';
import type { Population } from './population.ts';
import type { SamplingKey } from './sampling-key.ts';

export interface DecisionEvents {
  readonly 'callback.requested'?: EventDraft<'callback.requested'>;
  readonly 'callback.withdrawn'?: EventDraft<'callback.withdrawn'>;
}

/** A sampled order asks for its callback; one that was asked for once and is not to be rung any more takes it back. */
export function eventsOfDecision(decision: Decision): DecisionEvents {
  const { order, sampling, questionnaire, windowEndsAt, visit, customer, decidedAt: at } = decision;
  const taskId = taskIdOf(ROUTINE, order.orderId);
  const data = { taskId, programme: ROUTINE, questionnaire, order, sampling, ...(visit && { visit }) };
  switch (callbackStateOf(decision)) {
    case 'requested': {
      const requested = { ...data, windowEndsAt, ...(customer && { customer }) };
      return { 'callback.requested': { name: 'callback.requested', at, data: requested } };
    }
    case 'withdrawn':
    case 'forgotten':
      return { 'callback.withdrawn': { name: 'callback.withdrawn', at, data } };
    case 'undecided':
    case 'unasked':
      return {};
  }
}

export const eventsOfPopulation = ({
  day,
  cells,
  countedAt,
}: Population): { 'population.counted': EventDraft<'population.counted'> } => ({
  'population.counted': { name: 'population.counted', at: countedAt, data: { day, cells } },
});

/** The commitment, and never the key. */
export const eventsOfSamplingKey = ({
  month,
  commitment,
  committedAt,
  inTime,
}: SamplingKey): { 'sampling-key.committed': EventDraft<'sampling-key.committed'> } => ({
  'sampling-key.committed': {
    name: 'sampling-key.committed',
    at: committedAt,
    data: { month, commitment, committedAt, inTime },
  },
});
