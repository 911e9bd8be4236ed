/** No order is nested so deep; whoever walks a value deeper than some thousands falls off the stack. */
export const DEPTH_MAX = 32;

const isNest = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Does a value hold lists or objects within each other more than {@link DEPTH_MAX} deep? Never walks deeper than that. */
export const isTooDeep = (value: unknown, left = DEPTH_MAX): boolean =>
  isNest(value) && (left === 0 || Object.values(value).some((inner) => isTooDeep(inner, left - 1)));

/** The value down to {@link DEPTH_MAX}, and null for what lies deeper. */
export function cutDepth(value: unknown, left = DEPTH_MAX): unknown {
  if (!isNest(value)) return value;
  if (left === 0) return null;
  if (Array.isArray(value)) return value.map((inner) => cutDepth(inner, left - 1));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cutDepth(inner, left - 1)]));
}
