import { type AggregateTable, aggregateTable } from '@huiyin/table';
import { dynamodb } from './dynamodb.ts';
import type { OpenDoor } from './open-door.ts';

/** The service's table, for a door that uses it. */
export const openTable = ({ environment, now }: OpenDoor<{ readonly TABLE_NAME: string }>): AggregateTable =>
  aggregateTable(dynamodb(), environment.TABLE_NAME, now);
