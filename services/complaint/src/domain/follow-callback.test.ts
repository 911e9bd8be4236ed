import { describe, expect, it } from 'vitest';
import { branch, CASE, CASES, callback, customer, noon, orderOf, sealed, TASK } from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';
import { deadlinesFrom } from './deadlines.ts';
import { followCallback, hasNews, raise, wordsAfter } from './follow-callback.ts';

const { received, acknowledged } = CASES;
const spoken = { kind: 'call', at: noon, taskId: TASK, claimId: 'claim-2' } as const;
const LATER = '2026-10-07T03:00:00.000Z';
const follow = (found: CaseFile, ...of: Parameters<typeof callback>) =>
  followCallback(found, callback(...of), LATER, branch);

describe('a callback with concerns', () => {
  it('raises an ordinary case for the officer, to be acknowledged in 24 hours and concluded by the end of the fifth day', () => {
    expect(raise(callback(), branch)).toEqual({
      caseId: CASE,
      taskId: TASK,
      order: orderOf(),
      channel: 'callback',
      kind: 'complaint',
      class: 'ordinary',
      takenAs: { kind: 'complaint', class: 'ordinary' },
      concerns: ['dissatisfied'],
      state: 'received',
      since: '2026-10-06T02:00:00.000Z',
      spent: {},
      handOvers: { made: 0, accepted: 0, declined: 0, lapsed: 0, waited: 0 },
      round: 1,
      ownerRole: 'officer',
      raisedAt: '2026-10-06T02:00:00.000Z',
      raisedDay: '2026-10-06',
      acknowledgeBy: '2026-10-07T02:00:00.000Z',
      concludeBy: '2026-10-11T16:00:00.000Z',
      deadlines: deadlinesFrom(
        { channel: 'callback', kind: 'complaint', class: 'ordinary' },
        '2026-10-06T02:00:00.000Z',
        branch,
      ).deadlines,
      missed: [],
      notices: [],
      repeats: 0,
      linked: [],
      reopened: 0,
      customer,
      words: [{ kind: 'call', at: '2026-10-06T01:57:00.000Z', sealed, taskId: TASK, claimId: 'claim-1' }],
      evidence: [],
      firstCallers: ['agent-01'],
      resolvers: [],
      pages: 0,
      steps: [],
      sourceVersion: 2,
    });
  });

  it('raises a major case for the supervisor when somebody was asked for a benefit', () => {
    expect(raise(callback({ concerns: ['dissatisfied', 'integrity'] }), branch)).toMatchObject({
      class: 'major',
      ownerRole: 'supervisor',
      acknowledgeBy: '2026-10-06T06:00:00.000Z',
      concludeBy: '2026-10-09T16:00:00.000Z',
    });
  });

  it('raises a case with what is left of what was said, or all of it where nothing is', () => {
    const concernsSaid = ['dissatisfied', 'complaint'] as const;
    expect(raise(callback({ concerns: ['complaint'], concernsSaid }), branch).concerns).toEqual([
      'complaint',
    ]);
    expect(raise(callback({ concerns: [], concernsSaid }), branch).concerns).toEqual(concernsSaid);
  });

  it('raises a case of its own for each task, though the order be the same', () => {
    expect(raise(callback({ taskId: 'topic-leaks:WO-20261005-000123' }), branch)).toMatchObject({
      caseId: 'topic-leaks:WO-20261005-000123.1',
      order: { orderId: 'WO-20261005-000123' },
    });
  });

  it('raises a case without words when nothing was said in words, nobody was interviewed, or the customer is forgotten', () => {
    for (const absent of [{ sealedWords: undefined }, { interview: undefined }, { customer: undefined }])
      expect(raise(callback(absent), branch).words).toEqual([]);
    expect(raise(callback({ customer: undefined }), branch)).not.toHaveProperty('customer');
  });
});

