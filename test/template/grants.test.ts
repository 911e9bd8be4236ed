import { longgang } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import { grantsOf, grantsTo, type Statement } from './grants.ts';
import { templateOf } from './office-template.ts';

const office = templateOf(longgang());
const doors = office.of('AWS::Lambda::Function').map((resource) => ({
  door: String(resource.properties.FunctionName).replace('huiyin-longgang-', ''),
  statements: grantsTo(office, resource),
}));

const PURPOSE = 'kms:EncryptionContext:purpose';
const purposes = ({ Condition }: Statement): readonly string[] => Condition.StringEquals?.[PURPOSE] ?? ['*'];

/** Door by door, for which purposes it may do this. */
const mayBy = (action: string) =>
  Object.fromEntries(
    doors.flatMap(({ door, statements }) => {
      const found = statements.filter(({ Action }) => Action.includes(action)).flatMap(purposes);
      return found.length > 0 ? [[door, [...found].sort()]] : [];
    }),
  );
const doorsThatMay = (action: string) =>
  doors
    .filter(({ statements }) => statements.some(({ Action }) => Action.includes(action)))
    .map(({ door }) => door)
    .sort();

describe('grants', () => {
  test('name what they are for: no wildcard but the list of a table’s streams', () => {
    const wide = grantsOf(office).filter(
      ({ statement }) =>
        statement.Action.some((action) => action.includes('*')) ||
        statement.Resource.some((resource) => /\*(?!-)/.test(resource)),
    );
    expect(wide.map(({ statement }) => statement.Action)).toEqual(wide.map(() => ['dynamodb:ListStreams']));
    expect(wide).toHaveLength(4);
  });

  test('are policies of our own: no role carries one of AWS’s', () => {
    expect(office.of('AWS::IAM::Role').filter(({ properties }) => properties.ManagedPolicyArns)).toEqual([]);
  });

  test('let two doors open a contact, intake its rejected bodies, and others only the secrets they hash with', () => {
    expect(mayBy('kms:Decrypt')).toEqual({
      'callback-api': ['contact'],
      'complaint-api': ['contact'],
      'intake-api': ['customer', 'fingerprint', 'rejected'],
      'intake-inlet': ['customer', 'fingerprint'],
      'sampling-inbox': ['sampling'],
    });
  });

  test('let those make key pairs who seal', () => {
    expect(mayBy('kms:GenerateDataKeyPairWithoutPlaintext')).toEqual({
      'callback-api': ['contact'],
      'complaint-api': ['contact'],
      'intake-api': ['contact', 'rejected'],
      'intake-inlet': ['contact', 'rejected'],
    });
  });

  test('ask every use of the key for this branch and a purpose', () => {
    for (const { statement } of grantsOf(office))
      if (statement.Action.some((action) => action.startsWith('kms:')))
        expect(statement.Condition).toEqual({
          StringEquals: { 'kms:EncryptionContext:branch': ['longgang'], [PURPOSE]: expect.any(Array) },
        });
  });

  test('let relays publish and nobody else; let the briefing’s clock send mail and nobody else', () => {
    expect(doorsThatMay('events:PutEvents')).toEqual([
      'callback-relay',
      'complaint-relay',
      'intake-relay',
      'sampling-relay',
    ]);
    expect(doorsThatMay('ses:SendEmail')).toEqual(['briefing-clock']);
  });

  test('let those read whole tables who must find a forgotten customer', () => {
    expect(doorsThatMay('dynamodb:Scan')).toEqual([
      'callback-inbox',
      'complaint-inbox',
      'intake-inbox',
      'sampling-inbox',
    ]);
  });

  test('let nobody delete or update part of an item, or write in batches and transactions', () => {
    const actions = new Set(grantsOf(office).flatMap(({ statement }) => statement.Action));
    expect([...actions].filter((action) => action.startsWith('dynamodb:')).sort()).toEqual([
      'dynamodb:DescribeStream',
      'dynamodb:GetItem',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:Scan',
    ]);
  });
});
