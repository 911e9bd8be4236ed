import { KNOWN_FIELDS } from './extra.ts';

/** Objects of the contract within an order. */
const INNER: readonly string[] = ['customer', 'promised'];

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A body whose known fields are absent where it says `null`; a field that must be there is then missed by its name. */
export function withoutNulls(body: unknown): unknown {
  if (!isObject(body)) return body;
  const present = Object.entries(body).filter(
    ([field, value]) => value !== null || !Object.hasOwn(KNOWN_FIELDS, field),
  );
  return Object.fromEntries(
    present.map(([field, value]) => [field, INNER.includes(field) && isObject(value) ? dense(value) : value]),
  );
}

const dense = (value: Fields): Fields =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null));
