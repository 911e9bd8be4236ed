import * as z from 'zod';
import { invalidParameter, unsupported, validation } from '../aws-error.ts';
import { parseRequest } from '../parse-request.ts';
import type { KeyAttribute, KeySchema, TableDefinition } from './table-definition.ts';

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const throughput = z.looseObject({ ReadCapacityUnits: z.number(), WriteCapacityUnits: z.number() });
const index = z.strictObject({
  IndexName: z.string().regex(/^[A-Za-z0-9_.-]{3,255}$/),
  KeySchema: keySchema,
  Projection: z.strictObject({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']).default('ALL'),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
  ProvisionedThroughput: throughput.optional(),
  OnDemandThroughput: z.unknown().optional(),
  WarmThroughput: z.unknown().optional(),
  ContributorInsightsSpecification: z.unknown().optional(),
});
const request = z.strictObject({
  TableName: z.string().regex(/^[A-Za-z0-9_.-]{3,255}$/),
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string().min(1), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  BillingMode: z.enum(['PROVISIONED', 'PAY_PER_REQUEST']).optional(),
  ProvisionedThroughput: throughput.optional(),
  GlobalSecondaryIndexes: z.array(index).max(20).optional(),
  LocalSecondaryIndexes: z.array(z.unknown()).optional(),
  StreamSpecification: z
    .strictObject({
      StreamEnabled: z.boolean(),
      StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']).optional(),
    })
    .optional(),
  DeletionProtectionEnabled: z.boolean().optional(),
  // Knowingly without effect on one machine.
  Tags: z.unknown().optional(),
  SSESpecification: z.unknown().optional(),
  TableClass: z.unknown().optional(),
  ResourcePolicy: z.unknown().optional(),
  OnDemandThroughput: z.unknown().optional(),
  WarmThroughput: z.unknown().optional(),
});

/** Reads a CreateTable request; what AWS refuses is refused, and so is what this engine does not have. */
export function definitionOf(body: unknown, id: number, now: number): TableDefinition {
  const wanted = parseRequest(request, body);
  if (wanted.LocalSecondaryIndexes) throw unsupported('local secondary indexes');
  const types = new Map(
    wanted.AttributeDefinitions.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]),
  );
  const used = new Set<string>();
  const attribute = (name: string): KeyAttribute => {
    const type = types.get(name);
    if (!type)
      throw invalidParameter(
        `Some index key attributes are not defined in AttributeDefinitions. Keys: [${name}], AttributeDefinitions: [${[...types.keys()]}]`,
      );
    used.add(name);
    return { name, type };
  };
  const keysOf = (schema: z.infer<typeof keySchema>): KeySchema => {
    const [hash, range, ...more] = schema;
    if (hash?.KeyType !== 'HASH' || more.length > 0)
      throw validation('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
    if (range && (range.KeyType !== 'RANGE' || range.AttributeName === hash.AttributeName))
      throw validation('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
    return {
      hash: attribute(hash.AttributeName),
      ...(range && { range: attribute(range.AttributeName) }),
    };
  };
  const keys = keysOf(wanted.KeySchema);
  const indexes = (wanted.GlobalSecondaryIndexes ?? []).map(
    ({ IndexName, KeySchema, Projection: { ProjectionType, NonKeyAttributes } }) => {
      if ((ProjectionType === 'INCLUDE') !== (NonKeyAttributes !== undefined))
        throw invalidParameter(`ProjectionType is ${ProjectionType}, NonKeyAttributes: ${NonKeyAttributes}`);
      return {
        name: IndexName,
        keys: keysOf(KeySchema),
        projection: ProjectionType,
        included: NonKeyAttributes ?? [],
      };
    },
  );
  if (new Set(indexes.map(({ name }) => name)).size < indexes.length)
    throw invalidParameter('Duplicate index name');
  if (used.size < types.size)
    throw invalidParameter(
      'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    );
  const stream = wanted.StreamSpecification;
  if (stream?.StreamEnabled && !stream.StreamViewType)
    throw invalidParameter('StreamViewType is required when a stream is enabled');
  return {
    name: wanted.TableName,
    id,
    createdAt: now,
    keys,
    indexes,
    deletionProtected: wanted.DeletionProtectionEnabled ?? false,
    throughput: {
      read: wanted.ProvisionedThroughput?.ReadCapacityUnits ?? 0,
      write: wanted.ProvisionedThroughput?.WriteCapacityUnits ?? 0,
    },
    ...(stream?.StreamEnabled &&
      stream.StreamViewType && {
        stream: { viewType: stream.StreamViewType, label: new Date(now).toISOString().replace('Z', '') },
      }),
  };
}
