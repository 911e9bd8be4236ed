import { invalidParameter, validation } from '../aws-error.ts';
import { SORT_KEY_BYTES_MAX } from '../schema/item-key.ts';
import type { KeySchema } from '../schema/table-definition.ts';
import { type AttributeValue, keyText, typeOf } from '../values/attribute-value.ts';
import { afterPrefix, keyBytes } from '../values/key-bytes.ts';
import type { Comparator, Condition, Operand } from './syntax.ts';

/** Which sort keys are wanted, as bytes; an absent bound is open. */
export interface KeyRange {
  readonly low?: { readonly bytes: Buffer; readonly inclusive: boolean };
  readonly high?: { readonly bytes: Buffer; readonly inclusive: boolean };
}

export interface KeyCondition {
  readonly hash: AttributeValue;
  readonly range: KeyRange;
}

type Bound = Condition<AttributeValue>;
type KeyTest = {
  readonly attribute: string;
  readonly values: readonly AttributeValue[];
  readonly operator: string;
};

const RANGES: Readonly<Record<string, (first: Buffer, second: Buffer) => KeyRange>> = {
  '=': (bytes) => ({ low: { bytes, inclusive: true }, high: { bytes, inclusive: true } }),
  '<': (bytes) => ({ high: { bytes, inclusive: false } }),
  '<=': (bytes) => ({ high: { bytes, inclusive: true } }),
  '>': (bytes) => ({ low: { bytes, inclusive: false } }),
  '>=': (bytes) => ({ low: { bytes, inclusive: true } }),
  BETWEEN: (low, high) => ({ low: { bytes: low, inclusive: true }, high: { bytes: high, inclusive: true } }),
  begins_with(bytes) {
    const high = afterPrefix(bytes);
    return {
      low: { bytes, inclusive: true },
      ...(high && { high: { bytes: high, inclusive: false } }),
    };
  },
};

/** `value < attribute` says `attribute > value`. */
const MIRRORED: Readonly<Record<Comparator, Comparator>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Whether a sort key, as bytes, lies in a range. */
export function liesIn({ low, high }: KeyRange, bytes: Buffer): boolean {
  if (low && Buffer.compare(bytes, low.bytes) < (low.inclusive ? 0 : 1)) return false;
  return !high || Buffer.compare(bytes, high.bytes) <= (high.inclusive ? 0 : -1);
}

/** Reads a key condition: equality on the partition key and, if wanted, one test of the sort key. */
export function keyConditionOf(condition: Bound, keys: KeySchema): KeyCondition {
  const tests = new Map<string, KeyTest>();
  for (const test of testsOf(condition)) {
    if (tests.has(test.attribute))
      throw validation('KeyConditionExpressions must only contain one condition per key');
    tests.set(test.attribute, test);
  }
  if (tests.size > 2) throw validation('Conditions can be of length 1 or 2 only');
  const hash = tests.get(keys.hash.name);
  if (!hash) throw validation(`Query condition missed key schema element: ${keys.hash.name}`);
  if (hash.operator !== '=') throw validation('Query key condition not supported');
  const [hashValue] = checkedValues(hash, keys.hash.type);
  if (!hashValue) throw validation('Query key condition not supported');
  if (tests.size === 1) return { hash: hashValue, range: {} };
  const range = keys.range && tests.get(keys.range.name);
  if (!keys.range || !range)
    throw validation(`Query condition missed key schema element: ${keys.range?.name ?? keys.hash.name}`);
  const [first, second = first] = checkedValues(range, keys.range.type).map(keyBytes);
  if ([first, second].some((bytes) => bytes && bytes.length > SORT_KEY_BYTES_MAX))
    throw invalidParameter(
      `Aggregated size of all range keys has exceeded the size limit of ${SORT_KEY_BYTES_MAX} bytes`,
    );
  const rangeOf = RANGES[range.operator];
  if (!rangeOf || !first || !second) throw validation('Query key condition not supported');
  if (range.operator === 'begins_with' && keys.range.type === 'N')
    throw validation('Query key condition not supported');
  return { hash: hashValue, range: rangeOf(first, second) };
}

function checkedValues(test: KeyTest, type: string): readonly AttributeValue[] {
  for (const value of test.values) {
    if (typeOf(value) !== type) throw invalidParameter('Condition parameter type does not match schema type');
    if (keyText(value) === '')
      throw invalidParameter(
        `The AttributeValue for a key attribute cannot contain an empty string value. Key: ${test.attribute}`,
      );
  }
  return test.values;
}

function testsOf(condition: Bound): KeyTest[] {
  switch (condition.kind) {
    case 'and':
      return [...testsOf(condition.left), ...testsOf(condition.right)];
    case 'compare':
      if (condition.comparator === '<>') throw invalidOperator('<>');
      return [
        condition.left.kind === 'value'
          ? testOf(MIRRORED[condition.comparator], condition.right, [condition.left])
          : testOf(condition.comparator, condition.left, [condition.right]),
      ];
    case 'between':
      return [testOf('BETWEEN', condition.operand, [condition.low, condition.high])];
    case 'function': {
      if (condition.name !== 'begins_with') throw invalidOperator(condition.name);
      const [attribute, start] = condition.operands;
      if (!attribute || !start) throw invalidOperator(condition.name);
      return [testOf('begins_with', attribute, [start])];
    }
    default:
      throw invalidOperator(condition.kind.toUpperCase());
  }
}

const invalidOperator = (operator: string) =>
  validation(`Invalid operator used in KeyConditionExpression: ${operator}`);

function testOf(
  operator: string,
  attribute: Operand<AttributeValue>,
  operands: readonly Operand<AttributeValue>[],
): KeyTest {
  if (attribute.kind !== 'path')
    throw validation(
      `Invalid condition in KeyConditionExpression: ${operator} operator must have the key attribute as its first operand`,
    );
  const [name] = attribute.path;
  if (typeof name !== 'string' || attribute.path.length > 1)
    throw validation('KeyConditionExpressions cannot have conditions on nested attributes');
  const values = operands.map((operand) => {
    if (operand.kind !== 'value')
      throw validation(
        `Invalid condition in KeyConditionExpression: ${operator} operator takes values, not attributes`,
      );
    return operand.value;
  });
  return { attribute: name, values, operator };
}
