/** A DynamoDB value as the JSON protocol carries it; `B` and `BS` are base64 text, `N` and `NS` decimal text. */
export type AttributeValue =
  | { S: string }
  | { N: string }
  | { B: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { M: Attributes }
  | { L: AttributeValue[] }
  | { SS: string[] }
  | { NS: string[] }
  | { BS: string[] };

export type Attributes = { [name: string]: AttributeValue };
export type TypeName = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'M' | 'L' | 'SS' | 'NS' | 'BS';
/** Types a key attribute may have. */
export type KeyType = 'S' | 'N' | 'B';

export const TYPE_NAMES: readonly TypeName[] = ['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS'];

const types: ReadonlySet<string> = new Set(TYPE_NAMES);
export const isTypeName = (name: string): name is TypeName => types.has(name);

/** The one type of a value that has been through `canonicalValue`. */
export function typeOf(value: AttributeValue): TypeName {
  for (const name in value) if (isTypeName(name)) return name;
  throw new Error('an attribute value without a type');
}

/** The text of a key value, whatever its type. */
export function keyText(value: AttributeValue): string | undefined {
  if ('S' in value) return value.S;
  if ('N' in value) return value.N;
  return 'B' in value ? value.B : undefined;
}
