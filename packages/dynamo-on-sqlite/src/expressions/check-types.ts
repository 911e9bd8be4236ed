import { type AwsError, validation } from '../aws-error.ts';
import {
  type AttributeValue,
  isTypeName,
  TYPE_NAMES,
  type TypeName,
  typeOf,
} from '../values/attribute-value.ts';
import { orderValues } from '../values/compare.ts';
import type { Condition, Operand } from './syntax.ts';

type Bound = Operand<AttributeValue>;

/** Types that can stand on a side of <, <=, >, >= and in BETWEEN. */
const ORDERED: ReadonlySet<TypeName> = new Set(['S', 'N', 'B']);
const WITHOUT_SIZE: ReadonlySet<TypeName> = new Set(['N', 'BOOL', 'NULL']);

/** Refuses, before any item is looked at, what AWS refuses: operands whose given type can never do. */
export function checkTypes(condition: Condition<AttributeValue>): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      checkTypes(condition.left);
      checkTypes(condition.right);
      return;
    case 'not':
      checkTypes(condition.condition);
      return;
    case 'compare': {
      const { comparator, left, right } = condition;
      checkOperands([left, right]);
      checkDistinct(comparator, left, [right]);
      if (comparator !== '=' && comparator !== '<>') checkOrdered(comparator, [left, right]);
      return;
    }
    case 'between':
      checkOperands([condition.operand, condition.low, condition.high]);
      checkDistinct('BETWEEN', condition.operand, [condition.low, condition.high]);
      checkOrdered('BETWEEN', [condition.operand, condition.low, condition.high]);
      checkBounds(condition.low, condition.high);
      return;
    case 'in':
      checkOperands([condition.operand, ...condition.options]);
      checkDistinct('IN', condition.operand, condition.options);
      return;
    case 'function':
      checkOperands(condition.operands);
      checkFunction(condition);
  }
}

function checkFunction({ name, operands }: Extract<Condition<AttributeValue>, { kind: 'function' }>): void {
  const [first, second] = operands;
  if (first && second) checkDistinct(name, first, [second]);
  switch (name) {
    case 'attribute_exists':
    case 'attribute_not_exists':
      if (first?.kind !== 'path')
        throw validation(`Operator or function requires a document path; operator or function: ${name}`);
      return;
    case 'begins_with':
      for (const operand of operands) {
        const type = givenType(operand);
        if (type !== undefined && type !== 'S' && type !== 'B') throw wrongType(name, type);
      }
      return;
    case 'attribute_type': {
      if (second?.kind !== 'value') throw wrongType(name, `{${TYPE_NAMES.join(',')}}`);
      if (!('S' in second.value)) throw wrongType(name, typeOf(second.value));
      if (!isTypeName(second.value.S))
        throw validation(
          `Invalid attribute type name found; type: ${second.value.S}, valid types: {${TYPE_NAMES}}`,
        );
      return;
    }
    case 'contains':
      return;
  }
}

function checkOperands(operands: readonly Bound[]): void {
  for (const operand of operands) {
    if (operand.kind !== 'size') continue;
    const type = givenType(operand.of);
    if (type !== undefined && WITHOUT_SIZE.has(type)) throw wrongType('size', type);
    checkOperands([operand.of]);
  }
}

function checkOrdered(name: string, operands: readonly Bound[]): void {
  for (const operand of operands) {
    const type = givenType(operand);
    if (type !== undefined && !ORDERED.has(type)) throw wrongType(name, type);
  }
}

function checkBounds(low: Bound, high: Bound): void {
  if (low.kind !== 'value' || high.kind !== 'value') return;
  if (typeOf(low.value) !== typeOf(high.value))
    throw validation('The BETWEEN operator requires same data type for lower and upper bounds');
  if ((orderValues(low.value, high.value) ?? 0) > 0)
    throw validation('The BETWEEN operator requires upper bound to be greater than or equal to lower bound');
}

function checkDistinct(name: string, first: Bound, rest: readonly Bound[]): void {
  if (first.kind !== 'path') return;
  const text = JSON.stringify(first.path);
  if (rest.some((operand) => operand.kind === 'path' && JSON.stringify(operand.path) === text))
    throw validation(
      `The first operand must be distinct from the remaining operands for this operator or function; operator: ${name}, first operand: ${text}`,
    );
}

/** The type an operand has whatever the item; undefined when the item decides. */
function givenType(operand: Bound): TypeName | undefined {
  if (operand.kind === 'value') return typeOf(operand.value);
  return operand.kind === 'size' ? 'N' : undefined;
}

const wrongType = (name: string, type: string): AwsError =>
  validation(
    `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`,
  );
