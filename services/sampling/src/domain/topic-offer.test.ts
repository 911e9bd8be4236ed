import { longgang } from '@huiyin/testing';
import { expect, it } from 'vitest';
import { topicOffer } from './topic-offer.ts';
import { proposeTopic } from './topics.ts';

const branch = longgang();

it('what is offered is the branch’s own, without the questions of second callbacks', () => {
  const { questionnaires, ...offer } = topicOffer(branch, '2026-11-10');
  expect(offer).toEqual({
    questionnaire: 'topic-service',
    sampleSize: 60,
    ringBy: '2026-11-20',
    served: { first: '2026-05-25', last: '2026-11-09' },
    servedDaysMax: 62,
  });
  expect(questionnaires.map(({ id }) => id)).not.toContain('second-callback');
  expect(questionnaires.find(({ id }) => id === 'topic-service')?.questions[0]).toEqual({
    zh: '是否有人上门或办理过？',
    en: 'Did the visit take place?',
  });
});

it('of a questionnaire the newest version is asked', () => {
  const [first = expect.fail()] = branch.questionnaires;
  const newer = { ...first, version: first.version + 1, questions: first.questions.slice(0, 1) };
  for (const given of [
    [newer, first],
    [first, newer],
  ]) {
    const { questionnaires } = topicOffer({ ...branch, questionnaires: given }, '2026-11-10');
    expect(questionnaires).toEqual([{ id: first.id, questions: [first.questions[0]?.text] }]);
  }
});

it('where no chart proposes any, a person begins with thirty customers and ten days', () => {
  const { topics: _, ...without } = branch;
  expect(topicOffer(without, '2026-11-10')).toMatchObject({
    questionnaire: undefined,
    sampleSize: 30,
    ringBy: '2026-11-20',
  });
});

it('the first and the last served day that are offered may be proposed, and no day beside them', () => {
  const { served, ringBy, sampleSize } = topicOffer(branch, '2026-11-10');
  const propose = (first: string, last: string) =>
    proposeTopic(
      undefined,
      'topic-repairs',
      {
        scope: { businessTypes: ['repair'], served: { first, last } },
        questionnaire: 'topic-service',
        sampleSize,
        ringBy,
        reason: '维修后又坏的多',
      },
      branch,
      { by: 'supervisor-01', at: '2026-11-10T02:00:00.000Z' },
    ).ok;
  expect([propose(served.first, served.first), propose(served.last, served.last)]).toEqual([true, true]);
  expect([propose('2026-05-24', '2026-05-24'), propose('2026-11-10', '2026-11-10')]).toEqual([false, false]);
});
