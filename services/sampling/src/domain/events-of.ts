import type { EventDraft, RecordedTopic } from '@huiyin/contracts';
import { ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import { callbackStateOf } from './callback-states.ts';
import type { Decision } from './decision.ts';
import type { Population } from './population.ts';
import type { SamplingKey } from './sampling-key.ts';
import type { TopicOrder } from './topic-order.ts';

/** An order whose customer a topic's sample took asks for its callback, as any other, and takes it back when the topic is stopped. */
export function eventsOfTopicOrder({
  topicId,
  order,
  sampling,
  questionnaire,
  windowEndsAt,
  customer,
  outcome,
  decidedAt: at,
  withdrawnAt,
  forgottenAt,
}: TopicOrder): DecisionEvents {
  if (outcome !== 'requested') return {};
  const taskId = taskIdOf(topicId, order.orderId);
  const data = { taskId, programme: topicId, questionnaire, order, sampling };
  if (withdrawnAt !== undefined) {
    const stopped = { ...data, stopped: true } as const;
    return { 'callback.withdrawn': { name: 'callback.withdrawn', at: withdrawnAt, data: stopped } };
  }
  if (forgottenAt !== undefined) return {};
  return {
    'callback.requested': {
      name: 'callback.requested',
      at,
      data: { ...data, windowEndsAt, ...(customer && { customer }) },
    },
  };
}

/** Nothing of the words with which people gave their reason. */
export function eventsOfTopic({
  topicId,
  scope,
  questionnaire,
  sampleSize,
  ringBy,
  signal,
  drawn,
  stopped,
}: RecordedTopic): TopicEvents {
  if (!drawn) return {};
  const { at, day: drawnDay, ...figures } = drawn;
  const plan = { topicId, scope, questionnaire, sampleSize, ringBy, ...(signal && { signal }) };
  const data = { ...plan, drawnDay, ...figures };
  if (!stopped) return { 'topic.drawn': { name: 'topic.drawn', at, data } };
  const { day: stoppedDay, because } = stopped;
  // One that was stopped first is drawn later: then it is known what there was to stop.
  const since = [at, stopped.at].toSorted().at(-1) ?? at;
  return { 'topic.stopped': { name: 'topic.stopped', at: since, data: { ...data, stoppedDay, because } } };
}

export interface TopicEvents {
  readonly 'topic.drawn'?: EventDraft<'topic.drawn'>;
  readonly 'topic.stopped'?: EventDraft<'topic.stopped'>;
}

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
