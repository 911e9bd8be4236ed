import { complaintAnswerOf } from '@huiyin/testing';
import { CASE_KINDS, PERSON_ACTS } from '@huiyin/vocabulary';
import { describe, expect, test } from 'vitest';
import {
  type ActForm,
  bodyOf,
  fieldsOf,
  liableOf,
  optionalFieldsOf,
  reasonsOf,
  sayMore,
  toggleLiable,
} from './acts.ts';

const WHOLE: Required<ActForm> = {
  owner: 'officer-02',
  kind: 'complaint',
  class: 'important',
  category: 'conduct',
  cause: 'manner',
  liable: [{ party: 'employee', id: 'S-017' }],
  nature: 'common',
  conclusion: '已上门道歉',
  into: 'hotline:HL-1.1',
  reply: '已上门检修并致歉',
  statement: '已按约上门',
  decision: '维持有责',
  valid: false,
  responsible: true,
  way: 'phone',
  to: 'court',
  reason: 'investigate',
};
const cells = PERSON_ACTS.flatMap((act) => CASE_KINDS.map((kind) => ({ act, kind })));

describe('an act on a case', () => {
  test.each(cells)(
    '$act on a $kind is sent with all that it asks for and nothing else, or not at all',
    ({ act, kind }) => {
      const [fields, more] = [fieldsOf(act, kind), optionalFieldsOf(act, kind, WHOLE)];
      expect(Object.keys(bodyOf(act, kind, WHOLE) ?? {})).toEqual([...fields, ...more]);
      const { class: _class, category, cause, liable, nature, ...required } = WHOLE;
      expect(Object.keys(bodyOf(act, kind, required) ?? {})).toEqual(fields);
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

  test('asks for a cause once there is a category, and for who is liable once somebody is to blame', () => {
    expect(optionalFieldsOf('assess', 'complaint', {})).toEqual(['class', 'category']);
    expect(optionalFieldsOf('assess', 'complaint', { category: 'conduct' })).toEqual([
      'class',
      'category',
      'cause',
    ]);
    expect(optionalFieldsOf('conclude', 'complaint', {})).toEqual(['nature']);
    expect(optionalFieldsOf('conclude', 'complaint', { responsible: false })).toEqual(['nature']);
    expect(optionalFieldsOf('conclude', 'complaint', { responsible: true })).toEqual(['liable', 'nature']);
    expect(optionalFieldsOf('conclude', 'consultation', { responsible: true })).toEqual(['nature']);
    expect(optionalFieldsOf('adjudicate', 'complaint', { responsible: true })).toEqual([]);
  });

  test('forgets a cause of another category, and who was liable where nobody is to blame', () => {
    const said = { category: 'conduct', cause: 'manner', valid: true };
    expect(sayMore(said, { category: 'appointment' })).toEqual({ category: 'appointment', valid: true });
    expect(sayMore(said, { cause: 'bribe-taking' })).toEqual({ ...said, cause: 'bribe-taking' });
    expect(sayMore(said, { valid: false })).toEqual({ ...said, valid: false });
    const blamed = { responsible: true, liable: [{ party: 'department' as const }] };
    expect(sayMore(blamed, { nature: 'special' })).toEqual({ ...blamed, nature: 'special' });
    expect(sayMore(blamed, { responsible: false })).toEqual({ responsible: false });
    expect(sayMore(blamed, { liable: [] })).toEqual({ responsible: true });
  });

  test('may lay it to who served, up the chain, and to the partner whose number is one', () => {
    const { order } = complaintAnswerOf();
    const served = { ...order, staff: ['S-017', 'S-018'], partner: 'P-1' };
    expect(liableOf({ order: served })).toEqual([
      { party: 'employee', id: 'S-017' },
      { party: 'employee', id: 'S-018' },
      { party: 'team-leader' },
      { party: 'department' },
      { party: 'leadership' },
      { party: 'partner', id: 'P-1' },
    ]);
    for (const partner of [undefined, '某某 工程'])
      expect(liableOf({ order: { ...served, staff: [], partner } })).toHaveLength(3);
    const [first, second, leader] = liableOf({ order: served });
    if (!first || !second || !leader) throw new Error('somebody served');
    const two = toggleLiable(toggleLiable(undefined, first), leader);
    expect(two).toEqual([first, leader]);
    expect(toggleLiable(two, second)).toEqual([first, leader, second]);
    expect(toggleLiable(two, first)).toEqual([leader]);
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
