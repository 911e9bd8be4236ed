import * as z from 'zod';
import { tableInUse, validation } from '../aws-error.ts';
import type { Context, OperationHandler } from '../context.ts';
import { parseRequest } from '../parse-request.ts';
import { definitionOf } from '../schema/create-table.ts';
import { describeTable as describe } from '../schema/describe.ts';
import type { TableDefinition } from '../schema/table-definition.ts';
import { itemOf } from '../storage/item-rows.ts';
import type { Table } from '../storage/tables.ts';
import { expiryOf } from '../storage/write.ts';
import { tableName } from './shapes.ts';

const named = z.strictObject({ TableName: tableName });

export const createTable: OperationHandler = (context, body) => {
  const { catalog } = context.tables;
  const definition = definitionOf(body, catalog.nextId(), context.now());
  if (catalog.find(definition.name)) throw tableInUse('Cannot create preexisting table');
  catalog.add(definition);
  return { TableDescription: descriptionOf(context, context.tables.open(definition.name)) };
};

export const describeTable: OperationHandler = (context, body) => {
  const { TableName } = parseRequest(named, body);
  return { Table: descriptionOf(context, context.tables.open(TableName)) };
};

export const deleteTable: OperationHandler = (context, body) => {
  const { TableName } = parseRequest(named, body);
  const table = context.tables.open(TableName);
  if (table.definition.deletionProtected)
    throw validation('Resource cannot be deleted as it is currently protected against deletion.');
  const description = descriptionOf(context, table);
  context.tables.catalog.drop(table.definition);
  context.tables.forget(table.definition.name);
  return { TableDescription: { ...description, TableStatus: 'DELETING' } };
};

const listRequest = z.strictObject({
  ExclusiveStartTableName: z.string().optional(),
  Limit: z.int().min(1).max(100).default(100),
});

export const listTables: OperationHandler = (context, body) => {
  const { ExclusiveStartTableName: after = '', Limit } = parseRequest(listRequest, body);
  const names = context.tables.catalog
    .all()
    .map(({ name }) => name)
    .filter((name) => name > after);
  const TableNames = names.slice(0, Limit);
  return {
    TableNames,
    ...(names.length > Limit && { LastEvaluatedTableName: TableNames.at(-1) }),
  };
};

function descriptionOf({ arnPrefix }: Context, table: Table): Record<string, unknown> {
  return describe(table.definition, arnPrefix, {
    ...table.items.count(),
    indexes: Object.fromEntries(table.indexes.map((index) => [index.name, index.count()])),
  });
}

const expiryRequest = z.strictObject({
  TableName: tableName,
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string().min(1), Enabled: z.boolean() }),
});

export const updateTimeToLive: OperationHandler = (context, body) => {
  const { TableName, TimeToLiveSpecification } = parseRequest(expiryRequest, body);
  const { AttributeName, Enabled } = TimeToLiveSpecification;
  const { definition } = context.tables.open(TableName);
  const { expiryAttribute, ...rest } = definition;
  if (Enabled === (expiryAttribute !== undefined))
    throw validation(`TimeToLive is already ${Enabled ? 'enabled' : 'disabled'}`);
  const next: TableDefinition = Enabled ? { ...rest, expiryAttribute: AttributeName } : rest;
  context.tables.db.transaction(() => {
    context.tables.catalog.replace(next);
    context.tables.forget(definition.name);
    const table = context.tables.open(definition.name);
    for (const { row, text } of table.items.all()) table.items.setExpiry(row, expiryOf(table, itemOf(text)));
  });
  return { TimeToLiveSpecification };
};

export const describeTimeToLive: OperationHandler = (context, body) => {
  const { TableName } = parseRequest(named, body);
  const { expiryAttribute } = context.tables.open(TableName).definition;
  return {
    TimeToLiveDescription:
      expiryAttribute === undefined
        ? { TimeToLiveStatus: 'DISABLED' }
        : { TimeToLiveStatus: 'ENABLED', AttributeName: expiryAttribute },
  };
};
