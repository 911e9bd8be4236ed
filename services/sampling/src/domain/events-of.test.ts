import { EVENTS } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { recordedOrder } from '../testing/recorded-order.ts';
import { decide } from './decide.ts';
import { eventsOfDecision, eventsOfPopulation } from './events-of.ts';

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
