import type { DynamoEngine } from '@huiyin/dynamo-on-sqlite';
import * as z from 'zod';
import type { SweptPartition } from './schedule.ts';

const answer = z.object({ Items: z.array(z.record(z.string(), z.object({ S: z.string() }))) });
const MOMENT_LENGTH = '2026-10-05T02:00:00.000Z'.length;

/** The moment (epoch ms) of what is due first in a partition; undefined: nothing ever is. */
export function firstDue(
  engine: Pick<DynamoEngine, 'look'>,
  { table, index, partition, sort }: SweptPartition,
): number | undefined {
  const { body } = engine.look('Query', {
    TableName: table,
    IndexName: index,
    KeyConditionExpression: '#p = :p',
    ProjectionExpression: '#s',
    ExpressionAttributeNames: { '#p': partition.attribute, '#s': sort },
    ExpressionAttributeValues: { ':p': { S: partition.value } },
    Limit: 1,
  });
  const [first] = answer.parse(body).Items;
  const moment = first?.[sort]?.S.slice(0, MOMENT_LENGTH);
  return moment === undefined ? undefined : Date.parse(moment);
}
