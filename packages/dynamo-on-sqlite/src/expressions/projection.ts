import { validation } from '../aws-error.ts';
import type { Attributes, AttributeValue } from '../values/attribute-value.ts';
import type { Path, Step } from './syntax.ts';

/** What to keep of an item: a tree of steps, `true` = the whole of it. */
export type Projection = ReadonlyMap<Step, Projection | true>;
type Growing = Map<Step, Growing | true>;

/** Joins paths to one projection; AWS refuses paths of which one lies in the other, or that disagree on map or list. */
export function projectionOf(paths: readonly Path[]): Projection {
  const root: Growing = new Map();
  for (const path of paths) {
    let here = root;
    path.forEach((step, depth) => {
      const known = here.get(step);
      const last = depth === path.length - 1;
      if (known === true || (known && last)) throw overlap(paths);
      if (here.size > 0 && typeof [...here.keys()][0] !== typeof step) throw conflict(paths);
      if (last) here.set(step, true);
      else {
        const next = known ?? new Map();
        here.set(step, next);
        here = next;
      }
    });
  }
  return root;
}

const render = (paths: readonly Path[]): string => paths.map((path) => JSON.stringify(path)).join(', ');
const overlap = (paths: readonly Path[]) =>
  validation(
    `Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; paths: ${render(paths)}`,
  );
const conflict = (paths: readonly Path[]) =>
  validation(
    `Invalid ProjectionExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; paths: ${render(paths)}`,
  );

export function project(item: Attributes, projection: Projection): Attributes {
  const projected: Attributes = {};
  for (const [step, inner] of projection) {
    if (typeof step !== 'string' || !Object.hasOwn(item, step)) continue;
    const value = item[step];
    const part = value && partOf(value, inner);
    if (part) projected[step] = part;
  }
  return projected;
}

/** A list keeps its chosen elements in their order, closed up; what does not lie there is left out. */
function partOf(value: AttributeValue, projection: Projection | true): AttributeValue | undefined {
  if (projection === true) return value;
  if ('M' in value) {
    const map = project(value.M, projection);
    return Object.keys(map).length > 0 ? { M: map } : undefined;
  }
  if ('L' in value) {
    const elements: AttributeValue[] = [];
    const chosen = [...projection].filter(
      (entry): entry is [number, Projection | true] => typeof entry[0] === 'number',
    );
    for (const [index, inner] of chosen.sort(([a], [b]) => a - b)) {
      const element = value.L[index];
      const part = element && partOf(element, inner);
      if (part) elements.push(part);
    }
    return elements.length > 0 ? { L: elements } : undefined;
  }
  return undefined;
}
