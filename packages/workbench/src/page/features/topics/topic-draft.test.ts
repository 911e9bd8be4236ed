import { describe, expect, test } from 'vitest';
import {
  bodyOf,
  draftLike,
  draftOf,
  faultsOf,
  groupOf,
  type Offer,
  stepsOf,
  type Topic,
  type TopicDraft,
  topicIdOf,
} from './topic-draft.ts';
import { readTopicSearch } from './topic-search.ts';

const offer: Offer = {
  questionnaires: [{ id: 'topic-service', questions: [] }],
  questionnaire: 'topic-service',
  sampleSize: 60,
  ringBy: '2026-11-20',
  served: { first: '2026-05-25', last: '2026-11-09' },
  servedDaysMax: 62,
};
const draft: TopicDraft = { ...draftOf(offer), businessTypes: ['repair'], reason: ' 维修后又坏的多 ' };

describe('a topic that is begun', () => {
  test('is about the week that is over, of nobody’s choosing', () => {
    expect(draftOf(offer)).toEqual({
      businessTypes: [],
      teams: [],
      partners: '',
      first: '2026-11-03',
      last: '2026-11-09',
      questionnaire: 'topic-service',
      sampleSize: '60',
      ringBy: '2026-11-20',
      reason: '',
    });
  });

  test('is about what a figure is about, as far as its days are over and can be asked about', () => {
    const from = (first: string, last: string) => {
      const begun = draftOf(offer, { team: 'repair-2', first, last });
      return [begun.first, begun.last];
    };
    expect(from('2026-10-01', '2026-10-31')).toEqual(['2026-10-01', '2026-10-31']);
    expect(from('2026-11-01', '2026-11-30')).toEqual(['2026-11-01', '2026-11-09']);
    expect(from('2026-01-01', '2026-12-31')).toEqual(['2026-09-09', '2026-11-09']);
    expect(from('2026-11-10', '2026-11-10')).toEqual(['2026-11-09', '2026-11-09']);
    expect(draftOf(offer, { team: 'repair-2', businessType: 'repair' })).toMatchObject({
      teams: ['repair-2'],
      businessTypes: ['repair'],
    });
  });

  test('is like another one, by whatever signal that came', () => {
    const scope = {
      businessTypes: ['repair'],
      teams: ['repair-2'],
      served: { first: '2026-10-26', last: '2026-11-08' },
    };
    const proposed = { scope, questionnaire: 'on-site', sampleSize: 40 } as const;
    // The rest of a topic is of no interest here.
    expect(draftLike(offer, proposed as unknown as Topic)).toEqual({
      ...draftOf(offer),
      businessTypes: ['repair'],
      teams: ['repair-2'],
      first: '2026-10-26',
      last: '2026-11-08',
      questionnaire: 'on-site',
      sampleSize: '40',
    });
  });

  test('is read from an address, which may say anything', () => {
    expect(
      readTopicSearch({ team: 'repair-2', businessType: '<b>', first: '2026-11-02', last: 7, other: 'x' }),
    ).toEqual({ team: 'repair-2', first: '2026-11-02' });
  });
});

describe('what is wrong with it', () => {
  test('is nothing, and then it is what is proposed', () => {
    expect(faultsOf(draft, offer)).toEqual(new Map());
    expect(bodyOf(draft)).toEqual({
      scope: { businessTypes: ['repair'], served: { first: '2026-11-03', last: '2026-11-09' } },
      questionnaire: 'topic-service',
      sampleSize: 60,
      ringBy: '2026-11-20',
      reason: '维修后又坏的多',
    });
    expect(bodyOf({ ...draft, teams: ['repair-2'], partners: '甲公司，乙公司、 ,' }).scope).toMatchObject({
      teams: ['repair-2'],
      partners: ['甲公司', '乙公司'],
    });
  });

  test.each<[string, Partial<TopicDraft>, string, string]>([
    ['no type', { businessTypes: [] }, 'businessTypes', 'type-missing'],
    ['no first day', { first: '' }, 'first', 'day-missing'],
    ['a first day too long ago', { first: '2026-05-24', last: '2026-05-30' }, 'first', 'served-too-long-ago'],
    ['no last day', { last: '' }, 'last', 'day-missing'],
    ['today', { last: '2026-11-10' }, 'last', 'served-not-over'],
    ['days reversed', { first: '2026-11-09', last: '2026-11-08' }, 'last', 'days-reversed'],
    ['sixty-three days', { first: '2026-09-08', last: '2026-11-09' }, 'last', 'too-many-days'],
    ['no questions', { questionnaire: '' }, 'questionnaire', 'unknown-questionnaire'],
    ['nobody', { sampleSize: '0' }, 'sampleSize', 'size-wrong'],
    ['too many', { sampleSize: '501' }, 'sampleSize', 'size-wrong'],
    ['no number', { sampleSize: '' }, 'sampleSize', 'size-wrong'],
    ['no end', { ringBy: '' }, 'ringBy', 'day-missing'],
    ['an end today', { ringBy: '2026-11-10' }, 'ringBy', 'topic-over'],
    ['no reason', { reason: ' ' }, 'reason', 'reason-missing'],
    ['a long reason', { reason: '长'.repeat(501) }, 'reason', 'reason-long'],
  ])('is said at its field: %s', (_, more, field, fault) => {
    expect([...faultsOf({ ...draft, ...more }, offer)]).toEqual([[field, fault]]);
  });

  test.each<[string, Partial<TopicDraft>]>([
    ['sixty-two days', { first: '2026-09-09' }],
    ['500 customers', { sampleSize: '５００' }],
    ['an end tomorrow', { ringBy: '2026-11-11' }],
  ])('is not %s', (_, more) => {
    expect(faultsOf({ ...draft, ...more }, offer).size).toBe(0);
  });
});

test('a topic is named by its last day, and by a number where there is one of that', () => {
  const known = ['topic-2026-11-09', 'topic-2026-11-09-2'].map((topicId) => ({ topicId }));
  expect([topicIdOf(draft, []), topicIdOf(draft, known)]).toEqual(['topic-2026-11-09', 'topic-2026-11-09-3']);
});

test('it offers what may be done with it, and stands among its like', () => {
  const at = (state: Topic['state'], today: string) => [
    stepsOf({ state, ringBy: '2026-11-20' }, today).join(' '),
    groupOf({ state, ringBy: '2026-11-20' }, today),
  ];
  expect(at('proposed', '2026-11-19')).toEqual(['start refuse withdraw', 'proposed']);
  expect(at('proposed', '2026-11-20')).toEqual(['refuse withdraw', 'ended']);
  for (const state of ['started', 'drawn'] as const) {
    expect(at(state, '2026-11-20')).toEqual(['stop', 'running']);
    expect(at(state, '2026-11-21')).toEqual(['', 'ended']);
  }
  for (const state of ['refused', 'withdrawn', 'stopped'] as const)
    expect(at(state, '2026-11-10')).toEqual(['', 'ended']);
});
