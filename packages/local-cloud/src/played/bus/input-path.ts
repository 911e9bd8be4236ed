import { Fault } from '@huiyin/kernel';
/** The JSON path subset of a target's InputPath: `$`, `$.detail`, `$.detail.name`, `$.list[0]`. */
export function readPath(path: string, event: unknown): unknown {
  if (!/^\$(\.[\w-]+|\[\d+\])*$/.test(path))
    throw new Fault('template-unsupported', `local-cloud does not read the path ${path}`);
  let value = event;
  for (const [, name, index] of path.matchAll(/\.([\w-]+)|\[(\d+)\]/g)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[name ?? index ?? '']; // narrowed to an object above
  }
  return value;
}
