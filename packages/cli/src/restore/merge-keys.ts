import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { Fault } from '@huiyin/kernel';

export interface MergeDeps {
  readonly dynamodb: DynamoDBClient;
  /** The keys table as it was at an earlier moment. */
  readonly restoredTable: string;
  /** The branch's keys table. */
  readonly keysTable: string;
}

export interface MergedKeys {
  readonly merged: number;
  /** Keys that lie there, made since or not, and tombstones of destroyed ones. */
  readonly alreadyThere: number;
}

/**
 * Brings back the keys that a branch lost, from a restored copy of its keys table. What lies in the branch's table stays as
 * it is, so a key that was destroyed stays destroyed. May be run again.
 */
export async function mergeKeys({ dynamodb, restoredTable, keysTable }: MergeDeps): Promise<MergedKeys> {
  if (restoredTable === keysTable)
    throw new Fault('table-into-itself', `${keysTable} cannot be merged into itself`);
  let merged = 0;
  let alreadyThere = 0;
  const pages = paginateScan({ client: dynamodb }, { TableName: restoredTable, ConsistentRead: true });
  for await (const { Items = [] } of pages)
    for (const item of Items) {
      const partition = item.pk?.S ?? '';
      // What open work needed at that moment is told anew.
      if (partition.startsWith('NEEDED#')) continue;
      if (!partition.startsWith('KEY#'))
        throw new Fault('no-keys-table', `${restoredTable} holds something else than keys`);
      if (await putWhereNothingLies(dynamodb, keysTable, item)) merged += 1;
      else alreadyThere += 1;
    }
  return { merged, alreadyThere };
}

async function putWhereNothingLies(
  dynamodb: DynamoDBClient,
  table: string,
  item: Record<string, AttributeValue>,
): Promise<boolean> {
  try {
    await dynamodb.send(
      new PutItemCommand({
        TableName: table,
        Item: item,
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
