import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { issuesOf } from './issues.ts';
import { workOrder } from './upstream-order.ts';

const issuesIn = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value);
  return error ? issuesOf(error) : [];
};

describe('what is wrong with a value', () => {
  it('is said field by field, by path and rule', () => {
    const sent = {
      branch: '龙岗',
      orderId: 'WO-1',
      revision: 0,
      team: 7,
      staff: ['张三'],
      customer: { id: 'C', name: '', phones: Array(6).fill('1'), segment: 'rich', wechat: 'canary' },
      completedAt: 'yesterday',
      outcome: 'done',
    };
    const issues = issuesIn(workOrder, sent);
    expect(issues).toEqual([
      { path: 'branch', rule: 'format-regex' },
      { path: 'revision', rule: 'too-small' },
      { path: 'businessType', rule: 'required' },
      { path: 'team', rule: 'must-be-string' },
      { path: 'staff.0', rule: 'format-regex' },
      { path: 'customer.name', rule: 'too-small' },
      { path: 'customer.phones', rule: 'too-big' },
      { path: 'customer.segment', rule: 'invalid-value' },
      { path: 'customer.wechat', rule: 'unknown-field' },
      { path: 'completedAt', rule: 'format-datetime' },
    ]);
  });

  it('is said of the whole under an empty path', () => {
    expect(issuesIn(z.strictObject({}), null)).toEqual([{ path: '', rule: 'must-be-object' }]);
    expect(issuesIn(z.string(), undefined)).toEqual([{ path: '', rule: 'required' }]);
  });

  it('is said in the words of our own rules, unless they quote a value', () => {
    const refined = (message: string) => z.string().refine(() => false, message);
    expect(issuesIn(refined('completed-before-arrival'), 'x')).toEqual([
      { path: '', rule: 'completed-before-arrival' },
    ]);
    expect(issuesIn(refined('no such team: 张三'), 'x')).toEqual([{ path: '', rule: 'custom' }]);
  });

  it('is said for fifty fields at most', () => {
    expect(issuesIn(z.array(z.string()), Array(200).fill(1))).toHaveLength(50);
  });
});
