import { describe, expect, test } from 'vitest';
import { type Account, questionsOf } from './questions.ts';

const named = (name: string): string => name;
const account: Account = {
  table: named,
  queue: named,
  bus: named,
  key: named,
  identity: named,
  partitionKey: (resource) => ({ keys: 'pk', 'keys/index/by-i1': 'i1pk' })[resource],
};
const contextOf = (operation: string, body: object) =>
  questionsOf.dynamodb?.(operation, { TableName: 'keys', ...body }, account)[0]?.context;

describe('what IAM is asked for an operation on a table', () => {
  test('names the partition that is read', () => {
    expect(contextOf('GetItem', { Key: { pk: { S: 'KEY#contact' }, sk: { S: '2026-10' } } })).toEqual({
      'dynamodb:LeadingKeys': ['KEY#contact'],
    });
  });

  test('names the partition and the attributes that are written', () => {
    expect(contextOf('PutItem', { Item: { pk: { S: 'KEY#contact' }, destroyedAt: { S: 'now' } } })).toEqual({
      'dynamodb:LeadingKeys': ['KEY#contact'],
      'dynamodb:Attributes': ['pk', 'destroyedAt'],
    });
  });

  test('names the partition that is queried, of a table or its index, by name or alias', () => {
    const values = { ':of': { S: 'KEY#customer' }, ':from': { S: '2026' } };
    expect(
      contextOf('Query', {
        KeyConditionExpression: 'sk >= :from AND pk = :of',
        ExpressionAttributeValues: values,
      }),
    ).toEqual({ 'dynamodb:LeadingKeys': ['KEY#customer'] });
    expect(
      contextOf('Query', {
        IndexName: 'by-i1',
        KeyConditionExpression: '#p = :of',
        ExpressionAttributeNames: { '#p': 'i1pk' },
        ExpressionAttributeValues: values,
      }),
    ).toEqual({ 'dynamodb:LeadingKeys': ['KEY#customer'] });
  });

  test('names no partition for a whole table', () => {
    expect(contextOf('Scan', {})).toEqual({});
  });
});
