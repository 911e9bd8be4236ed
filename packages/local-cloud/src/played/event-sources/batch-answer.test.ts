import { expect, test } from 'vitest';
import type { Invocation } from '../lambda/lambda-function.ts';
import { failuresOf } from './batch-answer.ts';

const answered = (payload: unknown): Invocation => ({
  outcome: 'answered',
  payload: JSON.stringify(payload),
  requestId: '1',
});
const ids = ['a', 'b'];

/** Lambda developer guide, "Success and failure conditions" of partial batch responses. */
test.each<[unknown, 'all' | string[]]>([
  [{ batchItemFailures: [] }, []],
  [{ batchItemFailures: null }, []],
  [{}, []],
  [null, []],
  [{ batchItemFailures: [{ itemIdentifier: 'b' }] }, ['b']],
  [{ batchItemFailures: [{ itemIdentifier: '' }] }, 'all'],
  [{ batchItemFailures: [{ itemIdentifier: null }] }, 'all'],
  [{ batchItemFailures: [{ itemIdentifier: 'unknown' }] }, 'all'],
  [{ batchItemFailures: 'a' }, 'all'],
  ['done', 'all'],
])('the answer %j means that %j failed', (answer, expected) => {
  const failures = failuresOf(answered(answer), ids, true);
  expect(failures === 'all' ? 'all' : [...failures]).toEqual(expected);
});

test('a worker that does not report items fails as a whole or not at all', () => {
  expect(failuresOf(answered({ batchItemFailures: [{ itemIdentifier: 'b' }] }), ids, false)).toEqual(
    new Set(),
  );
  const crash: Invocation = {
    outcome: 'failed',
    requestId: '1',
    fault: { errorType: 'E', errorMessage: '', trace: [] },
  };
  expect(failuresOf(crash, ids, false)).toBe('all');
});
