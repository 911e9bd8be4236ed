import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { Office } from '../office.ts';
import { allow, type Binding } from './binding.ts';

type TableAction = 'GetItem' | 'PutItem' | 'DeleteItem' | 'Query' | 'Scan';

export interface OfficeTable {
  readonly table: Table;
  /** The table's name, and these actions on it and its index. */
  allows(...actions: readonly TableAction[]): Binding;
}

export interface TableProps {
  /** Who owns it: a service, or `keys`. */
  readonly part: string;
  /** A sparse index `by-i1` by `i1pk`, `i1sk`: of whole items, or of these attributes. */
  readonly index?: 'all' | readonly string[];
  /** Changes become events. */
  readonly streams?: boolean;
  /** Items vanish some time after the second in their attribute `x`. */
  readonly expires?: boolean;
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * A table that outlives its stack and can be restored to any second of the last 35 days. What is personal in it was
 * sealed before it came here, under keys of our own; so the encryption at rest may be the one AWS gives for nothing.
 */
export function officeTable(scope: Construct, { naming }: Office, props: TableProps): OfficeTable {
  const table = new Table(scope, 'Table', {
    tableName: naming.of(props.part),
    partitionKey: text('pk'),
    sortKey: text('sk'),
    billingMode: BillingMode.PAY_PER_REQUEST,
    ...(props.streams && { stream: StreamViewType.NEW_IMAGE }),
    ...(props.expires && { timeToLiveAttribute: 'x' }),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  if (props.index)
    table.addGlobalSecondaryIndex({
      indexName: 'by-i1',
      partitionKey: text('i1pk'),
      sortKey: text('i1sk'),
      ...(props.index === 'all'
        ? { projectionType: ProjectionType.ALL }
        : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...props.index] }),
    });

  const resources = [table.tableArn, ...(props.index ? [`${table.tableArn}/index/by-i1`] : [])];
  return {
    table,
    allows: (...actions) => ({
      value: table.tableName,
      statements: [
        allow(
          actions.map((action) => `dynamodb:${action}`),
          resources,
        ),
      ],
    }),
  };
}
