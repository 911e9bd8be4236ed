import { expect, test } from 'vitest';
import { correctionsOf, fieldsOf } from './corrections.ts';

test('the fields of issues are each named once, and none whose name nobody knows', () => {
  expect(
    fieldsOf([
      { path: 'team', rule: 'unknown-team' },
      { path: 'team', rule: 'too-big' },
      { path: 'customer.*', rule: 'unknown-field' },
      { path: 'remark', rule: 'unknown-field' },
      { path: '', rule: 'nested-too-deep' },
      { path: 'customer.phones.0', rule: 'impossible-phone' },
      { path: 'staff', rule: 'required' },
      { path: 'revision', rule: 'must-be-number' },
    ]),
  ).toEqual([
    { path: 'team', takes: 'text' },
    { path: 'customer.phones.0', takes: 'text' },
    { path: 'staff', takes: 'list' },
    { path: 'revision', takes: 'number' },
  ]);
});

test('what is filled in is sent as its field takes it, and what is left empty is not sent', () => {
  const fields = fieldsOf(
    ['team', 'staff', 'revision', 'outcome'].map((path) => ({ path, rule: 'required' })),
  );
  const typed = { team: ' repair-1 ', staff: 'LG1043，LG1044', revision: '2', outcome: ' ' };
  expect(correctionsOf(fields, typed)).toEqual([
    { path: 'team', value: 'repair-1' },
    { path: 'staff', value: ['LG1043', 'LG1044'] },
    { path: 'revision', value: 2 },
  ]);
  // What is no number goes as it is: the branch says what is wrong with it.
  expect(correctionsOf(fields, { revision: 'zwei' })).toEqual([{ path: 'revision', value: 'zwei' }]);
});