describe('a later version of the callback', () => {
  it.each([
    ['the same', {}, false],
    ['fewer concerns', { concerns: [] }, false],
    ['the same order, its fields in another sequence and one undefined', { order: turned() }, false],
    ['another concern', { concerns: ['dissatisfied', 'complaint'] as const }, true],
    ['another team', { order: orderOf({ team: 'repair-2' }) }, true],
    ['another revision', { order: orderOf({ revision: 2 }) }, true],
    ['further staff', { order: orderOf({ staff: ['LG1043', 'LG1044'] }) }, true],
    ['a partner', { order: orderOf({ partner: 'bank-1' }) }, true],
  ])('with %s is news: %3$s', (_, overrides, isNews) => {
    expect(hasNews(received, callback(overrides, 3))).toBe(isNews);
    const followed = follow(received, overrides, 3);
    expect(followed.changedAt).toBe(isNews ? LATER : undefined);
    expect(followed.sourceVersion).toBe(3);
  });

  it.each([
    ['none again', [], false],
    ['the one it named', ['dissatisfied'], true],
    ['another', ['complaint'], true],
  ] as const)('of a case of which no concern was left, with %s, is news: %3$s', (_, concerns, isNews) => {
    const marked = { ...acknowledged, takenBackAt: noon, changedAt: noon };
    const of = { concerns, concernsSaid: concerns.length > 0 ? concerns : (['dissatisfied'] as const) };
    expect(hasNews(marked, callback(of, 3))).toBe(isNews);
    expect(follow(marked, of, 3)).toMatchObject({
      concerns: isNews ? concerns : acknowledged.concerns,
      changedAt: isNews ? LATER : noon,
    });
  });

  it('moves the case to the corrected team and makes it major when a call reported later says so', () => {
    const order = orderOf({ team: 'repair-2', revision: 2, partner: 'bank-1', language: 'en' });
    const contact = { ...customer, sealedContact: 'B'.repeat(280) };
    expect(
      follow(
        acknowledged,
        { order, concerns: ['integrity'], sealedWords: `${sealed}zz`, customer: contact },
        3,
      ),
    ).toEqual({
      ...acknowledged,
      order,
      customer: contact,
      class: 'major',
      ownerRole: 'supervisor',
      acknowledgeBy: '2026-10-07T07:00:00.000Z',
      concludeBy: '2026-10-10T16:00:00.000Z',
      deadlines: deadlinesFrom({ channel: 'callback', kind: 'complaint', class: 'major' }, LATER, branch)
        .deadlines,
      concerns: ['dissatisfied', 'integrity'],
      changedAt: LATER,
      sourceVersion: 3,
      words: [
        ...acknowledged.words,
        {
          kind: 'call',
          at: '2026-10-06T01:57:00.000Z',
          sealed: `${sealed}zz`,
          taskId: TASK,
          claimId: 'claim-1',
        },
      ],
    });
  });

  it('leaves class, owner and deadlines alone as long as the class is the same', () => {
    const extended: CaseFile = { ...acknowledged, acknowledgeBy: LATER, concludeBy: LATER };
    expect(follow(extended, { concerns: ['complaint'] }, 3)).toMatchObject({
      class: 'ordinary',
      ownerRole: 'officer',
      acknowledgeBy: LATER,
      concludeBy: LATER,
    });
  });

  it('leaves the deadlines of a major case alone, however grave what it says', () => {
    const major = raise(callback({ concerns: ['integrity'] }), branch);
    const { acknowledgeBy, concludeBy, deadlines } = major;
    expect(follow(major, { concerns: ['integrity', 'no-such-visit'] }, 3)).toMatchObject({
      class: 'major',
      acknowledgeBy,
      concludeBy,
      deadlines,
    });
  });

  it('adds no words twice', () => {
    expect(follow(received, {}, 3).words).toEqual(received.words);
    expect(follow(CASES.concluded, {}, 3).words).toEqual(CASES.concluded.words);
    const another = { ...CASES.concluded, words: [...received.words, { ...spoken, sealed: `${sealed}zz` }] };
    expect(follow(another, {}, 3).words).toEqual(another.words);
  });

  it('whose customer is gone takes contact, hash and words out of the case too', () => {
    const order = orderOf({ revision: 2 });
    const { customer: _, ...rest } = received;
    const followed = follow({ ...received, sourceVersion: 2 }, { order, customer: undefined }, 3);
    expect(followed).toEqual({ ...rest, order, words: [], changedAt: LATER, sourceVersion: 3 });
    expect(followed).not.toHaveProperty('customer');
  });

  it('leaves the moment of the last change where nothing changed since', () => {
    expect(follow({ ...received, changedAt: noon }, {}, 3).changedAt).toBe(noon);
  });
});

describe('the words of a case', () => {
  const call = (claim: string, taskId = TASK) =>
    ({ kind: 'call', at: noon, sealed: `said in ${taskId} ${claim}`, taskId, claimId: claim }) as const;
  const first = call('claim-1');
  const second = call('claim-2');
  const elsewhere = call('claim-1', 'topic-leaks:WO-20261005-000123');
  const conclusion = { kind: 'conclusion', at: noon, sealed: 'concluded', round: 1 } as const;
  const again = { ...first, sealed: 'said otherwise' };

  it.each([
    ['go when their result is corrected', [first, second], ['claim-1'], [], [second]],
    ['give way to those of the corrected result', [first, second], ['claim-1'], [again], [second, again]],
    [
      'stay in their place when the correction brings them again',
      [first, second],
      ['claim-1'],
      [first],
      [first, second],
    ],
    ['stay when they are of another task', [elsewhere, first], ['claim-1'], [], [elsewhere]],
    ['stay when they are a conclusion', [conclusion, first], ['claim-1'], [], [conclusion]],
    ['stay when nothing is corrected', [first], undefined, [second], [first, second]],
  ])('%s', (_, before, corrected, brought, left) => {
    expect(wordsAfter(before, TASK, corrected, brought)).toEqual(left);
  });
});

function turned() {
  const { orderId, ...rest } = orderOf();
  return { partner: undefined, ...Object.fromEntries(Object.entries(rest).reverse()), orderId } as ReturnType<
    typeof orderOf
  >;
}
