import * as z from 'zod';

/** One table of the templates. */
export interface PlayedTable {
  name: string;
  arn: string;
  streamArn: string | undefined;
  /** body of CreateTable */
  creation: Record<string, unknown>;
  expiryAttribute: string | undefined;
}

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const creation = z.object({
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string(), KeySchema: keySchema })).default([]),
});

/** By the ARN of a table or of its index, the attribute whose value says in which partition an item lies. */
export function partitionKeysOf(tables: readonly PlayedTable[]): ReadonlyMap<string, string> {
  const hashOf = (keys: z.infer<typeof keySchema>): string =>
    keys.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
  return new Map(
    tables.flatMap(({ arn, creation: given }) => {
      const { KeySchema, GlobalSecondaryIndexes } = creation.parse(given);
      return [
        [arn, hashOf(KeySchema)] as const,
        ...GlobalSecondaryIndexes.map(
          (index) => [`${arn}/index/${index.IndexName}`, hashOf(index.KeySchema)] as const,
        ),
      ];
    }),
  );
}
