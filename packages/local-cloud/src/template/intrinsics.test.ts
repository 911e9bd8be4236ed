import { describe, expect, test } from 'vitest';
import { type IntrinsicScope, resolve } from './intrinsics.ts';

const scope: IntrinsicScope = {
  ref: (name) => `ref:${name}`,
  attribute: (logicalId, name) => `att:${logicalId}.${name}`,
  importValue: (name) => `import:${name}`,
  condition: (name) => name === 'Yes',
  mapping: (...path) => path.join('/'),
};
const rows: [title: string, value: unknown, expected: unknown][] = [
  ['Ref', { Ref: 'Queue' }, 'ref:Queue'],
  ['GetAtt as a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'att:Queue.Arn'],
  ['GetAtt as text', { 'Fn::GetAtt': 'Queue.Arn' }, 'att:Queue.Arn'],
  ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'B' }, 3]] }, 'a-ref:B-3'],
  ['Sub', { 'Fn::Sub': `\${A}/\${B.Arn}/\${!C}` }, `ref:A/att:B.Arn/\${C}`],
  ['Sub with names', { 'Fn::Sub': [`\${a}`, { a: { Ref: 'B' } }] }, 'ref:B'],
  ['Select and Split', { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
  ['ImportValue', { 'Fn::ImportValue': 'other' }, 'import:other'],
  ['If', { 'Fn::If': ['Yes', 'a', 'b'] }, 'a'],
  ['If not', { 'Fn::If': ['No', 'a', { Ref: 'B' }] }, 'ref:B'],
  ['FindInMap', { 'Fn::FindInMap': ['m', 'a', { Ref: 'B' }] }, 'm/a/ref:B'],
  ['NoValue in an object', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
  ['NoValue in a list', [{ Ref: 'AWS::NoValue' }, 'a'], ['a']],
  ['an object that only looks alike', { Ref: 'a', other: 1 }, { Ref: 'a', other: 1 }],
];

describe('an intrinsic', () => {
  test.each(rows)('%s', (_, value, expected) => {
    expect(resolve(value, scope)).toEqual(expected);
  });
  test('that we do not use fails by its name', () => {
    expect(() => resolve({ a: [{ 'Fn::Cidr': ['10.0.0.0/8', 1] }] }, scope)).toThrow(
      'local-cloud does not know Fn::Cidr',
    );
  });
});
