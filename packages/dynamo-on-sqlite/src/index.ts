export { createDynamoEngine, type DynamoEngine, type EngineOptions } from './engine.ts';
export type { Operation, Units } from './operation.ts';
export type { LambdaStreamRecord, StreamRecord } from './streams/record.ts';
export type { Attributes, AttributeValue } from './values/attribute-value.ts';
