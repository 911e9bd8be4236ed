import { type AttributeValue, typeOf } from './attribute-value.ts';
import { compareNumbers } from './number.ts';

/** Whether two values (in their one form) are the same, type and all. */
export function equalValues(left: AttributeValue, right: AttributeValue): boolean {
  if ('S' in left) return 'S' in right && left.S === right.S;
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Orders two values of the same type S, N or B; undefined when they cannot be ordered. */
export function orderValues(left: AttributeValue, right: AttributeValue): number | undefined {
  // Text is ordered by its UTF-8 bytes, which differs from JavaScript's order beyond the basic plane.
  if ('S' in left && 'S' in right) return Buffer.compare(Buffer.from(left.S), Buffer.from(right.S));
  if ('N' in left && 'N' in right) return compareNumbers(left.N, right.N);
  if ('B' in left && 'B' in right)
    return Buffer.compare(Buffer.from(left.B, 'base64'), Buffer.from(right.B, 'base64'));
  return undefined;
}

/** What `size()` answers; undefined for types that have none. Text counts its UTF-16 units, as AWS's DynamoDB Local does. */
export function sizeOf(value: AttributeValue): number | undefined {
  switch (typeOf(value)) {
    case 'S':
      return 'S' in value ? value.S.length : undefined;
    case 'B':
      return 'B' in value ? Buffer.byteLength(value.B, 'base64') : undefined;
    case 'M':
      return 'M' in value ? Object.keys(value.M).length : undefined;
    case 'L':
      return 'L' in value ? value.L.length : undefined;
    case 'SS':
      return 'SS' in value ? value.SS.length : undefined;
    case 'NS':
      return 'NS' in value ? value.NS.length : undefined;
    case 'BS':
      return 'BS' in value ? value.BS.length : undefined;
    default:
      return undefined;
  }
}
