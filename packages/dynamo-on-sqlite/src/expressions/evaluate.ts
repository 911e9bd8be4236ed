import { type Attributes, type AttributeValue, typeOf } from '../values/attribute-value.ts';
import { equalValues, orderValues, sizeOf } from '../values/compare.ts';
import type { Comparator, Condition, Operand, Path, Step } from './syntax.ts';

/** Whether an item meets a condition; an absent item is an empty one. */
export function meets(item: Attributes, condition: Condition<AttributeValue>): boolean {
  switch (condition.kind) {
    case 'and':
      return meets(item, condition.left) && meets(item, condition.right);
    case 'or':
      return meets(item, condition.left) || meets(item, condition.right);
    case 'not':
      return !meets(item, condition.condition);
    case 'compare':
      return compare(
        condition.comparator,
        operandValue(item, condition.left),
        operandValue(item, condition.right),
      );
    case 'between': {
      const value = operandValue(item, condition.operand);
      return (
        compare('>=', value, operandValue(item, condition.low)) &&
        compare('<=', value, operandValue(item, condition.high))
      );
    }
    case 'in': {
      const value = operandValue(item, condition.operand);
      return condition.options.some((option) => compare('=', value, operandValue(item, option)));
    }
    case 'function':
      return holds(item, condition);
  }
}

/** What lies at a path; undefined when nothing does. */
export function at(item: Attributes, path: Path): AttributeValue | undefined {
  let value: AttributeValue = { M: item };
  for (const step of path) {
    const inner = stepInto(value, step);
    if (inner === undefined) return undefined;
    value = inner;
  }
  return value;
}

function stepInto(value: AttributeValue, step: Step): AttributeValue | undefined {
  if (typeof step === 'number') return 'L' in value ? value.L[step] : undefined;
  return 'M' in value && Object.hasOwn(value.M, step) ? value.M[step] : undefined;
}

function operandValue(item: Attributes, operand: Operand<AttributeValue>): AttributeValue | undefined {
  switch (operand.kind) {
    case 'value':
      return operand.value;
    case 'path':
      return at(item, operand.path);
    case 'size': {
      const value = operandValue(item, operand.of);
      const size = value && sizeOf(value);
      return size === undefined ? undefined : { N: String(size) };
    }
  }
}

function compare(
  comparator: Comparator,
  left: AttributeValue | undefined,
  right: AttributeValue | undefined,
): boolean {
  if (comparator === '<>') return !(left && right && equalValues(left, right));
  if (!left || !right) return false;
  if (comparator === '=') return equalValues(left, right);
  const order = orderValues(left, right);
  if (order === undefined) return false;
  switch (comparator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function holds(
  item: Attributes,
  { name, operands }: Extract<Condition<AttributeValue>, { kind: 'function' }>,
): boolean {
  const [first, second] = operands.map((operand) => operandValue(item, operand));
  switch (name) {
    case 'attribute_exists':
      return first !== undefined;
    case 'attribute_not_exists':
      return first === undefined;
    case 'attribute_type':
      return first !== undefined && second !== undefined && 'S' in second && typeOf(first) === second.S;
    case 'begins_with':
      return first !== undefined && second !== undefined && beginsWith(first, second);
    case 'contains':
      return first !== undefined && second !== undefined && contains(first, second);
  }
}

function beginsWith(whole: AttributeValue, start: AttributeValue): boolean {
  if ('S' in whole && 'S' in start) return whole.S.startsWith(start.S);
  if ('B' in whole && 'B' in start) {
    const bytes = Buffer.from(start.B, 'base64');
    return Buffer.from(whole.B, 'base64').subarray(0, bytes.length).equals(bytes);
  }
  return false;
}

function contains(whole: AttributeValue, part: AttributeValue): boolean {
  if ('S' in whole) return 'S' in part && whole.S.includes(part.S);
  if ('B' in whole)
    return 'B' in part && Buffer.from(whole.B, 'base64').includes(Buffer.from(part.B, 'base64'));
  if ('SS' in whole) return 'S' in part && whole.SS.includes(part.S);
  if ('NS' in whole) return 'N' in part && whole.NS.includes(part.N);
  if ('BS' in whole) return 'B' in part && whole.BS.includes(part.B);
  return 'L' in whole && whole.L.some((element) => equalValues(element, part));
}
