import { expect, it } from 'vitest';
import { secondCallbackFiguresOf } from './second-callback-figures.ts';

it('second callbacks are counted by how they ended and what was answered', () => {
  const tally = { closed: 5, attempts: 9, asked: 4, solved: 3, satisfied: 2, 'disposition.complete': 4 };
  expect(secondCallbackFiguresOf(tally)).toEqual({
    closed: 5,
    attempts: 9,
    asked: 4,
    solved: 3,
    satisfied: 2,
    dispositions: { complete: 4 },
  });
});
