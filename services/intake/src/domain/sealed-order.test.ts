import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalOf, mayHaveRecorded, type Revision } from './sealed-order.ts';

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
