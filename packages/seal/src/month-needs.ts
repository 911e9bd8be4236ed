import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Instant } from '@huiyin/calendar';
import { NEED_TELLERS, type NeedTeller, needPartitionOf } from '@huiyin/vocabulary';

/** The months (`YYYY-MM`) whose keys a service's open work needed when it looked. */
export interface MonthNeeds {
  /** The moment at which the service began to look. */
  readonly at: Instant;
  readonly months: readonly string[];
}

/** What each service told last; absent: it never did. */
export type NeedsTold = { readonly [Teller in NeedTeller]?: MonthNeeds };

const SORT = 'months';

/**
 * What the services' open work needs of the keys, beside the keys: one item for each service, written by that service alone
 * and read before a month is destroyed. So nobody has to call or look into another service.
 */
export function monthNeeds(dynamodb: DynamoDBClient, tableName: string) {
  const keyOf = (teller: NeedTeller) => ({ pk: { S: needPartitionOf(teller) }, sk: { S: SORT } });

  async function read(teller: NeedTeller): Promise<MonthNeeds | undefined> {
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName: tableName, Key: keyOf(teller), ConsistentRead: true }),
    );
    return Item && parse(Item);
  }

  return {
    /** Whoever looked earlier and comes later changes nothing. One write unit. */
    async tell(teller: NeedTeller, { at, months }: MonthNeeds): Promise<void> {
      try {
        await dynamodb.send(
          new PutItemCommand({
            TableName: tableName,
            Item: { ...keyOf(teller), at: { S: at }, months: { L: months.map((month) => ({ S: month })) } },
            ConditionExpression: 'attribute_not_exists(pk) OR #at < :at',
            ExpressionAttributeNames: { '#at': 'at' },
            ExpressionAttributeValues: { ':at': { S: at } },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },

    async told(): Promise<NeedsTold> {
      const needs = await Promise.all(
        NEED_TELLERS.map(async (teller) => [teller, await read(teller)] as const),
      );
      return Object.fromEntries(needs.filter(([, told]) => told !== undefined));
    },
  };
}

function parse({ at, months }: Record<string, AttributeValue>): MonthNeeds {
  if (at?.S === undefined || months?.L === undefined)
    throw new TypeError('A row of the keys table does not say which months are needed');
  return { at: at.S, months: months.L.flatMap(({ S }) => S ?? []) };
}
