/** JSON writes numbers of any size; one beyond the largest double is read as infinite, and nothing can write that again. */
export function holdsInfinite(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsInfinite);
}

/** The value with null for every infinite number, as JSON itself writes them. Not for what is nested without bounds. */
export function withoutInfinite(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(withoutInfinite);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutInfinite(inner)]));
}
