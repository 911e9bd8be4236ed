import { wasKnownBy } from '@huiyin/vocabulary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalOf, everAbnormalOf, knownSinceOf, mayHaveRecorded, type Revision } from './sealed-order.ts';

const recorded: Revision = { revision: 2, fingerprint: 'one' };

describe('an arriving revision', () => {
  it.each([
    [undefined, { revision: 1, fingerprint: 'one' }, 'first'],
    [recorded, { revision: 3, fingerprint: 'two' }, 'corrects'],
    [recorded, { revision: 3, fingerprint: 'one' }, 'corrects'],
    [recorded, { revision: 1, fingerprint: 'two' }, 'superseded'],
    [recorded, { revision: 2, fingerprint: 'one' }, 'duplicate'],
    [recorded, { revision: 2, fingerprint: 'two' }, 'conflict'],
  ] as const)('%#: is to what is recorded as expected', (before, arriving, arrival) => {
    expect(arrivalOf(before, arriving)).toBe(arrival);
  });

  it('ends with the newest revision in whatever order revisions come and are repeated', () => {
    const revision = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(fc.array(revision, { minLength: 1 }), (revisions) => {
        const last = revisions.reduce<Revision | undefined>((before, each) => {
          const arriving = { revision: each, fingerprint: `content ${each}` };
          return ['first', 'corrects'].includes(arrivalOf(before, arriving)) ? arriving : before;
        }, undefined);
        expect(last?.revision).toBe(Math.max(...revisions));
      }),
    );
  });
});

describe('a duplicate', () => {
  const RECORDED = '2026-10-06T02:00:00.500Z';

  it.each([
    ['2026-10-06T02:00:00.000Z', true],
    [RECORDED, true],
    ['2026-10-06T02:00:01.000Z', false],
    [undefined, true],
  ])('sent at %s may be the message that recorded the order: %s', (sentAt, may) => {
    expect(mayHaveRecorded(sentAt, RECORDED)).toBe(may);
  });
});

describe('an order', () => {
  const [FIRST, SECOND, THIRD] = [
    '2026-10-05T02:00:00.000Z',
    '2026-10-05T02:04:00.000Z',
    '2026-10-05T03:00:00.000Z',
  ];

  it.each([
    ['its completion', undefined, FIRST, SECOND, undefined],
    ['its completion, recorded at that very moment', undefined, FIRST, FIRST, undefined],
    ['its recording, where the upstream clock runs ahead', undefined, SECOND, FIRST, FIRST],
    ['the completion that was corrected to a later one', { completedAt: FIRST }, SECOND, THIRD, FIRST],
    ['the completion that was corrected to an earlier one', { completedAt: SECOND }, FIRST, THIRD, undefined],
    [
      'its first recording, however often it is corrected',
      { completedAt: SECOND, knownSince: FIRST },
      SECOND,
      THIRD,
      FIRST,
    ],
  ])('is known since %s: %#', (_what, recorded, completedAt, recordedAt, since) => {
    expect(knownSinceOf(recorded, completedAt, recordedAt)).toBe(since);
  });

  it('in which somebody was forgotten stays one, whatever revisions say of its completion', () => {
    const minute = fc.integer({ min: 0, max: 600 });
    const at = (minutes: number) => new Date(Date.parse(FIRST) + minutes * 60_000).toISOString();
    fc.assert(
      fc.property(fc.array(minute, { minLength: 1, maxLength: 6 }), minute, (completions, moment) => {
        let order: { completedAt: string; knownSince: string | undefined } | undefined;
        let isForgotten = false;
        completions.forEach((completion, index) => {
          // A revision is recorded every hundred minutes, whatever it says.
          const [completedAt, recordedAt] = [at(completion), at(index * 100)];
          order = { completedAt, knownSince: knownSinceOf(order, completedAt, recordedAt) };
          const isOfBefore = wasKnownBy(order, at(moment));
          if (isForgotten || recordedAt <= at(moment) || completion <= moment) expect(isOfBefore).toBe(true);
          isForgotten ||= isOfBefore;
        });
      }),
    );
  });
});

describe('what an order ever flagged', () => {
  it.each([
    ['nothing, and nothing now', undefined, undefined, undefined],
    ['nothing, and an empty list now', undefined, [], undefined],
    ['nothing, and something now', undefined, ['leak-found'], ['leak-found']],
    ['something that is dropped', ['leak-found'], undefined, ['leak-found']],
    ['something, and it again with more', ['a'], ['b', 'a'], ['a', 'b']],
  ])('%s', (_, everAbnormal, abnormal, now) => {
    expect(everAbnormalOf(everAbnormal && { everAbnormal }, { abnormal })).toEqual(now);
  });
});
