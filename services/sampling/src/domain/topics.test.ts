import type { RecordedTopic, TopicBody } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { isTopicOfWeek, topicOfWeek } from './topic-of-week.ts';
import { decideOnTopic, drawnTopic, proposeTopic, stopTopic, topicsInOrder } from './topics.ts';

const branch = longgang();
/** 10 November in the branch, where it is 16:30 UTC the day before. */
const AT = '2026-11-09T16:30:00.000Z';
const by = 'supervisor-01';
const body: TopicBody = {
  scope: {
    businessTypes: ['repair'],
    teams: ['repair-2'],
    partners: ['Contractor A'],
    served: { first: '2026-11-02', last: '2026-11-08' },
  },
  questionnaire: 'topic-service',
  sampleSize: 60,
  ringBy: '2026-11-20',
  reason: '维修后又坏的多',
};
const withScope = (scope: Partial<TopicBody['scope']>, rest: Partial<TopicBody> = {}): TopicBody => ({
  ...body,
  ...rest,
  scope: { ...body.scope, ...scope },
});
const served = (first: string, last: string, rest: Partial<TopicBody> = {}) =>
  withScope({ served: { first, last } }, rest);

const propose = (given: TopicBody, found?: RecordedTopic, topicId = 'topic-repairs') =>
  proposeTopic(found, topicId, given, branch, { by, at: AT });
function proposed(): RecordedTopic {
  const outcome = propose(body);
  return outcome.ok && outcome.value ? outcome.value : expect.fail();
}
const refusalOf = (outcome: ReturnType<typeof propose>) => (outcome.ok ? 'done' : outcome.refusal);

describe('a topic callback', () => {
  it('is proposed by a person, and by nobody else', () => {
    expect(proposed()).toEqual({
      topicId: 'topic-repairs',
      ...body,
      state: 'proposed',
      acts: [{ act: 'propose', by, at: AT }],
    });
  });

  it('is the same topic when the same is proposed again, in whatever order its fields stand', () => {
    const turned = Object.fromEntries(Object.entries(body).toReversed()) as typeof body;
    expect(propose(turned, proposed())).toEqual({ ok: true, value: undefined });
    expect(propose(turned, { ...proposed(), state: 'withdrawn' })).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ['other days', served('2026-11-03', '2026-11-08')],
    ['other teams, in another order', withScope({ teams: ['repair-2', 'repair-1'] })],
    ['other questions', { ...body, questionnaire: 'on-site' }],
    ['another size', { ...body, sampleSize: 61 }],
    ['another end', { ...body, ringBy: '2026-11-21' }],
    ['another reason', { ...body, reason: '别的原因' }],
  ])('under one id is never another: %s', (_, given) => {
    expect(refusalOf(propose(given, proposed()))).toEqual({
      rule: 'topic-exists',
      issues: [{ path: 'topicId', rule: 'topic-exists' }],
    });
  });

  it('has no name as charts give it', () => {
    expect(topicOfWeek('2026-W45', 2)).toBe('topic-2026-w45-2');
    expect(refusalOf(propose(body, undefined, 'topic-2026-w45-2'))).toEqual({
      rule: 'topic-exists',
      issues: [{ path: 'topicId', rule: 'topic-exists' }],
    });
    expect(
      [
        'topic-2026-w45-2',
        'topic-2026-w45-12',
        'topic-2026-w45',
        'topic-2026-w45-2-b',
        'a-topic-2026-w45-2',
        'topic-2026-w4-2',
      ].map(isTopicOfWeek),
    ).toEqual([true, true, false, false, false, false]);
  });

  it.each([
    [
      'a type that the branch does not have',
      withScope({ businessTypes: ['repair', 'boiler'] }),
      'unknown-business-type',
      'scope.businessTypes.boiler',
    ],
    [
      'a team that it does not have',
      withScope({ teams: ['repair-2', 'repair-9'] }),
      'unknown-team',
      'scope.teams.repair-9',
    ],
    [
      'questions that it does not have',
      { ...body, questionnaire: 'none' },
      'unknown-questionnaire',
      'questionnaire',
    ],
    [
      'the questions of second callbacks',
      { ...body, questionnaire: 'second-callback' },
      'unknown-questionnaire',
      'questionnaire',
    ],
    ['days reversed', served('2026-11-08', '2026-11-07'), 'days-reversed', 'scope.served'],
    ['sixty-three days', served('2026-09-07', '2026-11-08'), 'too-many-days', 'scope.served'],
    ['today', served('2026-11-02', '2026-11-10'), 'served-not-over', 'scope.served.last'],
    ['an end today', { ...body, ringBy: '2026-11-10' }, 'topic-over', 'ringBy'],
    [
      'days whose contacts are gone by its end',
      served('2026-05-24', '2026-05-30'),
      'served-too-long-ago',
      'scope.served.first',
    ],
  ] as const)('is not proposed with %s', (_, given, rule, path) => {
    expect(refusalOf(propose(given))).toEqual({ rule, issues: [{ path, rule }] });
  });

  it.each([
    ['sixty-two days', served('2026-09-08', '2026-11-08')],
    ['one day, yesterday', served('2026-11-09', '2026-11-09')],
    ['an end tomorrow', { ...body, ringBy: '2026-11-11' }],
    ['days whose contacts are there for a day more', served('2026-05-25', '2026-05-30')],
    [
      'no teams and partners named',
      { ...body, scope: { businessTypes: ['repair'], served: body.scope.served } },
    ],
  ])('is proposed with %s', (_, given) => {
    expect(refusalOf(propose(given))).toBe('done');
  });
});

