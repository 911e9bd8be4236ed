import type { ScoreBody } from '@huiyin/contracts';
import { describe, expect, it } from 'vitest';
import { GOOD, POOR, reviewWith, SHEET, scoreBy, scored } from '../testing/reviews.ts';
import { answer, score, tell } from './review-call.ts';

const AT = '2026-10-07T09:00:00.000Z';
const one = scoreBy('leader-01', GOOD);
const other = scoreBy('supervisor-01', POOR);
const drawn = reviewWith();
const both = reviewWith([one, other]);
const feedback = { by: 'leader-01', at: '2026-10-07T06:00:00.000Z', words: '很好' };
const told = reviewWith([one, other], { feedback });
const give = (body: ScoreBody, review = drawn, by = 'supervisor-01') => score(review, SHEET, body, by, AT);

describe('a score', () => {
  it('is added with its points and whether the call passed', () => {
    expect(give(scored(10, 10, { remark: '语速快' }), reviewWith([one]))).toEqual({
      ok: true,
      value: reviewWith([
        one,
        {
          points: { opening: 10, record: 10 },
          fatal: [],
          remark: '语速快',
          by: 'supervisor-01',
          at: AT,
          total: 20,
          passed: true,
        },
      ]),
    });
  });

  it.each([
    ['with as many points as the sheet asks for', scored(10, 10), 20, true],
    ['but not with fewer', scored(5, 10), 15, false],
    [
      'nor with all when something fatal happened',
      scored(10, 20, { fatal: ['rude'], remark: '争吵' }),
      30,
      false,
    ],
  ])('passes a call %s', (_, body, total, passed) =>
    expect(give(body)).toMatchObject({ ok: true, value: { scores: [{ total, passed }] } }),
  );

  it('has no remark where none was given', () => {
    const given = give(GOOD);
    expect(given.ok && given.value.scores[0]).not.toHaveProperty('remark');
  });

  it.each<[string, ScoreBody]>([
    ['an item is missing', { points: { opening: 10 }, fatal: [] }],
    [
      'there is an item that the sheet has not',
      scored(10, 20, { points: { opening: 10, record: 20, more: 5 } }),
    ],
    ['an item stands for another', scored(10, 20, { points: { opening: 10, more: 20 } })],
    ['it has points that the item has not', scored(7, 20)],
    ['it has points of another item', scored(20, 10)],
    ['it names something fatal that the sheet has not', scored(10, 20, { fatal: ['late'], remark: '迟' })],
    ['it names one twice', scored(10, 20, { fatal: ['rude', 'rude'], remark: '争吵' })],
  ])('is refused where %s', (_, body) => expect(give(body)).toEqual({ ok: false, refusal: 'score-invalid' }));

  it('says what was fatal, in words', () => {
    expect(give(scored(10, 20, { fatal: ['rude'] }))).toEqual({ ok: false, refusal: 'remark-missing' });
  });

  it('names no telephone number', () => {
    expect(give({ ...GOOD, remark: '客户 13800138000' })).toEqual({ ok: false, refusal: 'names-somebody' });
  });

  it.each([
    ['no-such-review', undefined, 'leader-01'],
    ['own-call', drawn, 'agent-02'],
    ['scored-by-two', both, 'leader-02'],
  ] as const)('is refused: %s', (refusal, review, by) =>
    expect(score(review, SHEET, GOOD, by, AT)).toEqual({ ok: false, refusal }),
  );

  it('is refused on a sheet that the branch no longer has', () => {
    expect(score(drawn, undefined, GOOD, 'leader-01', AT)).toEqual({ ok: false, refusal: 'sheet-unknown' });
  });

  it('is the same when it comes again, and another is refused, before and after the second reviewer', () => {
    for (const review of [reviewWith([one]), both, told]) {
      expect(give({ points: { record: 20, opening: 10 }, fatal: [] }, review, 'leader-01')).toEqual({
        ok: true,
        value: review,
      });
      for (const body of [
        POOR,
        { ...GOOD, remark: '好' },
        scored(10, 20, { fatal: ['rude'] }),
        { points: { opening: 10 }, fatal: [] },
      ])
        expect(give(body, review, 'leader-01')).toEqual({ ok: false, refusal: 'scored-before' });
    }
    const rude = scoreBy('leader-01', scored(10, 20, { fatal: ['rude', 'invented'], remark: '争吵' }));
    const again = (fatal: string[]) =>
      give(scored(10, 20, { fatal, remark: '争吵' }), reviewWith([rude]), 'leader-01').ok;
    expect([again(['invented', 'rude']), again(['rude']), again(['rude', 'rude'])]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('an agent', () => {
  it('is told by one of the two reviewers, once both have scored', () => {
    expect(tell(both, '很好', 'supervisor-01', AT)).toEqual({
      ok: true,
      value: { ...both, feedback: { by: 'supervisor-01', at: AT, words: '很好' } },
    });
  });

  it.each([
    ['no-such-review', undefined, '很好', 'leader-01'],
    ['not-scored-by-two', reviewWith([one]), '很好', 'leader-01'],
    ['not-a-reviewer', both, '很好', 'leader-02'],
    ['told-before', told, '不好', 'leader-01'],
    ['told-before', told, '很好', 'supervisor-01'],
    ['names-somebody', both, '请回电 13800138000', 'leader-01'],
  ] as const)('is not told: %s', (refusal, review, words, by) =>
    expect(tell(review, words, by, AT)).toEqual({ ok: false, refusal }),
  );

  it('is told once, also when it comes again', () => {
    expect(tell(told, '很好', 'leader-01', AT)).toEqual({ ok: true, value: told });
  });

  it('answers once', () => {
    const given = answer(told, '已注意', 'agent-02', AT);
    expect(given).toEqual({
      ok: true,
      value: { ...told, answer: { by: 'agent-02', at: AT, words: '已注意' } },
    });
    if (!given.ok) return;
    expect(answer(given.value, '已注意', 'agent-02', '2026-10-08T00:00:00.000Z')).toEqual(given);
    expect(answer(given.value, '不同意', 'agent-02', AT)).toEqual({ ok: false, refusal: 'answered-before' });
  });

  it.each([
    ['no-such-review', undefined, 'agent-02'],
    ['no-such-review', both, 'agent-02'],
    ['no-such-review', told, 'agent-01'],
  ] as const)('learns nothing of what is not theirs or was not told: %s', (refusal, review, by) =>
    expect(answer(review, '好', by, AT)).toEqual({ ok: false, refusal }),
  );

  it('names no number either', () => {
    expect(answer(told, '13800138000', 'agent-02', AT)).toEqual({ ok: false, refusal: 'names-somebody' });
  });
});
