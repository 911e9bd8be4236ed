import { LAYOUT, type TableSurface } from '@huiyin/surface';
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { Office } from '../office.ts';
import type { CloudResource } from './cloud-resources.ts';

export interface OfficeTableProps extends TableSurface {
  /** Who owns it: a service, or `keys`. */
  readonly owner: string;
  /** Changes become events. */
  readonly streams: boolean;
}

export interface OfficeTable {
  readonly table: Table;
  /** The table and its index. */
  readonly part: CloudResource;
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * A table that outlives its stack and can be restored to any second of the last 35 days. What is personal in it was
 * sealed before it came here, under keys of our own; so the encryption at rest may be the one AWS gives for nothing.
 */
export function officeTable(scope: Construct, { names }: Office, props: OfficeTableProps): OfficeTable {
  const { key, index, expiry } = LAYOUT;
  const table = new Table(scope, 'Table', {
    tableName: names.table(props.owner),
    partitionKey: text(key.partition),
    sortKey: text(key.sort),
    billingMode: BillingMode.PAY_PER_REQUEST,
    ...(props.streams && { stream: StreamViewType.NEW_IMAGE }),
    ...(props.expires && { timeToLiveAttribute: expiry }),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  if (props.index)
    table.addGlobalSecondaryIndex({
      indexName: index.name,
      partitionKey: text(index.partition),
      sortKey: text(index.sort),
      ...(props.index === 'whole-items'
        ? { projectionType: ProjectionType.ALL }
        : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...props.index] }),
    });
  return {
    table,
    part: {
      name: table.tableName,
      arns: [table.tableArn, ...(props.index ? [`${table.tableArn}/index/${index.name}`] : [])],
    },
  };
}
