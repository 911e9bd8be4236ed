import { serialization, validation } from '../aws-error.ts';
import { type Attributes, type AttributeValue, isTypeName } from './attribute-value.ts';
import { canonicalNumber, numberSize } from './number.ts';

/** How deep maps and lists may lie in each other. */
const DEPTH_MAX = 32;

/** Bytes counted while a value is walked; see `canonicalItem`. */
interface Weight {
  bytes: number;
}

export interface MeasuredItem {
  readonly item: Attributes;
  readonly bytes: number;
}

/**
 * Checks an item as it came over the wire and gives it its one form: attributes and sets sorted, numbers without
 * needless digits. So two items are equal exactly when their JSON texts are. `bytes` is the size by AWS's rule: names
 * and text in UTF-8, raw binary, numbers one byte per two digits and one, BOOL and NULL 1, maps and lists 3 and 1 per
 * entry ("DynamoDB item sizes and formats", developer guide).
 */
export function canonicalItem(value: unknown): MeasuredItem {
  const weight: Weight = { bytes: 0 };
  const item = canonicalMap(value, weight, 0, 0);
  return { item, bytes: weight.bytes };
}

/** A single value, checked and in its one form. */
export const canonicalValue = (value: unknown): AttributeValue => canonical(value, { bytes: 0 }, 0);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function canonicalMap(value: unknown, weight: Weight, depth: number, perEntry: number): Attributes {
  if (!isRecord(value)) throw serialization('Expected a map of attribute values');
  const names = Object.keys(value).sort();
  const item: Attributes = {};
  for (const name of names) {
    if (name === '')
      throw validation('One or more parameter values were invalid: An attribute name may not be empty');
    weight.bytes += Buffer.byteLength(name) + perEntry;
    const inner = canonical(value[name], weight, depth);
    // Plain assignment to "__proto__" would be lost.
    if (name === '__proto__') Object.defineProperty(item, name, { value: inner, enumerable: true });
    else item[name] = inner;
  }
  return item;
}

function canonical(value: unknown, weight: Weight, depth: number): AttributeValue {
  if (!isRecord(value)) throw serialization('Expected an attribute value');
  const keys = Object.keys(value);
  const [type] = keys;
  if (type === undefined || !isTypeName(type))
    throw validation('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  if (keys.length > 1)
    throw validation(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  const content = value[type];
  switch (type) {
    case 'S': {
      const text = textOf(content);
      weight.bytes += Buffer.byteLength(text);
      return { S: text };
    }
    case 'N': {
      const number = canonicalNumber(textOf(content));
      weight.bytes += numberSize(number);
      return { N: number };
    }
    case 'B': {
      const base64 = base64Of(content);
      weight.bytes += Buffer.byteLength(base64, 'base64');
      return { B: base64 };
    }
    case 'BOOL':
      if (typeof content !== 'boolean') throw serialization('BOOL takes true or false');
      weight.bytes += 1;
      return { BOOL: content };
    case 'NULL':
      if (content !== true)
        throw validation(
          'One or more parameter values were invalid: Null attribute value types must have the value of true',
        );
      weight.bytes += 1;
      return { NULL: true };
    case 'M':
      weight.bytes += 3;
      return { M: canonicalMap(content, weight, deeper(depth), 1) };
    case 'L': {
      if (!Array.isArray(content)) throw serialization('L takes a list');
      weight.bytes += 3 + content.length;
      const below = deeper(depth);
      return { L: content.map((element) => canonical(element, weight, below)) };
    }
    case 'SS':
      return { SS: canonicalSet(content, 'string', textOf, (text) => Buffer.byteLength(text), weight) };
    case 'NS':
      return { NS: canonicalSet(content, 'number', numberOf, numberSize, weight) };
    case 'BS':
      return {
        BS: canonicalSet(content, 'binary', base64Of, (text) => Buffer.byteLength(text, 'base64'), weight),
      };
  }
}

const numberOf = (value: unknown): string => canonicalNumber(textOf(value));

function deeper(depth: number): number {
  if (depth >= DEPTH_MAX - 1) throw validation('Nesting Levels have exceeded supported limits');
  return depth + 1;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw serialization('Expected a text value');
  return value;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function base64Of(value: unknown): string {
  const text = textOf(value);
  if (!BASE64.test(text)) throw serialization('Expected base64 text');
  return text;
}

function canonicalSet(
  content: unknown,
  kind: 'string' | 'number' | 'binary',
  read: (value: unknown) => string,
  size: (text: string) => number,
  weight: Weight,
): string[] {
  if (!Array.isArray(content)) throw serialization(`A ${kind} set takes a list`);
  if (content.length === 0)
    throw validation(`One or more parameter values were invalid: An ${kind} set  may not be empty`);
  const members = content.map(read).sort();
  members.forEach((member, index) => {
    if (member === members[index - 1])
      throw validation('One or more parameter values were invalid: Input collection contains duplicates.');
    weight.bytes += size(member);
  });
  return members;
}
