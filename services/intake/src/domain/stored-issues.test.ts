import { describe, expect, it } from 'vitest';
import { storedIssues } from './stored-issues.ts';

describe('the reasons that are stored', () => {
  it.each([
    ['customer.张三', 'unknown-field', 'customer.*'],
    ['customer.a.b', 'unknown-field', 'customer.*'],
    ['promised.who', 'unknown-field', 'promised.*'],
    ['stages.3.who', 'unknown-field', 'stages.3.*'],
    ['stages.12.who', 'unknown-field', 'stages.12.*'],
    ['customerx.a', 'unknown-field', '*'],
    ['my.customer.a', 'unknown-field', '*'],
    ['customer', 'unknown-field', '*'],
    ['张三', 'unknown-field', '*'],
    ['customer.phones.0', 'impossible-phone', 'customer.phones.0'],
  ])('%s %s', (path, rule, stored) => {
    expect(storedIssues([{ path, rule }])).toEqual([{ path: stored, rule }]);
  });
});
