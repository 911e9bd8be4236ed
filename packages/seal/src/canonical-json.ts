/**
 * One spelling per JSON value (RFC 8785): fields sorted by UTF-16 code units, no spaces, numbers as ECMAScript writes them.
 * A field that is undefined is absent, as in JSON. Unlike the RFC, a lone surrogate is escaped rather than refused.
 * Throws TypeError for what JSON cannot say (functions, NaN, bigint) and for a bare undefined.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('JSON has no such number');
      return JSON.stringify(value);
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? arrayOf(value) : objectOf(value);
    default:
      throw new TypeError(`JSON has no ${typeof value}`);
  }
}

const arrayOf = (items: readonly unknown[]): string => `[${items.map(canonicalJson).join(',')}]`;

function objectOf(value: object): string {
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`;
}
