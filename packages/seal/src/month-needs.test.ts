import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { monthNeeds } from './month-needs.ts';

function needsOver(Item?: object) {
  const client = new DynamoDBClient({});
  const mock = mockClient(client);
  mock.on(GetItemCommand).callsFake(({ ConsistentRead }: { readonly ConsistentRead?: boolean }) => {
    if (!ConsistentRead) throw new Error('what the others need is read consistently');
    return { Item };
  });
  return { mock, needs: monthNeeds(client, 'keys') };
}

describe('what services tell of the months they need', () => {
  it('is nothing of a service that never told', async () => {
    expect(await needsOver().needs.told()).toStrictEqual({});
  });

  it.each([
    ['no moment', { months: { L: [] } }],
    ['no months', { at: { S: '2026-11-05T02:00:00.000Z' } }],
  ])('is a fault where a row has %s', async (_what, item) => {
    await expect(needsOver(item).needs.told()).rejects.toThrow('does not say which months are needed');
  });

  it('is not taken for told when the table refuses it', async () => {
    const { mock, needs } = needsOver();
    mock.on(PutItemCommand).rejects(new Error('throttled'));
    const told = needs.tell('callback', { at: '2026-11-05T02:00:00.000Z', months: [] });
    await expect(told).rejects.toThrow('throttled');
  });
});
