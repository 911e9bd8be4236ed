import { workOrder } from '@huiyin/contracts';
import { workOrderOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { extraOf, partnerCodeOf } from './extra.ts';

describe('what an order carries beside the contract', () => {
  it('is nothing for an order with every field that the contract names', () => {
    const known = Object.fromEntries(Object.keys(workOrder.shape).map((field) => [field, 'any']));
    expect(extraOf({ ...workOrderOf(), ...known, attachments: [], partner: 'bank-icbc' })).toBeUndefined();
    expect(extraOf(workOrderOf())).toBeUndefined();
  });

  it('is the fields that the contract does not name, attachments, and a partner that is no code', () => {
    const order = workOrderOf({ remark: { floor: 3 }, attachments: ['张三家.jpg'], partner: '张三的公司' });
    expect(extraOf(order)).toEqual({
      remark: { floor: 3 },
      attachments: ['张三家.jpg'],
      partner: '张三的公司',
    });
  });
});

describe('a partner', () => {
  it.each([
    ['bank-icbc', 'bank-icbc'],
    ['ICBC.44:0755_x', 'ICBC.44:0755_x'],
    ['a', 'a'],
    ['x'.repeat(40), 'x'.repeat(40)],
    ['x'.repeat(41), undefined],
    ['-icbc', undefined],
    ['icbc bank', undefined],
    ['张三的公司', undefined],
    [undefined, undefined],
  ])('%s stays clear as %s', (partner, code) => {
    expect(partnerCodeOf(workOrderOf({ partner }))).toBe(code);
  });
});
