import { describe, expect, it } from 'vitest';
import { wasKnownBy } from './classification.ts';

const BEFORE = '2026-10-05T02:11:09.000Z';
const MOMENT = '2026-10-06T02:00:00.000Z';
const AFTER = '2026-10-07T02:00:00.000Z';

describe('an order', () => {
  it.each([
    ['completed before', BEFORE, undefined, true],
    ['completed at that very moment', MOMENT, undefined, true],
    ['completed after', AFTER, undefined, false],
    ['known before, though it is said to have been completed after', AFTER, BEFORE, true],
    ['known since that very moment, though it is said to have been completed after', AFTER, MOMENT, true],
    ['known and completed after', '2026-10-08T02:00:00.000Z', AFTER, false],
  ])('%s: is of before a moment or not (%#)', (_what, completedAt, knownSince, isOfBefore) => {
    expect(wasKnownBy({ completedAt, knownSince }, MOMENT)).toBe(isOfBefore);
  });
});
