import { type KeySchema, keyAttributes, type TableDefinition } from './table-definition.ts';

export const tableArn = (arnPrefix: string, name: string): string => `${arnPrefix}:table/${name}`;

export function streamArn(arnPrefix: string, table: TableDefinition): string | undefined {
  return table.stream && `${tableArn(arnPrefix, table.name)}/stream/${table.stream.label}`;
}

const schemaOf = (keys: KeySchema) =>
  keyAttributes(keys).map(({ name }, index) => ({
    AttributeName: name,
    KeyType: index === 0 ? 'HASH' : 'RANGE',
  }));

const throughputOf = ({ throughput }: TableDefinition) => ({
  NumberOfDecreasesToday: 0,
  ReadCapacityUnits: throughput.read,
  WriteCapacityUnits: throughput.write,
});

/** A table as DescribeTable answers it. */
export function describeTable(
  table: TableDefinition,
  arnPrefix: string,
  contents: {
    items: number;
    bytes: number;
    indexes: Readonly<Record<string, { items: number; bytes: number }>>;
  },
): Record<string, unknown> {
  const arn = tableArn(arnPrefix, table.name);
  const attributes = new Map(
    [table.keys, ...table.indexes.map(({ keys }) => keys)]
      .flatMap(keyAttributes)
      .map(({ name, type }) => [name, type]),
  );
  return {
    TableName: table.name,
    TableId: `00000000-0000-4000-8000-${String(table.id).padStart(12, '0')}`,
    TableArn: arn,
    TableStatus: 'ACTIVE',
    CreationDateTime: table.createdAt / 1000,
    AttributeDefinitions: [...attributes].map(([AttributeName, AttributeType]) => ({
      AttributeName,
      AttributeType,
    })),
    KeySchema: schemaOf(table.keys),
    ProvisionedThroughput: throughputOf(table),
    ...(table.throughput.write === 0 && { BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' } }),
    ItemCount: contents.items,
    TableSizeBytes: contents.bytes,
    DeletionProtectionEnabled: table.deletionProtected,
    ...(table.indexes.length > 0 && {
      GlobalSecondaryIndexes: table.indexes.map((index) => ({
        IndexName: index.name,
        IndexArn: `${arn}/index/${index.name}`,
        IndexStatus: 'ACTIVE',
        KeySchema: schemaOf(index.keys),
        Projection: {
          ProjectionType: index.projection,
          ...(index.projection === 'INCLUDE' && { NonKeyAttributes: index.included }),
        },
        ProvisionedThroughput: throughputOf(table),
        ItemCount: contents.indexes[index.name]?.items ?? 0,
        IndexSizeBytes: contents.indexes[index.name]?.bytes ?? 0,
      })),
    }),
    ...(table.stream && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream.viewType },
      LatestStreamLabel: table.stream.label,
      LatestStreamArn: streamArn(arnPrefix, table),
    }),
  };
}
