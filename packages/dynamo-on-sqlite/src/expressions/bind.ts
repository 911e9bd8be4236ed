import { serialization, validation } from '../aws-error.ts';
import type { AttributeValue } from '../values/attribute-value.ts';
import { canonicalValue } from '../values/canonical.ts';
import type { Condition, Operand, Path } from './syntax.ts';

/** The placeholders of one request; remembers which were used, for AWS refuses those that were not. */
export interface Placeholders {
  path(path: Path): Path;
  value(name: string): AttributeValue;
  /** Throws a ValidationException when a name or value was given and no expression used it. */
  checkAllUsed(): void;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `anyExpression`: whether the request has an expression at all. */
export function placeholdersOf(names: unknown, values: unknown, anyExpression: boolean): Placeholders {
  if (names === undefined && values === undefined) return NONE;
  const givenNames = namesOf(names, anyExpression);
  const givenValues = valuesOf(values, anyExpression);
  const unusedNames = new Set(givenNames.keys());
  const unusedValues = new Set(givenValues.keys());
  return {
    path: (path) =>
      path.map((step) => {
        if (typeof step === 'number' || !step.startsWith('#')) return step;
        const name = givenNames.get(step);
        if (name === undefined) throw undefinedName(step);
        unusedNames.delete(step);
        return name;
      }),
    value(name) {
      const value = givenValues.get(name);
      if (value === undefined) throw undefinedValue(name);
      unusedValues.delete(name);
      return value;
    },
    checkAllUsed() {
      if (unusedNames.size > 0)
        throw validation(
          `Value provided in ExpressionAttributeNames unused in expressions: keys: {${[...unusedNames].join(', ')}}`,
        );
      if (unusedValues.size > 0)
        throw validation(
          `Value provided in ExpressionAttributeValues unused in expressions: keys: {${[...unusedValues].join(', ')}}`,
        );
    },
  };
}

const NONE: Placeholders = {
  path: (path) => {
    for (const step of path) if (typeof step === 'string' && step.startsWith('#')) throw undefinedName(step);
    return path;
  },
  value: (name) => {
    throw undefinedValue(name);
  },
  checkAllUsed: () => undefined,
};

const undefinedName = (name: string) =>
  validation(
    `An expression attribute name used in the document path is not defined; attribute name: ${name}`,
  );

const undefinedValue = (name: string) =>
  validation(`An expression attribute value used in expression is not defined; attribute value: ${name}`);

function namesOf(names: unknown, anyExpression: boolean): Map<string, string> {
  const given = new Map<string, string>();
  if (names === undefined) return given;
  if (!isRecord(names)) throw serialization('ExpressionAttributeNames takes a map');
  if (!anyExpression)
    throw validation('ExpressionAttributeNames can only be specified when using expressions');
  if (Object.keys(names).length === 0) throw validation('ExpressionAttributeNames must not be empty');
  for (const [key, name] of Object.entries(names)) {
    if (!/^#[A-Za-z0-9_]+$/.test(key))
      throw validation(`ExpressionAttributeNames contains invalid key: Syntax error; key: "${key}"`);
    if (typeof name !== 'string') throw serialization('ExpressionAttributeNames takes texts');
    if (name === '')
      throw validation(
        `ExpressionAttributeNames contains invalid value: Empty attribute name for key ${key}`,
      );
    given.set(key, name);
  }
  return given;
}

function valuesOf(values: unknown, anyExpression: boolean): Map<string, AttributeValue> {
  const given = new Map<string, AttributeValue>();
  if (values === undefined) return given;
  if (!isRecord(values)) throw serialization('ExpressionAttributeValues takes a map');
  if (!anyExpression)
    throw validation('ExpressionAttributeValues can only be specified when using expressions');
  if (Object.keys(values).length === 0) throw validation('ExpressionAttributeValues must not be empty');
  for (const [key, value] of Object.entries(values)) {
    if (!/^:[A-Za-z0-9_]+$/.test(key))
      throw validation(`ExpressionAttributeValues contains invalid key: Syntax error; key: "${key}"`);
    given.set(key, canonicalValue(value));
  }
  return given;
}

/** Puts names and values in the place of their placeholders. */
export function bindCondition(
  condition: Condition<string>,
  placeholders: Placeholders,
): Condition<AttributeValue> {
  const bind = (operand: Operand<string>): Operand<AttributeValue> => bindOperand(operand, placeholders);
  switch (condition.kind) {
    case 'and':
    case 'or':
      return {
        kind: condition.kind,
        left: bindCondition(condition.left, placeholders),
        right: bindCondition(condition.right, placeholders),
      };
    case 'not':
      return { kind: 'not', condition: bindCondition(condition.condition, placeholders) };
    case 'compare':
      return { ...condition, left: bind(condition.left), right: bind(condition.right) };
    case 'between':
      return {
        kind: 'between',
        operand: bind(condition.operand),
        low: bind(condition.low),
        high: bind(condition.high),
      };
    case 'in':
      return { kind: 'in', operand: bind(condition.operand), options: condition.options.map(bind) };
    case 'function':
      return { kind: 'function', name: condition.name, operands: condition.operands.map(bind) };
  }
}

function bindOperand(operand: Operand<string>, placeholders: Placeholders): Operand<AttributeValue> {
  switch (operand.kind) {
    case 'path':
      return { kind: 'path', path: placeholders.path(operand.path) };
    case 'value':
      return { kind: 'value', value: placeholders.value(operand.value) };
    case 'size':
      return { kind: 'size', of: bindOperand(operand.of, placeholders) };
  }
}
