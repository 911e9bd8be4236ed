import * as z from 'zod';
import { type Declared, type Part, part } from '../blueprint/part.ts';
import { ignored, truth } from './values.ts';

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const index = z.strictObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.strictObject({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
  ContributorInsightsSpecification: ignored,
  ProvisionedThroughput: ignored,
  OnDemandThroughput: ignored,
});
const viewType = z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']);
const shape = {
  TableName: z.string().optional(),
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  BillingMode: z.literal('PAY_PER_REQUEST'),
  GlobalSecondaryIndexes: z.array(index).optional(),
  StreamSpecification: z.strictObject({ StreamViewType: viewType, ResourcePolicy: ignored }).optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string(), Enabled: truth }).optional(),
  SSESpecification: ignored,
};
const properties = z.strictObject({
  ...shape,
  OnDemandThroughput: ignored,
  PointInTimeRecoverySpecification: ignored,
  DeletionProtectionEnabled: ignored,
  ContributorInsightsSpecification: ignored,
  Tags: ignored,
});
/** What `TableV2` becomes: one table with one replica, in its own region. */
const globalProperties = z.strictObject({
  ...shape,
  WriteOnDemandThroughputSettings: ignored,
  Replicas: z
    .array(
      z.strictObject({
        Region: z.string(),
        PointInTimeRecoverySpecification: ignored,
        DeletionProtectionEnabled: ignored,
        ContributorInsightsSpecification: ignored,
        GlobalSecondaryIndexes: ignored,
        SSESpecification: ignored,
        TableClass: ignored,
        Tags: ignored,
        ReadOnDemandThroughputSettings: ignored,
      }),
    )
    .length(1),
});

const nameOf = (r: Declared): string => r.name('TableName');
const arnOf = (r: Declared): string => r.arn('dynamodb', `table/${nameOf(r)}`);
/** The label is a time at AWS; here it must be the same at every start, for checkpoints lie under it. */
const streamArnOf = (r: Declared): string => `${arnOf(r)}/stream/2026-01-01T00:00:00.000`;

const definition: Part<z.infer<typeof properties>> = {
  ref: nameOf,
  attributes: { Arn: arnOf, StreamArn: streamArnOf, TableId: nameOf },
  properties,
  add(given, r, blueprint) {
    const view = given.StreamSpecification?.StreamViewType;
    blueprint.tables.push({
      name: nameOf(r),
      arn: arnOf(r),
      streamArn: view && streamArnOf(r),
      expiryAttribute: given.TimeToLiveSpecification?.Enabled
        ? given.TimeToLiveSpecification.AttributeName
        : undefined,
      creation: {
        TableName: nameOf(r),
        AttributeDefinitions: given.AttributeDefinitions,
        KeySchema: given.KeySchema,
        BillingMode: given.BillingMode,
        ...(given.GlobalSecondaryIndexes ? { GlobalSecondaryIndexes: given.GlobalSecondaryIndexes } : {}),
        ...(view ? { StreamSpecification: { StreamEnabled: true, StreamViewType: view } } : {}),
      },
    });
  },
};
export const table = part(definition);
export const globalTable = part({
  ...definition,
  properties: globalProperties.transform(
    ({ Replicas: _, WriteOnDemandThroughputSettings: __, ...rest }) => rest,
  ),
});
