import type { RouteDefinition } from './api.ts';

export interface Match {
  route: RouteDefinition;
  pathParameters: Record<string, string>;
}

/**
 * The most specific route wins (HTTP API developer guide, "Routing API requests"): full match of method and path,
 * then greedy `{proxy+}`, then `$default`; a literal segment goes before a parameter, a method before ANY.
 */
export function routerOf(
  routes: readonly RouteDefinition[],
): (method: string, path: string) => Match | undefined {
  const compiled = routes.map((route) => {
    const [method = '', path = ''] = route.key === '$default' ? ['$default', ''] : route.key.split(' ');
    return { route, method, segments: segmentsOf(path), rank: rankOf(method, path) };
  });
  compiled.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  return (method, path) => {
    const asked = segmentsOf(path);
    for (const candidate of compiled) {
      if (candidate.method === '$default') return { route: candidate.route, pathParameters: {} };
      if (candidate.method !== 'ANY' && candidate.method !== method) continue;
      const pathParameters = matchSegments(candidate.segments, asked);
      if (pathParameters) return { route: candidate.route, pathParameters };
    }
    return undefined;
  };
}

const segmentsOf = (path: string): string[] => path.split('/').slice(1);

/** Sorts: literal < parameter < greedy, segment by segment; then a method before ANY; `$default` last. */
const rankOf = (method: string, path: string): string => {
  if (method === '$default') return '~';
  const kinds = segmentsOf(path).map((segment) =>
    segment.endsWith('+}') ? '3' : segment.startsWith('{') ? '2' : '1',
  );
  return `${kinds.includes('3') ? '1' : '0'}${kinds.join('')}${method === 'ANY' ? '9' : '0'}`;
};

function matchSegments(
  pattern: readonly string[],
  asked: readonly string[],
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const value = asked[index];
    const name = segment.match(/^\{([^}+]+)(\+?)\}$/);
    if (name?.[1] !== undefined && name[2] === '+') {
      if (value === undefined || value === '') return undefined;
      parameters[name[1]] = asked.slice(index).map(decode).join('/');
      return parameters;
    }
    if (value === undefined || value === '') return segment === value ? parameters : undefined;
    if (name?.[1] !== undefined) parameters[name[1]] = decode(value);
    else if (segment !== value) return undefined;
  }
  return pattern.length === asked.length ? parameters : undefined;
}

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};
