/**
 * A refusal in AWS's own options. It is thrown, not returned: it arises deep inside parsers and transactions (which it
 * must roll back), and is turned into an answer at exactly one place, the engine's `handle`.
 */
export interface AwsError extends Error {
  readonly awsType: string;
  readonly extra: Readonly<Record<string, unknown>>;
}

const MODEL = 'com.amazonaws.dynamodb.v20120810#';

export function awsError(type: string, message: string, extra: Record<string, unknown> = {}): AwsError {
  return Object.assign(new Error(message), { awsType: type, extra });
}

export const isAwsError = (fault: unknown): fault is AwsError => fault instanceof Error && 'awsType' in fault;

export const validation = (message: string): AwsError =>
  awsError('com.amazon.coral.validate#ValidationException', message);

export const invalidParameter = (message: string): AwsError =>
  validation(`One or more parameter values were invalid: ${message}`);

export const serialization = (message: string): AwsError =>
  awsError('com.amazon.coral.service#SerializationException', message);

export const unsupported = (what: string): AwsError =>
  awsError('com.amazon.coral.service#UnknownOperationException', `dynamo-on-sqlite does not support ${what}`);

export const tableNotFound = (name: string): AwsError =>
  awsError(`${MODEL}ResourceNotFoundException`, `Requested resource not found: Table: ${name} not found`);

export const notFound = (message: string): AwsError => awsError(`${MODEL}ResourceNotFoundException`, message);

export const tableInUse = (message: string): AwsError => awsError(`${MODEL}ResourceInUseException`, message);

export const trimmedData = (message: string): AwsError =>
  awsError(`${MODEL}TrimmedDataAccessException`, message);

/** `item`: the item as it lies there, when the caller asked for it. */
export const conditionFailed = (item: object | undefined): AwsError =>
  awsError(
    `${MODEL}ConditionalCheckFailedException`,
    'The conditional request failed',
    item === undefined ? {} : { Item: item },
  );
