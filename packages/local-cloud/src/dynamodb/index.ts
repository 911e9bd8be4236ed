export { createDynamoEngine, type DynamoEngine, type EngineOptions } from './engine.ts';
export type { Operation, Units } from './operation.ts';
export type { LambdaStreamRecord, StreamRecord } from './streams/record.ts';
export type { AttributeValue, Item } from './values/attribute-value.ts';