describe('a proposed topic', () => {
  const actor = { by: 'supervisor-02', at: AT };

  it.each([
    ['start', 'started'],
    ['refuse', 'refused'],
    ['withdraw', 'withdrawn'],
  ] as const)('is %sed, and it is known by whom and when', (act, state) => {
    const topic = proposed();
    expect(decideOnTopic(topic, act, branch, actor)).toEqual({
      ok: true,
      value: { ...topic, state, acts: [...topic.acts, { act, ...actor }] },
    });
    expect(decideOnTopic({ ...topic, state }, act, branch, actor)).toEqual({ ok: true, value: undefined });
  });

  it('that is not there is no topic', () => {
    expect(decideOnTopic(undefined, 'start', branch, actor)).toEqual({
      ok: false,
      refusal: { rule: 'no-such-topic', issues: [] },
    });
  });

  it('that was refused is not started', () => {
    expect(decideOnTopic({ ...proposed(), state: 'refused' }, 'start', branch, actor)).toMatchObject({
      refusal: { rule: 'topic-decided' },
    });
  });

  it('that has come to its end is not started, but may be refused', () => {
    const late = { by, at: '2026-11-20T02:00:00.000Z' };
    expect(decideOnTopic(proposed(), 'start', branch, late)).toMatchObject({
      refusal: { rule: 'topic-over' },
    });
    expect(decideOnTopic(proposed(), 'refuse', branch, late).ok).toBe(true);
  });
});

describe('a started topic', () => {
  const figures = {
    day: '2026-11-10',
    orders: 84,
    requested: 60,
    paused: 6,
    refused: 1,
    phoneMissing: 0,
    forgotten: 0,
  };
  const started: RecordedTopic = { ...proposed(), state: 'started' };

  it('is drawn by the clock, once', () => {
    const drawn = drawnTopic(started, figures, AT);
    expect(drawn).toEqual({
      ...started,
      state: 'drawn',
      drawn: { at: AT, ...figures },
      acts: [...started.acts, { act: 'draw', at: AT }],
    });
    expect(drawnTopic(drawn, figures, AT)).toBeUndefined();
  });

  it('is not drawn when it was taken back meanwhile, or is not there', () => {
    expect(drawnTopic({ ...started, state: 'withdrawn' }, figures, AT)).toBeUndefined();
    expect(drawnTopic(undefined, figures, AT)).toBeUndefined();
  });
});

describe('a topic that goes no further', () => {
  const figures = {
    day: '2026-11-10',
    orders: 84,
    requested: 60,
    paused: 6,
    refused: 1,
    phoneMissing: 0,
    forgotten: 0,
  };
  const drawn: RecordedTopic = { ...proposed(), state: 'drawn', drawn: { at: AT, ...figures } };
  const actor = { by: 'supervisor-02', at: AT };
  const why = { because: 'cause-known', words: '两个班组已找到原因' } as const;
  const stopped = { state: 'stopped', stopped: { at: AT, day: '2026-11-10', ...why } } as const;
  const stop = (found: RecordedTopic | undefined, at = AT) => stopTopic(found, why, branch, { ...actor, at });

  it.each([
    ['while customers are rung', drawn],
    ['before its sample is drawn', { ...proposed(), state: 'started' as const }],
  ])('is stopped by a supervisor %s, and it is known by whom, when and why', (_, topic) => {
    expect(stop(topic)).toEqual({
      ok: true,
      value: { ...topic, ...stopped, acts: [...topic.acts, { act: 'stop', ...actor }] },
    });
  });

  it('is stopped once: the first reason stays', () => {
    const { value: first } = { value: undefined, ...stop(drawn) };
    const again = stopTopic(first, { because: 'calls-needed' }, branch, { by, at: AT });
    expect(again).toEqual({ ok: true, value: undefined });
  });

  it('is stopped on its last day at the latest', () => {
    expect(stop(drawn, '2026-11-20T15:59:59.999Z').ok).toBe(true);
    expect(refusalOf(stop(drawn, '2026-11-20T16:00:00.000Z'))).toEqual({ rule: 'topic-over', issues: [] });
  });

  it('is one that was started', () => {
    expect(refusalOf(stop(undefined))).toEqual({ rule: 'no-such-topic', issues: [] });
    expect(refusalOf(stop(proposed()))).toEqual({ rule: 'topic-decided', issues: [] });
  });

  it('is counted once where that had not been done, and stays stopped', () => {
    const early: RecordedTopic = { ...proposed(), ...stopped };
    const counted = drawnTopic(early, { ...figures, requested: 2 }, AT);
    expect(counted).toEqual({
      ...early,
      drawn: { at: AT, ...figures, requested: 2 },
      acts: [...early.acts, { act: 'draw', at: AT }],
    });
    expect(drawnTopic(counted, figures, AT)).toBeUndefined();
    expect(drawnTopic({ ...drawn, ...stopped }, figures, AT)).toBeUndefined();
  });
});

it('topics are listed by their proposals, the newest first', () => {
  const of = (topicId: string, at: string, more: RecordedTopic['acts'] = []): RecordedTopic => ({
    ...proposed(),
    topicId,
    acts: [{ act: 'propose', at }, ...more],
  });
  const topics = [
    of('topic-b', '2026-11-01T00:00:00.000Z'),
    of('topic-a', '2026-11-01T00:00:00.000Z', [{ act: 'start', at: '2026-12-01T00:00:00.000Z' }]),
    of('topic-c', '2026-11-02T00:00:00.000Z'),
  ];
  for (const given of [topics, topics.toReversed()])
    expect(topicsInOrder(given).map(({ topicId }) => topicId)).toEqual(['topic-c', 'topic-a', 'topic-b']);
});
