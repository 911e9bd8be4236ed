import { EVENTS } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { recordedOrder } from '../testing/recorded-order.ts';
import { decide } from './decide.ts';
import { eventsOfDecision, eventsOfPopulation, eventsOfTopic } from './events-of.ts';

const branch = longgang();
const at = '2026-10-06T02:00:05.000Z';

describe('what a decision says', () => {
  const outcome = decide(
    undefined,
    { order: recordedOrder({}), sourceVersion: 1, draw: '00000000000000' },
    { branch, policies: branch.sampling, at },
  );
  if (!outcome.ok) throw new Error(outcome.refusal);
  const { next: sampled } = outcome.value;

  it('is a request with everything that the call desk needs', () => {
    const { 'callback.requested': requested } = eventsOfDecision(sampled);
    expect(requested).toMatchObject({
      name: 'callback.requested',
      at,
      data: { taskId: `routine:${sampled.order.orderId}`, programme: 'routine', customer: sampled.customer },
    });
    expect(EVENTS['callback.requested'].data.safeParse(requested?.data).success).toBe(true);
  });

  it('is a withdrawal, without customer or window, once it was requested and is no longer wanted', () => {
    const { customer: _, ...rest } = sampled;
    const events = eventsOfDecision({ ...rest, forgottenAt: at });
    expect(Object.keys(events)).toEqual(['callback.withdrawn']);
    const { 'callback.withdrawn': withdrawn } = events;
    expect(withdrawn).toMatchObject({ name: 'callback.withdrawn', at });
    expect(EVENTS['callback.withdrawn'].data.safeParse(withdrawn?.data).success).toBe(true);
  });
});

it('a population says its day and cells', () => {
  const { day, cells } = EVENTS['population.counted'].example;
  expect(eventsOfPopulation({ day, cells, countedAt: at })).toEqual({
    'population.counted': { name: 'population.counted', at, data: { day, cells } },
  });
});

describe('what a topic says', () => {
  const { example } = EVENTS['topic.drawn'];
  const { signal, drawnDay, topicId, scope, questionnaire, sampleSize, ringBy, ...figures } =
    EVENTS['topic.drawn'].data.parse(example);
  const plan = { topicId, scope, questionnaire, sampleSize, ringBy };
  const topic = { ...plan, state: 'drawn', acts: [], reason: '别的原因' } as const;
  const drawn = { at, day: drawnDay, ...figures };

  it('is what its sample came to, and the signal that proposed it, but no words', () => {
    const told = (found: Parameters<typeof eventsOfTopic>[0]) => eventsOfTopic(found)['topic.drawn'];
    expect(signal).toBeDefined();
    expect(told({ ...topic, signal, drawn })).toEqual({
      name: 'topic.drawn',
      at,
      data: { ...plan, signal, drawnDay, ...figures },
    });
    expect(told({ ...topic, drawn })?.data).toStrictEqual({ ...plan, drawnDay, ...figures });
    expect(told(topic)).toBeUndefined();
  });
});
