import type { IncomingMessage } from 'node:http';

/** What a request is for, seen from `base`; a path of `//` stays a path, which `new URL` would take for a host. */
export function requestUrl({ url: target = '/' }: IncomingMessage, base: string): URL {
  const url = target.startsWith('/') ? URL.parse(`${base}${target}`) : URL.parse(target, base);
  return url ?? new URL(base);
}
