import { complaintAnswerOf } from '@huiyin/testing';
import { CASE_KINDS, PERSON_ACTS } from '@huiyin/vocabulary';
import { describe, expect, test } from 'vitest';
import { type ActForm, bodyOf, fieldsOf, reasonsOf } from './acts.ts';

const WHOLE: Required<ActForm> = {
  owner: 'officer-02',
  kind: 'complaint',
  conclusion: '已上门道歉',
  into: 'hotline:HL-1.1',
  reply: '已上门检修并致歉',
  statement: '已按约上门',
  decision: '维持有责',
  valid: false,
  responsible: false,
  way: 'phone',
  to: 'court',
  reason: 'investigate',
};
const cells = PERSON_ACTS.flatMap((act) => CASE_KINDS.map((kind) => ({ act, kind })));

describe('an act on a case', () => {
  test.each(cells)(
    '$act on a $kind is sent with all that it asks for and nothing else, or not at all',
    ({ act, kind }) => {
      const fields = fieldsOf(act, kind);
      expect(Object.keys(bodyOf(act, kind, WHOLE) ?? {})).toEqual(fields);
      for (const missing of fields) {
        const { [missing]: _, ...rest } = WHOLE;
        expect(bodyOf(act, kind, rest)).toBeUndefined();
      }
    },
  );

  test.each([
    ['hand-on', { owner: '' }],
    ['hand-on', { owner: '张三 经理' }],
    ['conclude', { conclusion: '   ' }],
    ['make-statement', { statement: ' ' }],
    ['appeal', { statement: '字'.repeat(2001) }],
    ['adjudicate', { decision: '' }],
    ['conclude', { conclusion: '字'.repeat(2001) }],
  ] as const)('%s is not sent with %j', (act, said) => {
    expect(bodyOf(act, 'complaint', { ...WHOLE, ...said })).toBeUndefined();
  });

  test.each([
    ['officer-01', ['officer'], ['contact-customer', 'investigate', 'check-outcome']],
    ['officer-02', ['officer'], []],
    ['supervisor-01', ['supervisor'], ['audit']],
  ] as const)('opens the customer to %s %j for %j', (id, roles, reasons) => {
    const owned = complaintAnswerOf({ state: 'acknowledged', owner: 'officer-01' });
    expect(reasonsOf(owned, { id, roles: [...roles] })).toEqual(reasons);
    expect(reasonsOf({ ...owned, state: 'closed' }, { id, roles: [...roles] })).toEqual(
      reasons.filter((reason) => reason === 'audit'),
    );
  });
});
