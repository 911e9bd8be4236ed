import { expect, test } from 'vitest';
import { readPlanSearch } from './plan-search.ts';

test('what is planned for stands in the address; whatever else does is passed over', () => {
  expect(readPlanSearch({ agents: 1, households: 9999, more: 1 })).toEqual({ agents: 1, households: 9999 });
  expect(readPlanSearch({ agents: 30 })).toEqual({ agents: 30 });
  expect(readPlanSearch({ agents: 31, households: 10_000 })).toEqual({});
  expect(readPlanSearch({ agents: 0, households: 2.5 })).toEqual({});
  expect(readPlanSearch({ agents: '3', households: null })).toEqual({});
});
