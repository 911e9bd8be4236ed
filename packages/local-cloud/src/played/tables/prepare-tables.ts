import type { DynamoEngine } from '@huiyin/dynamo-on-sqlite';
import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import type { PlayedTable } from './table.ts';

const refusal = z.object({ __type: z.string(), message: z.string().optional() });

/** Makes the template's tables where they are not there yet. A table that stands with other keys is left as it is. */
export function prepareTables(engine: DynamoEngine, tables: readonly PlayedTable[]): void {
  const ask = (operation: string, body: unknown, forgives: RegExp): void => {
    const answer = engine.handle(operation, body);
    if (answer.status < 400) return;
    const { success, data } = refusal.safeParse(answer.body);
    const type = success ? data.__type : String(answer.status);
    if (!forgives.test(`${type} ${success ? (data.message ?? '') : ''}`))
      throw new Fault(
        'table-refused',
        `${operation} failed: ${success ? `${type} ${data.message ?? ''}` : String(answer.status)}`,
      );
  };
  for (const { name, creation, expiryAttribute } of tables) {
    ask('CreateTable', creation, /ResourceInUseException/);
    if (expiryAttribute !== undefined)
      ask(
        'UpdateTimeToLive',
        { TableName: name, TimeToLiveSpecification: { Enabled: true, AttributeName: expiryAttribute } },
        /already enabled/i,
      );
  }
}
