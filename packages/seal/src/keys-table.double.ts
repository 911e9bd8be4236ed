import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';

type Item = Record<string, AttributeValue>;

/** Stands for the keys table in quick tests; knows the conditions that this package uses and throws on any other. */
export function keysTableDouble() {
  const dynamodb = new DynamoDBClient({});
  const items = new Map<string, Item>();
  const mock = mockClient(dynamodb);
  let isReadable = true;
  const nameOf = (key: Item = {}) => `${key.pk?.S}/${key.sk?.S}`;

  mock.onAnyCommand().callsFake((input) => {
    throw new Error(`Unscripted: ${JSON.stringify(input)}`);
  });
  mock.on(GetItemCommand).callsFake(({ Key, ConsistentRead }) => {
    if (!isReadable) {
      isReadable = true;
      throw new Error('ProvisionedThroughputExceededException');
    }
    if (!ConsistentRead) throw new Error('Keys are read consistently');
    return { Item: items.get(nameOf(Key)) };
  });
  mock.on(PutItemCommand).callsFake(({ Item, ConditionExpression }) => {
    const old = items.get(nameOf(Item));
    if (!holds(ConditionExpression, old))
      throw new ConditionalCheckFailedException({ $metadata: {}, message: '', ...(old && { Item: old }) });
    items.set(nameOf(Item), Item);
    return {};
  });
  mock.on(QueryCommand).callsFake(({ ExpressionAttributeValues, ConsistentRead }) => {
    if (!ConsistentRead) throw new Error('Keys are read consistently');
    const found = [...items.values()].filter((item) => item.pk?.S === ExpressionAttributeValues[':pk'].S);
    return { Items: found.sort((a, b) => ((a.sk?.S ?? '') < (b.sk?.S ?? '') ? -1 : 1)) };
  });
  const failNextRead = () => {
    isReadable = false;
  };
  return { dynamodb, items, mock, failNextRead };
}

function holds(condition: string, old: Item | undefined): boolean {
  switch (condition) {
    case 'attribute_not_exists(pk)':
      return old === undefined;
    case 'attribute_exists(pk) AND attribute_not_exists(destroyedAt)':
      return old !== undefined && old.destroyedAt === undefined;
    default:
      throw new Error(`Unscripted condition: ${condition}`);
  }
}
