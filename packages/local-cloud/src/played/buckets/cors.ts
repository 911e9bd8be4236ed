import type { CorsRule } from './buckets.ts';
import type { BucketRequest } from './signature.ts';

/**
 * What a browser is told about a request that a page of another origin sends, or asks whether it may send (`OPTIONS`): the headers that
 * allow it; undefined: no rule does, and the browser keeps the answer from the page. Source: "CORS configuration", Amazon S3 User Guide.
 */
export function corsHeaders(
  { method, headers }: Pick<BucketRequest, 'method' | 'headers'>,
  rules: readonly CorsRule[],
): Readonly<Record<string, string>> | undefined {
  const said = (name: string): string => String(headers[name] ?? '');
  const wanted = said('access-control-request-headers')
    .toLowerCase()
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const asked = method === 'OPTIONS' ? said('access-control-request-method') : method;
  const rule = rules.find(
    (each) =>
      each.origins.includes(said('origin')) &&
      each.methods.includes(asked) &&
      wanted.every((name) => each.headers.includes(name)),
  );
  return (
    rule && {
      'access-control-allow-origin': said('origin'),
      'access-control-allow-methods': rule.methods.join(', '),
      ...(wanted.length > 0 && { 'access-control-allow-headers': wanted.join(', ') }),
      vary: 'origin',
    }
  );
}
