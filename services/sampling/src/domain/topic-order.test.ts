import { describe, expect, it } from 'vitest';
import { recordedOrder } from '../testing/recorded-order.ts';
import { eventsOfTopic, eventsOfTopicOrder } from './events-of.ts';
import {
  forgetTopicOrder,
  shownTopicOrder,
  type TopicOrder,
  topicSampling,
  topicWindowEnd,
  withdrawTopicOrder,
} from './topic-order.ts';

const { order, customer } = recordedOrder();
const KEY = customer?.customerKey ?? '';
const taken: TopicOrder = {
  topicId: 'topic-repairs',
  order,
  sampling: { stratum: 'topic-repairs', policyVersion: 'topic-repairs', probability: 0.5 },
  questionnaire: 'topic-service',
  rank: 3,
  outcome: 'requested',
  decidedAt: '2026-10-07T02:00:00.000Z',
  windowEndsAt: '2026-10-19T16:00:00.000Z',
  customer,
};

it('each order in scope has the same chance, and all are taken where there are no more than wanted', () => {
  const of = (sampleSize: number, orders: number) =>
    topicSampling({ topicId: 'topic-repairs', sampleSize }, orders).probability;
  expect([of(60, 240), of(60, 61), of(60, 60), of(60, 59), of(60, 0)]).toEqual([0.25, 60 / 61, 1, 1, 1]);
  expect(topicSampling({ topicId: 'topic-repairs', sampleSize: 1 }, 2)).toEqual({
    stratum: 'topic-repairs',
    policyVersion: 'topic-repairs',
    probability: 0.5,
  });
});

it('customers are rung until the end of the last day in the branch', () => {
  expect(topicWindowEnd({ ringBy: '2026-10-19' }, 'Asia/Shanghai')).toBe('2026-10-19T16:00:00.000Z');
});

describe('an order that the draw came to', () => {
  const task = {
    taskId: 'topic-repairs:WO-20261005-000123',
    programme: 'topic-repairs',
    questionnaire: 'topic-service',
    order,
    sampling: taken.sampling,
    windowEndsAt: taken.windowEndsAt,
  };

  it('asks for its callback in a programme of its own', () => {
    expect(eventsOfTopicOrder(taken)).toEqual({
      'callback.requested': {
        name: 'callback.requested',
        at: taken.decidedAt,
        data: { ...task, customer },
      },
    });
  });

  it('asks for nothing where the customer is left alone or forgotten', () => {
    expect(eventsOfTopicOrder({ ...taken, outcome: 'paused' })).toEqual({});
    expect(eventsOfTopicOrder({ ...taken, forgottenAt: taken.decidedAt })).toEqual({});
  });

  it('is forgotten with its customer, and counts on', () => {
    const forgotten = { customerKeys: ['other', KEY], forgottenAt: '2026-10-08T00:00:00.000Z' };
    const { customer: _, ...rest } = taken;
    expect(forgetTopicOrder(taken, forgotten)).toEqual({ ...rest, forgottenAt: forgotten.forgottenAt });
    expect(forgetTopicOrder(taken, { ...forgotten, customerKeys: ['other'] })).toBeUndefined();
    expect(forgetTopicOrder(rest, forgotten)).toBeUndefined();
    const before = { ...forgotten, forgottenAt: '2026-10-01T00:00:00.000Z' };
    expect(forgetTopicOrder(taken, before)).toBeUndefined();
  });

  it('is taken back when its topic is stopped, once, and needs its customer no more', () => {
    const at = '2026-10-08T02:00:00.000Z';
    const { customer: _, ...rest } = taken;
    const withdrawn = withdrawTopicOrder(taken, at) ?? expect.fail();
    expect(withdrawn).toStrictEqual({ ...rest, withdrawnAt: at });
    expect(withdrawTopicOrder(withdrawn, at)).toBeUndefined();
    expect(withdrawTopicOrder({ ...taken, outcome: 'paused' }, at)).toBeUndefined();
    const { windowEndsAt, ...data } = task;
    const told = {
      'callback.withdrawn': { name: 'callback.withdrawn', at, data: { ...data, stopped: true } },
    };
    expect(eventsOfTopicOrder(withdrawn)).toEqual(told);
    expect(eventsOfTopicOrder({ ...withdrawn, forgottenAt: at })).toEqual(told);
  });

  it('is shown without its customer', () => {
    expect(shownTopicOrder(taken)).toEqual({
      orderId: order.orderId,
      countedDay: '2026-10-05',
      rank: 3,
      outcome: 'requested',
    });
  });
});

describe('a topic', () => {
  const topic = {
    topicId: 'topic-repairs',
    scope: { businessTypes: ['repair'], served: { first: '2026-10-01', last: '2026-10-05' } },
    questionnaire: 'topic-service',
    sampleSize: 60,
    ringBy: '2026-10-19',
    reason: '维修后又坏的多',
    state: 'drawn',
    acts: [{ act: 'propose', at: '2026-10-06T02:00:00.000Z', by: 'supervisor-01' }],
  } as const;
  const figures = { orders: 84, requested: 60, paused: 6, refused: 1, phoneMissing: 0, forgotten: 2 };

  it('says what its draw came to, and nothing of the reason that people gave', () => {
    const { reason, state, acts, ...plan } = topic;
    const drawn = { at: '2026-10-07T02:20:00.000Z', day: '2026-10-07', ...figures };
    expect(eventsOfTopic({ ...topic, drawn })).toEqual({
      'topic.drawn': {
        name: 'topic.drawn',
        at: drawn.at,
        data: { ...plan, drawnDay: '2026-10-07', ...figures },
      },
    });
  });

  it('says that it goes no further, since when and why, and no words of that either', () => {
    const { reason, state, acts, ...plan } = topic;
    const of = (drawnAt: string, stoppedAt: string) =>
      eventsOfTopic({
        ...topic,
        state: 'stopped',
        drawn: { at: drawnAt, day: '2026-10-07', ...figures },
        stopped: { at: stoppedAt, day: '2026-10-08', because: 'cause-known', words: '已找到' },
      });
    const [early, late] = ['2026-10-07T02:20:00.000Z', '2026-10-08T02:20:00.000Z'];
    const data = {
      ...plan,
      drawnDay: '2026-10-07',
      ...figures,
      stoppedDay: '2026-10-08',
      because: 'cause-known',
    };
    const told = { 'topic.stopped': { name: 'topic.stopped', at: late, data } };
    expect(of(early, late)).toEqual(told);
    expect(of(late, early)).toEqual(told);
  });

  it('says nothing before', () => {
    expect(eventsOfTopic({ ...topic, state: 'started' })).toEqual({});
  });
});
