import { expect, it } from 'vitest';
import { compareText } from './text-order.ts';

it('puts texts in the order of their code units, and leaves equal ones', () => {
  expect(['b', '', 'é', 'B', 'a10', 'a9', '中'].toSorted(compareText)).toEqual([
    '',
    'B',
    'a10',
    'a9',
    'b',
    'é',
    '中',
  ]);
  expect([compareText('a', 'b'), compareText('b', 'a'), compareText('a', 'a')]).toEqual([-1, 1, 0]);
});
