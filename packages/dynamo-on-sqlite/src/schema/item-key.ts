import { invalidParameter, validation } from '../aws-error.ts';
import { type Attributes, type AttributeValue, keyText, typeOf } from '../values/attribute-value.ts';
import { keyBytes, partitionHash } from '../values/key-bytes.ts';
import {
  type IndexDefinition,
  type KeyAttribute,
  type KeySchema,
  keyAttributes,
} from './table-definition.ts';

/** Where an item lies: its hash, partition key and sort key (empty without one), as bytes in order. */
export interface ItemPlace {
  readonly hash: number;
  readonly partition: Buffer;
  readonly sort: Buffer;
}

const PARTITION_KEY_BYTES_MAX = 2048;
export const SORT_KEY_BYTES_MAX = 1024;
const NO_SORT_KEY = Buffer.alloc(0);

export function placeOf(item: Attributes, keys: KeySchema): ItemPlace {
  const hash = item[keys.hash.name];
  const range = keys.range && item[keys.range.name];
  if (!hash || (keys.range && !range)) throw new Error('an item without its key');
  return placeAt(hash, range);
}

export function placeAt(hash: AttributeValue, range: AttributeValue | undefined): ItemPlace {
  const partition = keyBytes(hash);
  return { hash: partitionHash(partition), partition, sort: range ? keyBytes(range) : NO_SORT_KEY };
}

/** Checks the key attributes of an item that is about to be put. */
export function checkItemKeys(item: Attributes, keys: KeySchema): void {
  for (const [index, attribute] of keyAttributes(keys).entries()) {
    const value = item[attribute.name];
    if (!value) throw invalidParameter(`Missing the key ${attribute.name} in the item`);
    if (typeOf(value) !== attribute.type)
      throw invalidParameter(
        `Type mismatch for key ${attribute.name} expected: ${attribute.type} actual: ${typeOf(value)}`,
      );
    checkKeyValue(attribute, value, index === 0);
  }
}

/** Checks a key as GetItem and its like take it: exactly the key attributes, of their types. */
export function checkKey(key: Attributes, keys: KeySchema): void {
  const attributes = keyAttributes(keys);
  if (Object.keys(key).length !== attributes.length)
    throw validation('The provided key element does not match the schema');
  for (const [index, attribute] of attributes.entries()) {
    const value = key[attribute.name];
    if (!value || typeOf(value) !== attribute.type)
      throw validation('The provided key element does not match the schema');
    checkKeyValue(attribute, value, index === 0);
  }
}

/** Index keys may be absent, but not wrong. */
export function checkIndexKeys(item: Attributes, index: IndexDefinition): void {
  for (const [position, attribute] of keyAttributes(index.keys).entries()) {
    const value = item[attribute.name];
    if (!value) continue;
    if (typeOf(value) !== attribute.type)
      throw invalidParameter(
        `Type mismatch for Index Key ${attribute.name} Expected: ${attribute.type} Actual: ${typeOf(value)} IndexName: ${index.name}`,
      );
    checkKeyValue(attribute, value, position === 0, ` IndexName: ${index.name}`);
  }
}

function checkKeyValue(attribute: KeyAttribute, value: AttributeValue, isHash: boolean, suffix = ''): void {
  if (keyText(value) === '')
    throw invalidParameter(
      `The AttributeValue for a key attribute cannot contain an empty ${attribute.type === 'B' ? 'binary' : 'string'} value. Key: ${attribute.name}${suffix}`,
    );
  const max = isHash ? PARTITION_KEY_BYTES_MAX : SORT_KEY_BYTES_MAX;
  if (attribute.type !== 'N' && keyBytes(value).length > max)
    throw invalidParameter(
      `Size of ${isHash ? 'hashkey' : 'rangekey'} has exceeded the maximum size limit of ${max} bytes${suffix}`,
    );
}

export function pick(item: Attributes, names: Iterable<string>): Attributes {
  const picked: Attributes = {};
  for (const name of names) {
    const value = item[name];
    if (value) picked[name] = value;
  }
  return picked;
}

export const keyOf = (item: Attributes, keys: KeySchema): Attributes =>
  pick(
    item,
    keyAttributes(keys).map(({ name }) => name),
  );
