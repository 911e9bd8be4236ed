import { indexAt, LAYOUT, type TableSurface } from '@huiyin/surface';
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { Office } from '../office.ts';
import type { CloudResource } from './cloud-resources.ts';

export interface OfficeTableProps extends TableSurface {
  /** Who owns it: a service, or `keys`. */
  readonly owner: string;
  /** Whether changes are told: as they are now, or with what lay there before. */
  readonly streams: 'no' | 'new' | 'new-and-old';
}

export interface OfficeTable {
  readonly table: Table;
  /** The table and its indexes. */
  readonly part: CloudResource;
}

const projection = (carries: NonNullable<TableSurface['indexes']>[number]) => {
  if (carries === 'whole-items') return { projectionType: ProjectionType.ALL };
  if (carries === 'keys') return { projectionType: ProjectionType.KEYS_ONLY };
  return { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...carries] };
};

const text = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * A table that outlives its stack and can be restored to any second of the last 35 days. What is personal in it was
 * sealed before it came here, under keys of our own; so the encryption at rest may be the one AWS gives for nothing.
 */
export function officeTable(scope: Construct, { names }: Office, props: OfficeTableProps): OfficeTable {
  const { key, expiry } = LAYOUT;
  const indexes = (props.indexes ?? []).map((carries, at) => ({ carries, ...indexAt(at + 1) }));
  const table = new Table(scope, 'Table', {
    tableName: names.table(props.owner),
    partitionKey: text(key.partition),
    sortKey: text(key.sort),
    billingMode: BillingMode.PAY_PER_REQUEST,
    ...(props.streams !== 'no' && {
      stream: props.streams === 'new' ? StreamViewType.NEW_IMAGE : StreamViewType.NEW_AND_OLD_IMAGES,
    }),
    ...(props.expires && { timeToLiveAttribute: expiry }),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  for (const { name, partition, sort, carries } of indexes)
    table.addGlobalSecondaryIndex({
      indexName: name,
      partitionKey: text(partition),
      sortKey: text(sort),
      ...projection(carries),
    });
  return {
    table,
    part: {
      name: table.tableName,
      arns: [table.tableArn, ...indexes.map(({ name }) => `${table.tableArn}/index/${name}`)],
    },
  };
}
