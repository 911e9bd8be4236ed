import { type Named, nameIn } from '@huiyin/vocabulary';
import { sorted } from './sorted.ts';

/** Which row of a briefing: the branch, or one team or business type under any of its names. */
export type Scope =
  | { readonly of: 'total' }
  | { readonly of: 'team' | 'businessType'; readonly id: string; readonly names: readonly string[] };

/** Who served, and in which business: of a cell, or of a case's order. */
export interface Served {
  readonly team: string;
  readonly businessType: string;
}

export const inScope =
  (scope: Scope) =>
  (served: Served): boolean =>
    scope.of === 'total' || served[scope.of] === scope.id;

/** Those that occur: first as the branch lists them, then any it does not know (any more), by id. */
export function thoseOccurring(known: readonly Named[], ids: Iterable<string>): Named[] {
  const occurring = new Set(ids);
  const strangers = [...occurring].filter((id) => known.every((each) => each.id !== id));
  return [
    ...known.flatMap(({ id, name }) => (occurring.has(id) ? [{ id, name }] : [])),
    ...sorted(strangers, (id) => id).map((id) => ({ id, name: nameIn(known, id) })),
  ];
}
