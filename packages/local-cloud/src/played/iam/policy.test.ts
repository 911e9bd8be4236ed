import { describe, expect, test } from 'vitest';
import { decide, like, readStatements } from './policy.ts';

const document = (...statements: object[]): object => ({ Version: '2012-10-17', Statement: statements });
const table = 'arn:aws:dynamodb:ap-east-1:000000000000:table/orders';

describe('a policy', () => {
  test('allows what it names and nothing else', () => {
    const statements = readStatements(
      document({ Effect: 'Allow', Action: ['dynamodb:PutItem', 'dynamodb:Get*'], Resource: table }),
    );
    expect(decide(statements, { action: 'dynamodb:PutItem', resource: table })).toBe('allowed');
    expect(decide(statements, { action: 'dynamodb:GetItem', resource: table })).toBe('allowed');
    expect(decide(statements, { action: 'dynamodb:DeleteItem', resource: table })).toBe('not allowed');
    expect(decide(statements, { action: 'dynamodb:PutItem', resource: `${table}/index/due` })).toBe(
      'not allowed',
    );
  });

  test('that denies wins over one that allows', () => {
    const statements = readStatements(
      document(
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: 'kms:Decrypt', Resource: '*' },
      ),
    );
    expect(decide(statements, { action: 'kms:Decrypt', resource: 'k' })).toBe('denied');
    expect(decide(statements, { action: 'kms:Encrypt', resource: 'k' })).toBe('allowed');
  });

  test('bound to an encryption context allows that context only', () => {
    const statements = readStatements(
      document({
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { StringEquals: { 'kms:EncryptionContext:purpose': ['sampling', 'fingerprint'] } },
      }),
    );
    const ask = (purpose?: string) =>
      decide(statements, {
        action: 'kms:Decrypt',
        resource: 'k',
        ...(purpose === undefined ? {} : { context: { 'kms:EncryptionContext:purpose': purpose } }),
      });
    expect(ask('sampling')).toBe('allowed');
    expect(ask('contact')).toBe('not allowed');
    expect(ask()).toBe('not allowed');
  });

  test('over every value asks each of them, and passes a request that has none', () => {
    const statements = readStatements(
      document({
        Effect: 'Allow',
        Action: 'dynamodb:PutItem',
        Resource: table,
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk'] } },
      }),
    );
    const ask = (attributes?: readonly string[]) =>
      decide(statements, {
        action: 'dynamodb:PutItem',
        resource: table,
        ...(attributes && { context: { 'dynamodb:Attributes': attributes } }),
      });
    expect(ask(['pk', 'sk'])).toBe('allowed');
    expect(ask(['pk', 'sk', 'destroyedAt'])).toBe('not allowed');
    expect(ask()).toBe('allowed');
  });

  test('of a queue lets in the service and the rule that it names', () => {
    const statements = readStatements(
      document({
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: 'q',
        Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:events:r:1:rule/main/placed' } },
      }),
    );
    const from = (rule: string, principal = 'events.amazonaws.com') =>
      decide(statements, {
        action: 'sqs:SendMessage',
        resource: 'q',
        principal,
        context: { 'aws:SourceArn': rule },
      });
    expect(from('arn:aws:events:r:1:rule/main/placed')).toBe('allowed');
    expect(from('arn:aws:events:r:1:rule/main/other')).toBe('not allowed');
    expect(from('arn:aws:events:r:1:rule/main/placed', 'sns.amazonaws.com')).toBe('not allowed');
  });

  test('with a condition that is not simulated fails when it is read', () => {
    const dated = document({
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { DateGreaterThan: { 'aws:CurrentTime': '2026' } },
    });
    expect(() => readStatements(dated)).toThrow('DateGreaterThan');
  });

  test('wildcards cover runs and single characters, and dots are dots', () => {
    expect(like('arn:*:table/a?c', 'arn:aws:table/abc')).toBe(true);
    expect(like('a.c', 'abc')).toBe(false);
  });
});
